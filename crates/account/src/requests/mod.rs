//! "Iesniegums" (2.3, annex 1): the register of parents' applications with its seven days, the annex filled in and
//! printed, the form on the institution's public page, and connecting, which is one action.

mod confirm;
mod connect;
mod model;
mod paper;
mod public;
mod queries;
mod routes;

pub use connect::connected;
pub use queries::{Pending, pending};
pub use routes::concerns;

use web::Routes;

/// The pages of applications.
pub fn routes() -> Routes {
    Routes::new()
        .merge(routes::routes())
        .merge(confirm::routes())
        .merge(connect::routes())
        .merge(paper::routes())
        .merge(public::routes())
}
