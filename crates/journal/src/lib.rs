//! "Dienasgrāmata", in summer "Žurnāls" (3.1, 3.2): one entry a day of each group. Its rows begin with the dominant
//! learning area (3.7) and hold "Tēma" and "Uzdots" (3.9.1, 3.9.2); a day starts from the timetable (3.3); the seven
//! areas of the week (3.8) and health of every day (3.7) are shown while writing. Entries are due at 07:30 (3.9); who
//! wrote in whose place stays with each version (3.19). "Žurnāls" shows the same entries by learning area.
//!
//! Others read [`records`] and count with [`coverage`]; the tables are written here alone.

mod access;
mod area;
pub mod coverage;
mod day;
pub mod entry;
pub mod findable;
mod history;
pub mod records;
pub mod steps;
mod week;
mod words;

pub use access::{SEE, WRITE};
pub use coverage::{Coverage, Health};
pub use findable::IndexDiary;

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    Routes::new()
        .merge(week::routes())
        .merge(day::routes())
        .merge(history::routes())
        .merge(area::routes())
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
