//! "Pieslēgties" and "Iziet".

mod queries;
mod routes;

pub use routes::{asynchronous_routes, routes};
