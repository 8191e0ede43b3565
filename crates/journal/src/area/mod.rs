//! "Žurnāls": a month's entries of one learning area.

mod queries;
mod routes;

pub use routes::routes;
