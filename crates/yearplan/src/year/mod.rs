//! The year by months, and a month by days.

pub mod model;
mod month;
mod routes;
mod view;

pub use view::days_in_words;

use web::Routes;

/// The pages of a year and of a month.
pub fn routes() -> Routes {
    Routes::new().merge(routes::routes()).merge(month::routes())
}
