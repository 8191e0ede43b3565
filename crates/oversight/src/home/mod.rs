//! "Galvenā lapa": what is due for the person who looks, most urgent first.

mod mine;
mod page;
mod plans;
mod queries;
mod routes;

pub use page::Row;
pub use routes::routes;
