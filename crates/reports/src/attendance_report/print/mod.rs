//! The report on paper and as a spreadsheet.

mod book;
mod routes;
mod sheet;

pub use routes::routes;
