//! The institution's lists of safety rules and upbringing topics (3.9.3): what teachers choose from each day.
//!
//! A topic is offered from a day to a day. Other words from a school year on end it and begin another one, so that what
//! groups were told stays as it was.

mod form;
mod list;
mod model;
mod queries;

use web::Routes;

use crate::access;

pub fn routes() -> Routes {
    Routes::new()
        .get("/topics", list::show, &access::TOPICS)
        .post("/topics", form::add, &access::CHANGE_TOPICS)
        .get("/topics/new", form::blank, &access::CHANGE_TOPICS)
        .get("/topics/{topic}", form::show, &access::CHANGE_TOPICS)
        .post("/topics/{topic}", form::change, &access::CHANGE_TOPICS)
        .post(
            "/topics/{topic}/retirement",
            list::retire,
            &access::CHANGE_TOPICS,
        )
}
