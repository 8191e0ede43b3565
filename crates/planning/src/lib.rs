//! "Plānošana": for now its "Rotaļnodarbību saraksts" (3.3), a week of play-lessons by group, drafted by its
//! teachers and approved by the head or the deputy.
//!
//! The diary starts from [`slots_on`]; the tables are written here alone.

mod slots;

pub use slots::{Slot, slots_on};
