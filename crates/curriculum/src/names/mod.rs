//! The lists of names: subjects, values, virtues, transversal skills, assessment techniques.

mod entry;
mod list;
pub mod queries;

use web::Routes;

use crate::access;

pub fn routes() -> Routes {
    Routes::new()
        .get("/curriculum/lists/{kind}", list::show, &access::SEE)
        .post("/curriculum/lists/{kind}", list::add, &access::WRITE)
        .get("/curriculum/entries/{entry}", entry::show, &access::WRITE)
        .post("/curriculum/entries/{entry}", entry::change, &access::WRITE)
        .post(
            "/curriculum/entries/{entry}/retirement",
            entry::retire,
            &access::WRITE,
        )
}
