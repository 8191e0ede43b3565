//! "Šodien": one day of the own child.

mod presence;
mod routes;

pub use presence::{Presence, presence};
pub use routes::{DayPage, day_page, routes};
