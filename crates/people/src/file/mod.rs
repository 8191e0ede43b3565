//! "Skolēna personas lieta" (3.12): one child's file, by the order's steps and fields. "Saglabāt" keeps what is valid
//! and says what is still missing; an unfinished file is allowed and shown as such.

mod address;
mod health;
mod history;
mod model;
mod page;
mod photos;
mod queries;
mod routes;

pub use page::back;
pub use routes::about;

use web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .merge(routes::routes())
        .merge(photos::routes())
        .merge(health::routes())
        .merge(history::routes())
}
