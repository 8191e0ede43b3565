//! "Plānošana": a group's themes (3.4) and month plans (3.5). A plan is the group's: both its teachers and a substitute
//! write it, field by field, and every version is kept; subject teachers write their own part (3.5.2) and nothing else;
//! the management comments. What is typed and not saved is kept apart as a draft.
//!
//! Others read [`records`]; the week plan shares [`drafts`], [`comments`] and [`text::plain`]. The tables are written
//! here alone.

mod access;
pub mod around;
pub mod comments;
pub mod drafts;
pub mod events;
pub mod month;
pub mod records;
pub mod text;
pub mod theme;

pub use access::{COMMENT, PART, SEE, WRITE};

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    month::routes()
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
