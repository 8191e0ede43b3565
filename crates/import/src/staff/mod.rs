//! Staff with their roles (2.1): a row for each role of a person.

mod names;
mod person;
mod plan;
mod queries;
mod roles;
mod typed;
mod write;

pub use names::wished;
pub use plan::plan;
pub use queries::{HeldRole, Member, Taken, existing, taken};
pub(crate) use write::{Write, write};
