//! The school year's direction of upbringing: a value and a virtue (3.2).

mod queries;
mod routes;

pub use routes::routes;
