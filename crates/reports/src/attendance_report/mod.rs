//! The attendance report of a group's month.

mod csv_file;
pub mod model;
mod queries;
mod routes;

pub use routes::routes;
