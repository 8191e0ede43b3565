//! Children with their parents (2.2, 3.12).

mod compare;
mod family;
mod kept;
mod matching;
mod plan;
mod queries;
mod typed;
mod write;

pub use kept::{Address, Existing, Facts, Held, Stay};
pub use plan::plan;
pub(crate) use queries::existing;
pub(crate) use write::{Write, write};
