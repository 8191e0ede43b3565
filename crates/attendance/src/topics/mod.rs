//! Safety rules and upbringing topics of a day (3.9.3): what was told, when in the day, and who is still to be told.

mod queries;
mod routes;
mod start;

pub use routes::{TopicsCard, routes, topics_card};
pub use start::default_topics;
