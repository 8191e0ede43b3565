//! "Meklēt plānos": the box, its filters, what was found.

mod model;
mod queries;
mod routes;

pub use routes::routes;
