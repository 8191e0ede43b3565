//! The people and their groups: institutions, staff with roles, groups, children with their families, the
//! institution's calendar. Order's chapters 2 and 3.12, as far as the morning needs them.
//!
//! Others use [`calendar_of`] and [`roll`]: which days are worked, and who belongs to a group on which days.

mod days;
mod institution;
pub mod roll;

pub use days::calendar_of;
pub use institution::{Founding, found};

/// The texts of these pages.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
