//! "Rotaļnodarbību saraksts" (3.2, 3.3): a group's week of play-lessons, each an area's or a subject's with its teacher,
//! drafted and submitted by the group's teachers, approved or returned with a remark by the head or the deputy, kept by
//! versions. A teacher who would be in two groups at once is found before it is submitted ([`clash`]). A day is
//! rearranged in the diary and leaves the approved list as it is.
//!
//! The diary starts from [`slots_on`], the week plan from [`slots_of_week`], "Galvenā lapa" says what [`waiting`] finds;
//! the tables are written here alone.

mod access;
pub mod clash;
pub mod draft;
mod edit;
pub mod form;
mod mine;
mod print;
mod queries;
mod slots;
mod timetable;
pub mod versions;
mod view;
mod waiting;
mod week;
mod writes;

pub use access::{APPROVE, EDIT, MINE, SEE};
pub use slots::{Slot, slots_on};
pub use waiting::{Waiting, waiting};
pub use week::{WeekSlot, WeekSlots, slots_of_week};

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    Routes::new()
        .merge(timetable::routes())
        .merge(edit::routes())
        .merge(versions::routes())
        .merge(mine::routes())
        .merge(print::routes())
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
