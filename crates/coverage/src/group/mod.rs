//! A group's year.

mod routes;

pub use routes::routes;
