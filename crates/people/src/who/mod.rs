//! Who sees a child's file and why (6.1): decided by the same rules as the file itself, person by person.

mod queries;
mod routes;

pub use routes::routes;
