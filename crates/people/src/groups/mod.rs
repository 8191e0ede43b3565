//! "Grupas": name, number, age, emblem.

mod queries;
mod routes;

pub use queries::all_groups;
pub use routes::routes;
