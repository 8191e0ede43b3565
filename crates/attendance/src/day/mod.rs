//! One day of a group: one tap a child.

mod model;
mod queries;
mod routes;
mod save;

pub use queries::Stamp;
pub use routes::routes;
