//! "Galvenā lapa" and the head's board: what is due, for whom, and how it stands (3.9, 3.9.3, 3.10), also for the
//! group that a substitute looks after (3.19), and how the journals are kept, watched by the management (3.20); month
//! and week plans with their lateness (3.5, 3.6), and "Plāni", every group's plans side by side.
//!
//! Nothing here is ticked by hand: [`duties`] computes every state from the marks, the entries and the topics as the
//! other domains keep them. This crate writes no table.

mod access;
mod applications;
mod board;
pub mod duties;
mod home;
mod plans;
mod words;

pub use access::{BOARD, HOME, PLANS};

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    Routes::new()
        .merge(home::routes())
        .merge(board::routes())
        .merge(plans::routes())
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
