//! A day's duties as data: what each group owes, when, and how it stands.

mod model;
mod plans;
mod queries;

pub use model::{
    GroupDay, Item, Standing, Summary, Tally, Task, ToldTopic, Written, by_urgency, items, settled,
    summary,
};
pub use plans::{Plan, asked, in_view};
pub use queries::{Teacher, day, done, teachers};
