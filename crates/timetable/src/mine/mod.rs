//! A subject teacher's own week over all groups (3.3).

mod queries;
mod routes;
mod week;

pub use routes::routes;
