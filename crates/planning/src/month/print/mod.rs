//! The month plan on paper.

mod routes;
mod sheet;

pub use routes::print;
