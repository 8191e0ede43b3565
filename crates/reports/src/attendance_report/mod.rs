//! The attendance report of a group's month.

mod csv_file;
pub mod model;
mod print;
mod queries;
mod routes;
mod words;

use web::Routes;

/// The pages and files of the report.
pub fn routes() -> Routes {
    routes::routes().merge(print::routes())
}
