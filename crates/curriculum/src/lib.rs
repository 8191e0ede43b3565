//! The institution's reference lists, versioned by school year: outcomes by learning area and stage, transversal skills,
//! values, virtues, subjects, assessment techniques (3.5.1, 3.6; Cabinet regulation Nr. 716). Loaded by the methodologist.
//!
//! An entry holds from a day to a day. Other words from a school year on end the old entry and begin a new one, so that
//! plans keep what they refer to; the tables are written here alone.

mod access;
mod area;
mod held;
mod load;
mod names;
mod outcomes;
mod overview;
mod records;
mod stage;
mod start;
mod words;

pub use load::ForgetList;
pub use records::{Entry, Kind, Outcome, UnknownKind, entries_on, outcomes_on};
pub use stage::{Stage, UnknownStage};
pub use start::{SeedLists, seed};

/// The pure parts, for tests.
pub mod rules {
    pub use crate::area::{area_of, stage_of};
    pub use crate::held::Held;
    pub use crate::load::{Judged, Others, Plan, Raw, State, Unread, judge, read};
    pub use crate::outcomes::queries::{Line, New, Update};
}

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    Routes::new()
        .merge(overview::routes())
        .merge(outcomes::routes())
        .merge(names::routes())
        .merge(load::routes())
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
