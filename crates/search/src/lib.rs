//! Full text over plans and diaries of all years, within what the person may see (issue 4.9): "which groups planned
//! 'Mārtiņdiena'?". Words are compared without diacritics and case endings.
//!
//! A domain that saves a plan calls [`replace`] in the same transaction, with the record as a [`Source`] and its texts
//! as [`Entry`]s. What is said of named children is never given to it.

mod access;
mod entry;
mod page;
mod queries;
pub mod wanted;
pub mod words;

pub use access::{SEE, seen_by};
pub use entry::{Entry, Kind, Source, UnknownKind};
pub use queries::{Filed, Filter, Hit, Seen, filed, find, replace, replace_all};
pub use wanted::Wanted;

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    page::routes()
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
