//! The program: the domains' routes and texts joined, the command line, the demo and the benchmark.

pub mod bench;
pub mod cli;
pub mod demo;
mod health;

use axum::Router;
use web::texts::{BadCatalogue, Catalogue};
use web::{App, Routes, Texts};

/// Every page that runs on a request thread.
pub fn pages() -> Routes {
    Routes::new()
        .merge(account::routes())
        .merge(attendance::routes())
        .merge(family::routes())
        .merge(journal::routes())
        .merge(oversight::routes())
        .merge(people::routes())
        .merge(planning::routes())
        .merge(reports::routes())
}

/// Sign-in, which hashes beside the request threads.
pub fn asynchronous() -> Routes {
    account::asynchronous_routes()
}

/// Every route with the action that it asks for: the route × role table is made of it.
pub fn routes() -> Vec<web::Listed> {
    pages().merge(asynchronous()).list()
}

/// Every catalogue.
pub const CATALOGUES: &[Catalogue] = &[
    web::TEXTS,
    account::TEXTS,
    attendance::TEXTS,
    family::TEXTS,
    journal::TEXTS,
    oversight::TEXTS,
    people::TEXTS,
    planning::TEXTS,
    reports::TEXTS,
];

/// All texts, joined.
pub fn texts() -> Result<Texts, BadCatalogue> {
    Texts::new(CATALOGUES)
}

/// The whole service over a state.
pub fn service(app: App) -> Router {
    let health = health::routes(app.clone());
    web::service(app, pages().into_router(), asynchronous().into_router()).merge(health)
}
