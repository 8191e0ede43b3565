//! A group's timetable: the one in force, the one to come, the draft, and its approval.

mod board;
mod page;
mod routes;

pub use board::Board;
pub use routes::routes;
