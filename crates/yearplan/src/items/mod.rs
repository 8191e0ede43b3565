//! One event or task of the year plan: seen, written, done, removed and put back.

pub mod model;
mod page;
pub(crate) mod queries;
mod routes;
mod show;
mod writes;

use web::Routes;

/// The pages of an entry.
pub fn routes() -> Routes {
    Routes::new().merge(routes::routes()).merge(show::routes())
}
