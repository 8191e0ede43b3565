//! In which group a child is from when to when, and when it learns at home (3.10.2). The history stays.

mod model;
mod queries;
mod routes;

pub use queries::{Regime, Stay, history, join};
pub use routes::routes;
