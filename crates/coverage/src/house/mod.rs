//! Every group's year in numbers, for the management.

mod routes;

pub use routes::routes;
