//! The head's board: groups × a day's duties, live.

mod cells;
mod events;
mod routes;

pub use cells::{plan_state, short, state};
pub use routes::routes;
