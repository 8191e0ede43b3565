//! A month of a group as a grid.

mod model;
mod routes;

pub use routes::{MonthPage, month_page, routes};
