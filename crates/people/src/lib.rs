//! The people and their groups: institutions, staff with roles, groups, children with their families, the
//! institution's calendar. Order's chapters 2 and 3.12, as far as the morning needs them.
//!
//! Others use [`roll`]: who belongs to a group on which days.

mod access;
mod children;
pub mod contacts;
mod file;
mod groups;
mod institution;
mod labels;
pub mod roll;
pub mod rollover;
pub mod search;
mod settings;
mod staff;
pub mod subjects;
mod who;

pub use institution::{Founding, found};
pub use staff::{NewPerson, enter_account};

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    Routes::new()
        .merge(children::routes())
        .merge(contacts::routes())
        .merge(file::routes())
        .merge(groups::routes())
        .merge(rollover::routes())
        .merge(search::routes())
        .merge(settings::routes())
        .merge(staff::routes())
        .merge(who::routes())
}

/// The texts of these pages.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
