//! "PIN": a person's own, set with the password given again.

mod model;
mod queries;
mod routes;

pub use model::{is_trivial, six_digits};
pub use routes::routes;
