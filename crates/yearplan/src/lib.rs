//! The institution's year plan and month plan (3.2): events and tasks with their dates, people and groups, and the
//! year's upbringing direction. Group plans show what touches them through [`touching`] and [`direction`].
//!
//! An entry that is removed stays in its table, out of every list, and can be put back.

mod access;
mod direction;
pub mod findable;
pub mod items;
mod records;
mod stamp;
pub mod year;

pub use access::{SEE, WRITE};
pub use records::{Direction, Event, Kind, UnknownKind, direction, touching, touching_week};

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    Routes::new()
        .merge(direction::routes())
        .merge(items::routes())
        .merge(year::routes())
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
