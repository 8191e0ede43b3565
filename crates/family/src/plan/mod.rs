//! "Mēneša plāns" as a parent reads it (3.5): what the own child's group is about in a month, and what comes when.

mod model;
mod routes;

pub use routes::routes;
