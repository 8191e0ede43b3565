//! Import (2.2): children with their parents, staff and groups from a spreadsheet, by page and by command.
//!
//! The way of a file: [`sheets::read`] makes rows of text of it, [`Sheet`] knows which column holds what, [`prepare`]
//! judges every row beside what is kept, and [`write`] writes it all or nothing. The page keeps the sheet in
//! `import_draft` between the upload and the confirmation; the plan is made anew inside the writing transaction, so
//! what is written is what holds at that moment, and it is what the person saw, or they are shown it again.
//!
//! An empty cell takes nothing away, and the same file twice changes nothing.

mod access;
mod children;
mod draft;
mod field;
mod forget;
mod groups;
mod headings;
mod kind;
mod known_groups;
mod pages;
mod plan;
mod reading;
mod sheet;
mod staff;
mod words;
mod write;

pub use access::of as action;
pub use field::Field;
pub use forget::ForgetDraft;
pub use headings::{kind_of, known, missing};
pub use kind::Kind;
pub use plan::{Change, Judged, Plan, Said, State};
pub use sheet::Sheet;
pub use words::{change, file_fault, said};
pub use write::{Doing, hold, prepare, write};

/// The pure parts, for tests.
pub mod rules {
    pub use crate::children::{Address, Existing, Facts, Held, Stay, plan as children};
    pub use crate::groups::plan as groups;
    pub use crate::known_groups::KnownGroup;
    pub use crate::reading::{day, split};
    pub use crate::staff::{HeldRole, Member, Taken, plan as staff, wished};
}

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    pages::routes()
}

/// The texts of these pages.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
