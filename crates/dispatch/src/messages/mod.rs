//! "Nosūtītās ziņas": what was sent to telephones, what became of it, and once more.

mod queries;
mod routes;

pub(crate) use routes::routes;
