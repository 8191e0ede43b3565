//! A week's plan as it is read: "Nedēļas plāns".

mod comments;
pub mod page;
mod routes;

pub use page::WeekPage;
pub use routes::week_page;

use web::Routes;

pub fn routes() -> Routes {
    routes::routes().merge(comments::routes())
}
