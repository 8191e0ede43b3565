//! A timetable being drafted.

mod page;
mod routes;

pub use routes::routes;
