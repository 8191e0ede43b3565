//! The parent's pages: the own child's day, week and the group's month plan – what it was about, what to do together at home (3.9.2), whether
//! the child is there (3.10) – and never another child. Chapter 1.2 and annex 1 of the order.
//!
//! It only reads. A child who has moved is shown in the group of the day on screen.

mod access;
mod day;
mod notices;
mod plan;
mod queries;
mod week;

pub use day::{DayPage, day_page};

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    Routes::new()
        .merge(day::routes())
        .merge(notices::routes())
        .merge(plan::routes())
        .merge(week::routes())
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
