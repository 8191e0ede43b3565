//! "Aptvērums": which outcomes of the stage were planned in which month and placed in how many days, and which have not
//! been touched this year (3.4, 3.8, issue 4.8). It only reads: the plans are `planning`'s and `weekplan`'s.

mod access;
mod group;
mod house;
pub mod matrix;
mod queries;
mod year;

pub use access::{HOUSE, SEE};

use web::Routes;

/// The pages of this domain.
pub fn routes() -> Routes {
    Routes::new().merge(group::routes()).merge(house::routes())
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
