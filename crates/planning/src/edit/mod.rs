//! A timetable being drafted.

mod routes;

pub use routes::routes;
