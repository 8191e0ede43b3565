//! The page that a paired device shows: who works, and the PIN.

mod attempt;
mod model;
mod queries;
mod routes;

pub use routes::asynchronous_routes;
