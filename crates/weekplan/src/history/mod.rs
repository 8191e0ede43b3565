//! Every saved version of a week's plan: compared side by side, restored as a new save.

mod queries;
mod routes;

pub use routes::routes;
