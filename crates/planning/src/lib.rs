//! "Plānošana": for now its "Rotaļnodarbību saraksts" (3.3): a group's week of play-lessons, drafted and submitted by
//! its teachers, approved by the head or the deputy, kept by versions. A day is rearranged in the diary and leaves
//! the approved list as it is.
//!
//! The diary starts from [`slots_on`]; the tables are written here alone.

mod access;
pub mod draft;
mod edit;
mod queries;
mod slots;
mod timetable;

pub use access::{APPROVE, EDIT, SEE};
pub use slots::{Slot, slots_on};

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    Routes::new()
        .merge(timetable::routes())
        .merge(edit::routes())
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
