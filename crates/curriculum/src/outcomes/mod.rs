//! The outcomes by learning area and stage: the list of a school year, one outcome's page, the list as a file.

mod form;
mod list;
pub mod queries;
mod retire;
mod write;

use web::Routes;

use crate::access;

pub fn routes() -> Routes {
    Routes::new()
        .get("/curriculum/outcomes", list::show, &access::SEE)
        .get("/curriculum/outcomes.csv", list::download, &access::SEE)
        .get("/curriculum/outcomes/new", form::blank, &access::WRITE)
        .post("/curriculum/outcomes", write::add, &access::WRITE)
        .get("/curriculum/outcomes/{outcome}", form::show, &access::WRITE)
        .post(
            "/curriculum/outcomes/{outcome}",
            write::change,
            &access::WRITE,
        )
        .post(
            "/curriculum/outcomes/{outcome}/retirement",
            retire::retire,
            &access::WRITE,
        )
}
