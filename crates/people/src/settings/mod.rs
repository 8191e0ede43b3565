//! "Iestatījumi": the times of the daily deadlines and the institution's own days (DOMAIN 5.2, 5.3).

mod families;
mod queries;
mod routes;

use web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .merge(routes::routes())
        .merge(families::routes())
}
