//! "Grupas žurnāls": who is absent, by 09:00 (3.10), one tap a child on a phone and a month's grid on a desktop; the
//! safety rules and upbringing topics of the day with the children who are still to be told (3.9.3).
//!
//! Others read [`records`]; the tables are written here alone.

mod access;
mod day;
mod month;
pub mod records;
mod topic_list;
mod topics;

pub use access::{MARK, SEE};
pub use month::{MonthPage, month_page};
pub use topics::default_topics;

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    Routes::new()
        .merge(day::routes())
        .merge(month::routes())
        .merge(topics::routes())
        .merge(topic_list::routes())
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
