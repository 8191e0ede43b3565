//! The program: the domains' routes and texts joined, the command line, the demo and the benchmark.

pub mod bench;
pub mod cli;
pub mod demo;
mod health;
pub mod metrics;

use axum::{Extension, Router};
use dispatch::Post;
use jobs::Registry;
use web::texts::{BadCatalogue, Catalogue};
use web::{App, Routes, Texts};

/// Every page that runs on a request thread.
pub fn pages() -> Routes {
    Routes::new()
        .merge(account::routes())
        .merge(factors::routes())
        .merge(attendance::routes())
        .merge(dispatch::routes())
        .merge(family::routes())
        .merge(import::routes())
        .merge(journal::routes())
        .merge(oversight::routes())
        .merge(people::routes())
        .merge(timetable::routes())
        .merge(curriculum::routes())
        .merge(yearplan::routes())
        .merge(search::routes())
        .merge(planning::routes())
        .merge(weekplan::routes())
        .merge(coverage::routes())
        .merge(reports::routes())
        .merge(tablet::routes())
}

/// Sign-in, which hashes or waits for the provider beside the request threads.
pub fn asynchronous() -> Routes {
    account::asynchronous_routes()
        .merge(sso::asynchronous_routes())
        .merge(tablet::asynchronous_routes())
}

/// Every route with the action that it asks for: the route × role table is made of it.
pub fn routes() -> Vec<web::Listed> {
    pages().merge(asynchronous()).list()
}

/// Every catalogue.
pub const CATALOGUES: &[Catalogue] = &[
    web::TEXTS,
    account::TEXTS,
    factors::TEXTS,
    attendance::TEXTS,
    dispatch::TEXTS,
    family::TEXTS,
    herald::TEXTS,
    import::TEXTS,
    journal::TEXTS,
    oversight::TEXTS,
    people::TEXTS,
    timetable::TEXTS,
    curriculum::TEXTS,
    yearplan::TEXTS,
    search::TEXTS,
    planning::TEXTS,
    weekplan::TEXTS,
    coverage::TEXTS,
    reports::TEXTS,
    sso::TEXTS,
    tablet::TEXTS,
];

/// All texts, joined.
pub fn texts() -> Result<Texts, BadCatalogue> {
    Texts::new(CATALOGUES)
}

/// Every job, each with what it is lent.
pub fn registry(tools: account::Tools) -> Registry {
    Registry::new()
        .with::<account::SendPassword>(tools.clone())
        .with::<account::SendCode>(tools.clone())
        .with::<dispatch::TellOwner>(tools.clone())
        .with::<herald::TellFamily>(tools)
        .with::<herald::PlanNotices>(())
        .daily::<herald::ForgetDue>(())
        .daily::<dispatch::ForgetAddresses>(())
        .daily::<account::ForgetTraces>(())
        .with::<import::ForgetDraft>(())
        .with::<curriculum::SeedLists>(())
        .with::<curriculum::ForgetList>(())
        .with::<journal::IndexDiary>(())
}

/// The whole service over a state, from which no message leaves.
pub fn service(app: App) -> Router {
    service_with(app, Post::none())
}

/// The whole service over a state and a way out for its messages.
pub fn service_with(app: App, post: Post) -> Router {
    let health = health::routes(app.clone());
    let pages = pages().into_router().layer(Extension(post));
    web::service(app, pages, asynchronous().into_router()).merge(health)
}
