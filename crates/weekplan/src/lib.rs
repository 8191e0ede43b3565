//! The week plan (3.6): the month's outcomes laid out by weekday, indoors and outdoors, each lesson with its means;
//! what is different for a child is seen by the group's staff and the management only. It is due on the Friday before
//! its week, every version is kept, and a week that is over is changed only with a reason. While planning it shows what
//! the week lacks (3.7, 3.8). A day of the diary begins from it ([`start`]) and leaves it as it is.
//!
//! Others read [`records`]; the tables are written here alone.

mod access;
pub mod balance;
mod edit;
pub mod findable;
mod history;
pub mod lesson;
pub mod plan;
mod print;
mod queries;
pub mod records;
pub mod sheet;
pub mod start;
pub mod steps;
pub mod typed;
mod view;
mod words;

pub use access::{GroupWeek, SEE, SEE_CHILDREN, WRITE};
pub use records::completed_weeks;
pub use start::day_start;
pub use view::{WeekPage, week_page};

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    Routes::new()
        .merge(view::routes())
        .merge(edit::routes())
        .merge(history::routes())
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
