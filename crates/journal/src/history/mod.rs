//! Every saved version of a day's entry: nothing that was acknowledged is lost.

mod queries;
mod routes;

pub use routes::routes;
