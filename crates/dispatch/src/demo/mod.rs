//! The demo's telephone and letter box: what a parent would have got, so that a visitor can read the one-time password.

use askama::Template;
use axum::extract::Extension;
use jiff::tz::TimeZone;
use web::{Answer, Ask, Error, Routes, Say, page};

use crate::post::Post;
use crate::to::whole;

pub(crate) fn routes() -> Routes {
    Routes::new().get_public("/demo/outbox", outbox)
}

struct Shown {
    at: String,
    to: String,
    subject: Option<String>,
    text: String,
}

#[derive(Template)]
#[template(path = "demo/outbox.html")]
struct OutboxPage {
    say: Say,
    shown: Vec<Shown>,
}

async fn outbox(ask: Ask, Extension(post): Extension<Post>) -> Answer {
    let outbox = post.outbox().ok_or(Error::NotFound)?;
    let say = ask.say();
    let zone = TimeZone::get("Europe/Riga").unwrap_or(TimeZone::UTC);
    let shown = outbox
        .all()
        .into_iter()
        .map(|one| Shown {
            at: say.time(one.at, &zone),
            to: whole(&say, &one.to),
            subject: one.subject,
            text: one.text,
        })
        .collect();
    page(&OutboxPage { say, shown })
}
