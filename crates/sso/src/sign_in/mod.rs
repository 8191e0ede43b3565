//! Signing in through the provider.

mod admit;
mod routes;

pub use routes::{routes, set_off};
