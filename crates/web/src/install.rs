//! The installed app: its manifest, and the page that stands in for what is not kept while there is no connection.
//! What may be kept, for how long and why is told in docs/offline.md.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use serde_json::json;

use crate::app::App;
use crate::assets::{asset, colour};
use crate::texts::{Language, Say};

/// Public files, which need no person, no permission and no database.
pub(crate) fn routes(app: App) -> Router {
    Router::new()
        .route("/app.webmanifest", get(manifest))
        .route("/offline", get(offline))
        .with_state(app)
}

/// How the app is called, where it begins and how it looks on the device's screen.
async fn manifest(State(app): State<App>) -> Response {
    let name = &app.config().product;
    let icon = |file: &str, sizes: &str, purpose: &str| json!({ "src": asset(file), "sizes": sizes, "type": if file.ends_with("png") { "image/png" } else { "image/svg+xml" }, "purpose": purpose });
    let manifest = json!({
        "id": "/",
        "name": name,
        "short_name": name,
        "lang": "lv",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": colour("brand"),
        "background_color": colour("bg"),
        "icons": [
            icon("favicon.svg", "any", "any"),
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-maskable-512.png", "512x512", "maskable"),
        ],
    });
    let head = [
        (header::CONTENT_TYPE, "application/manifest+json"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    (head, manifest.to_string()).into_response()
}

#[derive(Template)]
#[template(path = "offline.html")]
struct OfflinePage {
    product: String,
    /// Nobody is known here: both languages stand on the page
    say: Say,
    english: Say,
}

async fn offline(State(app): State<App>) -> Response {
    let page = OfflinePage {
        product: app.config().product.clone(),
        say: Say::new(app.texts(), Language::Lv),
        english: Say::new(app.texts(), Language::En),
    };
    match page.render() {
        Ok(html) => Html(html).into_response(),
        Err(fault) => crate::Error::from(fault).into_response(),
    }
}
