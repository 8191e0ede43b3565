//! Who stands in for whom (3.19).

mod queries;
mod routes;

pub use queries::{Substitution, end_standing_in, substitutions};
pub use routes::routes;
