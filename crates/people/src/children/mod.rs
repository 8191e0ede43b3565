//! "Bērni" and "Skolēna personas lieta" (2.2, 3.12), as far as the morning needs them: identity, group, regime, parents.

mod file;
mod list;
mod model;
mod queries;
mod stay;

use web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .merge(list::routes())
        .merge(file::routes())
        .merge(stay::routes())
}
