//! Any version of a timetable, and two of them side by side.

pub mod compare;
mod routes;

pub use routes::routes;
