//! "Grupas planšetes": the devices that are paired with a group.

mod queries;
mod routes;

pub use routes::routes;
