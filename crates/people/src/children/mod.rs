//! "Bērni" (2.2): a group's children, entering one, in which group a child is and when it learns at home (3.10.2).

mod list;
mod model;
mod queries;
mod stay;

pub use queries::{code_taken, hold};
pub use stay::{Regime, Stay, history};

use web::Routes;

pub fn routes() -> Routes {
    Routes::new().merge(list::routes()).merge(stay::routes())
}
