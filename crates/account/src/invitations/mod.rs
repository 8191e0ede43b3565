//! Family members (annex 1): a parent invites a grandparent or another by a link that works once, with a scope and an
//! end, and takes it back at any time.

mod accept;
mod model;
mod newcomer;
mod queries;
mod routes;

use web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .merge(routes::routes())
        .merge(accept::routes())
}

/// Accepting, which hashes beside the request threads.
pub fn asynchronous_routes() -> Routes {
    accept::asynchronous_routes()
}
