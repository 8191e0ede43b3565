//! The head's board: groups × a day's duties, live.

mod events;
mod routes;

pub use routes::routes;
