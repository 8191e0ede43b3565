//! Signing in through the provider.

mod admit;
mod routes;

pub use routes::{Errand, routes, set_off};
