//! What every request passes: our own pages only, a bounded body read before anything else, a request thread for the
//! handler, the record of looks, the page of an error, and the headers of every answer.
//!
//! A handler runs on a thread of its own (`on_worker`), because SQLite is called in place; so a client that goes away
//! does not stop a write half-way, and sign-ins, which hash on other threads, never starve pages.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use tokio::sync::Semaphore;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};

use crate::app::{App, Config};
use crate::error::{Error, Fault, Result};
use crate::fault_page;
use crate::viewer::slide;
use crate::visit::{Visit, Visiting, cookie_of, session_cookie};

/// The largest body of a form.
const BODY: usize = 512 * 1024;
/// How long a body may take to arrive.
const ARRIVAL: Duration = Duration::from_secs(20);
/// The largest body of an upload: a file of 10 MB and the form around it.
const UPLOAD: usize = 10 * 1024 * 1024 + 64 * 1024;
/// How long an upload may take to arrive: a file of 10 MB at one megabit a second.
const UPLOAD_ARRIVAL: Duration = Duration::from_secs(100);
/// Uploads held in memory at once.
const UPLOADS: usize = 4;
/// Request threads.
const WORKERS: usize = 48;
/// How long a request may wait for one.
const QUEUE: Duration = Duration::from_secs(5);

static UPLOADING: Semaphore = Semaphore::const_new(UPLOADS);
static FREE: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(WORKERS)));

/// Runs work that calls the database on a request thread, to its end even when nobody waits for it any more.
pub async fn on_worker<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> Result<T> {
    let permit = tokio::time::timeout(QUEUE, Arc::clone(&FREE).acquire_owned())
        .await
        .map_err(|_| Error::Unavailable("no request thread is free".to_owned()))?
        .map_err(|_| Error::Unavailable("closed".to_owned()))?;
    let runtime = tokio::runtime::Handle::current();
    tokio::task::spawn_blocking(move || {
        let _held = permit;
        runtime.block_on(work)
    })
    .await
    .map_err(|fault| Error::Internal(format!("a handler failed: {fault}")))
}

/// Whether a change came from a page of ours: the browser says so itself (OWASP's Fetch Metadata check), or its
/// origin is the address that it asked.
fn from_ourselves(request: &Request) -> bool {
    let text = |name: &str| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    match (text("sec-fetch-site"), text("origin")) {
        // neither header: no browser, so no one's cookie is ridden
        (Some("same-origin" | "none"), _) | (None, None) => true,
        (Some(_), _) => false,
        (None, Some(origin)) => {
            let host = text("host").unwrap_or_default();
            origin
                .split_once("://")
                .is_some_and(|(_, rest)| rest == host)
        }
    }
}

/// Whether the body is a file's; only those who carry a session may send that much.
fn is_upload(parts: &Parts, config: &Config) -> bool {
    let kind = parts.headers.get(header::CONTENT_TYPE);
    let is_multipart = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    is_multipart && cookie_of(&parts.headers, session_cookie(config)).is_some()
}

async fn read_body(body: Body, is_upload: bool) -> Result<Bytes> {
    let (most, arrival) = if is_upload {
        (UPLOAD, UPLOAD_ARRIVAL)
    } else {
        (BODY, ARRIVAL)
    };
    let collected = tokio::time::timeout(arrival, Limited::new(body, most).collect()).await;
    match collected {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(fault)) if fault.downcast_ref::<LengthLimitError>().is_some() => {
            Err(Error::TooLarge)
        }
        Ok(Err(fault)) => Err(Error::Malformed(format!("body: {fault}"))),
        Err(_) => Err(Error::Malformed(
            "the body did not arrive in time".to_owned(),
        )),
    }
}

fn busy(app: &App, parts: &Parts) -> (Arc<Visit>, Response) {
    let visit = Arc::new(Visit::new(parts, Bytes::new(), app.config()));
    let error = Error::Unavailable("too many uploads at once".to_owned());
    (visit, error.into_response())
}

async fn handle(
    app: &App,
    request: Request,
    next: Next,
    on_thread: bool,
) -> (Arc<Visit>, Response) {
    let ours = request.method().is_safe() || from_ourselves(&request);
    let (parts, body) = request.into_parts();
    let is_upload = is_upload(&parts, app.config());
    // held until the handler is done: each body stands in memory as long
    let _uploading = if ours && is_upload {
        match tokio::time::timeout(QUEUE, UPLOADING.acquire()).await {
            Ok(Ok(permit)) => Some(permit),
            _ => return busy(app, &parts),
        }
    } else {
        None
    };
    let body = if ours {
        read_body(body, is_upload).await
    } else {
        Err(Error::CrossSite)
    };
    let (body, refused) = match body {
        Ok(body) => (body, None),
        Err(error) => (Bytes::new(), Some(error)),
    };
    let visit = Arc::new(Visit::new(&parts, body.clone(), app.config()));
    if let Some(error) = refused {
        return (visit, error.into_response());
    }
    let mut request = Request::from_parts(parts, Body::from(body));
    request
        .extensions_mut()
        .insert(Visiting(Arc::clone(&visit)));
    let response = if on_thread {
        on_worker(next.run(request))
            .await
            .unwrap_or_else(IntoResponse::into_response)
    } else {
        next.run(request).await
    };
    (visit, response)
}

/// Moves the end of a tablet's session. One that cannot be moved only ends earlier.
async fn prolong(app: &App, visit: &Visit) {
    let Some((token, until)) = visit.prolonged() else {
        return;
    };
    let app = app.clone();
    let moved = on_worker(async move {
        let mut tx = app.write().await?;
        slide(&mut tx, &token, until).await?;
        Ok::<_, Error>(tx.commit().await?)
    });
    if let Ok(Err(fault)) | Err(fault) = moved.await {
        tracing::warn!(%fault, "a tablet's session is not prolonged");
    }
}

/// How long the session lasts yet, in a header that the page's script can read; and a page's stamp, with which the
/// browser, and no other cache, may keep the page, asking each time whether it is still the same.
fn tell(visit: &Visit, response: &mut Response) {
    let list = response.headers_mut();
    if let Some(left) = visit.left()
        && let Ok(value) = HeaderValue::from_str(&format!("session;dur={left}"))
    {
        list.insert("server-timing", value);
    }
    let same = matches!(response.status(), StatusCode::OK | StatusCode::NOT_MODIFIED);
    if same && let Some(Ok(stamp)) = visit.stamp().map(HeaderValue::from_str) {
        let list = response.headers_mut();
        list.insert(header::ETAG, stamp);
        list.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-cache"),
        );
        list.append(header::VARY, HeaderValue::from_static("cookie"));
    }
}

async fn around(app: App, request: Request, next: Next, on_thread: bool) -> Response {
    let head = request.method() == Method::HEAD;
    let (visit, mut response) = handle(&app, request, next, on_thread).await;
    prolong(&app, &visit).await;
    tell(&visit, &mut response);
    let Some(Fault(error)) = response.extensions().get::<Fault>().cloned() else {
        return response;
    };
    let mut page = fault_page::render(&app, &visit, &error);
    if head {
        *page.body_mut() = Body::empty();
    }
    page
}

async fn on_thread(State(app): State<App>, request: Request, next: Next) -> Response {
    around(app, request, next, true).await
}

async fn off_thread(State(app): State<App>, request: Request, next: Next) -> Response {
    around(app, request, next, false).await
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'; \
     worker-src 'self'";

async fn headers(State(secure): State<bool>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let list = response.headers_mut();
    let mut set = |name: &'static str, value: &'static str| {
        list.insert(name, HeaderValue::from_static(value));
    };
    set("content-security-policy", POLICY);
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "same-origin");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    set(
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), payment=()",
    );
    if secure {
        set(
            "strict-transport-security",
            "max-age=31536000; includeSubDomains",
        );
    }
    // a child's page is kept by no cache; files that may be kept say so themselves
    list.entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("private, no-store"));
    response
}

async fn no_such_page() -> Error {
    Error::NotFound
}

async fn wrong_method() -> Error {
    Error::Method
}

/// The whole service: pages on request threads, `asynchronous` ones (sign-in, which hashes) beside them.
pub fn service(app: App, pages: Router<App>, asynchronous: Router<App>) -> Router {
    let secure = app.config().secure_cookies;
    let pages = pages
        .fallback(no_such_page)
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn_with_state(app.clone(), on_thread))
        .with_state(app.clone());
    let asynchronous = asynchronous
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn_with_state(app.clone(), off_thread))
        .with_state(app.clone());
    let worth_it = SizeAbove::new(512)
        .and(NotForContentType::SSE)
        .and(NotForContentType::const_new("image/png"));
    let compressed = CompressionLayer::new()
        .quality(CompressionLevel::Precise(4))
        .compress_when(worth_it);
    pages
        .merge(asynchronous)
        .merge(crate::assets::routes())
        .merge(crate::install::routes(app.clone()))
        .layer(compressed)
        .layer(from_fn_with_state(secure, headers))
        .layer(from_fn_with_state(app, crate::log::requests))
}
