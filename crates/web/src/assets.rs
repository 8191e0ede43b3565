//! Styles, scripts and pictures: embedded, named by their content's hash, cached for good.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base64::Engine as _;
use rust_embed::{Embed, EmbeddedFile};
use sha2::{Digest as _, Sha256};

#[derive(Embed)]
#[folder = "static/"]
struct Files;

fn hash(file: &EmbeddedFile) -> String {
    let digest = file.metadata.sha256_hash();
    let short = digest.first_chunk::<9>().copied().unwrap_or_default();
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(short)
}

/// The worker of the installed app: it has to be another whenever any of the files is.
const WORKER: &str = "sw.js";

static ADDRESSES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut addresses: BTreeMap<String, String> = Files::iter()
        .filter_map(|name| {
            let file = Files::get(&name)?;
            Some((
                name.to_string(),
                format!("/static/{name}?v={}", hash(&file)),
            ))
        })
        .collect();
    let all: Vec<&str> = addresses.values().map(String::as_str).collect();
    let digest = Sha256::digest(all.join(" "));
    let short = digest.first_chunk::<9>().copied().unwrap_or_default();
    let version = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(short);
    addresses.insert(WORKER.to_owned(), format!("/static/{WORKER}?v={version}"));
    addresses
});

/// What the worker of the installed app keeps.
async fn list() -> Response {
    let files: Vec<&String> = ADDRESSES
        .iter()
        .filter(|(name, _)| *name != WORKER)
        .map(|(_, address)| address)
        .collect();
    let head = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (head, serde_json::json!(files).to_string()).into_response()
}

static TOKENS: LazyLock<String> = LazyLock::new(|| {
    let file = Files::get("tokens.css").map(|file| file.data.into_owned());
    String::from_utf8(file.unwrap_or_default()).unwrap_or_default()
});

/// A colour of the design in its light form, such as "#0d5a63" for "brand".
pub(crate) fn colour(token: &str) -> &'static str {
    let name = format!("--{token}:");
    let value = TOKENS
        .lines()
        .find_map(|line| line.trim().strip_prefix(name.as_str()));
    value
        .and_then(|value| value.split(';').next())
        .map_or("", str::trim)
}

/// The address of a file of `static/`.
pub fn asset(name: &str) -> &'static str {
    ADDRESSES
        .get(name)
        .map_or("/static/missing", String::as_str)
}

/// Markup that a template shows as it is.
#[derive(Debug, Clone, Copy)]
pub struct Icon<'a> {
    class: &'static str,
    name: &'a str,
}

impl fmt::Display for Icon<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (class, sprite) = (self.class, asset("icons.svg"));
        write!(
            f,
            r#"<svg class="{class}" aria-hidden="true" focusable="false"><use href="{sprite}#{}"/></svg>"#,
            self.name
        )
    }
}

impl askama::filters::HtmlSafe for Icon<'_> {}

/// An icon: `icon("i-check")`.
pub const fn icon(name: &str) -> Icon<'_> {
    Icon { class: "i", name }
}

/// A small icon.
pub const fn small_icon(name: &str) -> Icon<'_> {
    Icon {
        class: "i i-sm",
        name,
    }
}

/// A group's emblem, 1 to 8.
pub const fn emblem(number: &i64) -> Icon<'static> {
    let name = match number {
        1 => "e-1",
        2 => "e-2",
        3 => "e-3",
        4 => "e-4",
        5 => "e-5",
        6 => "e-6",
        7 => "e-7",
        _ => "e-8",
    };
    Icon {
        class: "emblem",
        name,
    }
}

/// The product's mark.
pub const fn brand_mark() -> Icon<'static> {
    Icon {
        class: "brand-mark",
        name: "brand",
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(file) = Files::get(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = format!("\"{}\"", hash(&file));
    let caching = [
        (header::CONTENT_TYPE, kind(&name).to_owned()),
        (
            header::CACHE_CONTROL,
            "public, max-age=31536000, immutable".to_owned(),
        ),
        (header::ETAG, tag.clone()),
    ];
    if headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == tag.as_bytes())
    {
        return (StatusCode::NOT_MODIFIED, caching).into_response();
    }
    if name == WORKER {
        // it stands in a folder and works for the whole site
        return ([("service-worker-allowed", "/")], caching, file.data).into_response();
    }
    (caching, file.data).into_response()
}

/// The route of the files, which need no person, no permission and no database.
pub fn routes() -> Router {
    Router::new()
        .route("/static/files.json", get(list))
        .route("/static/{*name}", get(serve))
}
