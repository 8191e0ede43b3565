//! A list of outcomes from a file: read, shown row by row beside what is kept, written all or nothing.

mod draft;
mod field;
mod file;
mod forget;
mod judge;
mod matching;
mod plan;
mod preview;
mod row;
mod start;
mod write;

pub use file::{Raw, Unread, read};
pub use forget::ForgetList;
pub use judge::{Others, judge};
pub use plan::{Judged, Plan, State};

use web::Routes;

use crate::access;

pub fn routes() -> Routes {
    Routes::new()
        .get("/curriculum/load", start::show, &access::LOAD)
        .post("/curriculum/load", start::upload, &access::LOAD)
        .get("/curriculum/load/{draft}", preview::show, &access::LOAD)
        .post("/curriculum/load/{draft}", preview::confirm, &access::LOAD)
        .post(
            "/curriculum/load/{draft}/cancel",
            preview::cancel,
            &access::LOAD,
        )
}
