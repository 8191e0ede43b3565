//! A week's plan being written: laid out by weekday, saved as one, day by day.

mod autosave;
mod fields;
mod page;
mod routes;
mod save;

use web::Routes;

pub use save::{Saved, Wanted, save};

pub fn routes() -> Routes {
    routes::routes().merge(autosave::routes())
}
