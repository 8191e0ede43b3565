//! A group's timetable on paper, for the wall (3.3).

mod routes;
mod sheet;

pub use routes::routes;
