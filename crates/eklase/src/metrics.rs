//! `/metrics` in Prometheus's text: how busy the program is and what waits. On a listener of its own or behind a token,
//! and off until one of the two is set. No label holds an id, an address or a name of anybody.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use factors::Hasher;
use jobs::{Standing, standing};
use prometheus_client::encoding::prometheus_text::encode;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::{ConstGauge, Gauge};
use prometheus_client::registry::Registry;
use store::Db;
use subtle::ConstantTimeEq as _;
use web::{App, on_worker};

/// What is measured, and who may see it.
#[derive(Clone)]
pub struct Metrics(Arc<Parts>);

struct Parts {
    app: App,
    db: Db,
    token: Option<String>,
}

impl Metrics {
    /// Of that service and its database; with a token only for whoever brings it.
    pub fn new(app: App, db: Db, token: Option<String>) -> Self {
        Self(Arc::new(Parts { app, db, token }))
    }

    /// The one route.
    pub fn routes(self) -> Router {
        Router::new().route("/metrics", get(show)).with_state(self)
    }

    fn may_see(&self, headers: &HeaderMap) -> bool {
        let Some(token) = &self.0.token else {
            return true;
        };
        let given = headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "));
        given.is_some_and(|given| given.as_bytes().ct_eq(token.as_bytes()).into())
    }
}

async fn show(State(metrics): State<Metrics>, headers: HeaderMap) -> Response {
    if !metrics.may_see(&headers) {
        let ask = [(header::WWW_AUTHENTICATE, "Bearer")];
        return (StatusCode::UNAUTHORIZED, ask, "a token is needed\n").into_response();
    }
    let db = metrics.0.db.clone();
    // a database that does not answer is a figure too, and the others are wanted most of all then
    let jobs = match on_worker(async move { standing(&db).await }).await {
        Ok(Ok(jobs)) => Some(jobs),
        _ => None,
    };
    let mut text = String::new();
    match encode(&mut text, &registry(&metrics.0.app, jobs)) {
        Ok(()) => {
            let head = [
                (
                    header::CONTENT_TYPE,
                    "text/plain; version=0.0.4; charset=utf-8",
                ),
                (header::CACHE_CONTROL, "no-store"),
            ];
            (head, text).into_response()
        }
        Err(fault) => {
            tracing::error!(%fault, "the figures cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn whole(count: impl TryInto<i64>) -> i64 {
    count.try_into().unwrap_or(i64::MAX)
}

fn registry(app: &App, jobs: Option<Standing>) -> Registry {
    let mut registry = Registry::default();
    app.measures().register(&mut registry);
    registry.register(
        "eklase_database_statements",
        "Statements sent to the database",
        ConstCounter::new(store::statements()),
    );
    let mut gauge = |name: &str, about: &str, value: i64| {
        registry.register(name, about, ConstGauge::new(value));
    };
    gauge(
        "eklase_database_up",
        "Whether the database answered this scrape",
        i64::from(jobs.is_some()),
    );
    gauge(
        "eklase_looks_queued",
        "Looks at children's data that are not on record yet",
        whole(app.looks_queued()),
    );
    gauge(
        "eklase_sign_ins_waiting",
        "Passwords that are being checked or wait for it",
        whole(Hasher::waiting()),
    );
    if let Some(bytes) = memory() {
        gauge(
            "process_resident_memory_bytes",
            "Memory of this process",
            bytes,
        );
    }
    if let Some(jobs) = jobs {
        let by_state: Family<[(&str, &str); 1], Gauge> = Family::default();
        for (state, count) in [
            ("waiting", jobs.waiting),
            ("running", jobs.running),
            ("failed", jobs.failed),
        ] {
            by_state.get_or_create(&[("state", state)]).set(count);
        }
        registry.register("eklase_jobs", "Jobs of all institutions by state", by_state);
    }
    registry
}

/// What the process holds, where the system tells.
fn memory() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: i64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
