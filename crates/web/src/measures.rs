//! What is counted while serving, for `/metrics`: by the route's pattern, the method and the status. Never by an address,
//! an id or a person.

use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answer {
    route: String,
    method: &'static str,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Of {
    route: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct To {
    to: &'static str,
}

type Seconds<L> = Family<L, Histogram, fn() -> Histogram>;

/// Seconds of an answer, up to its head.
fn answers() -> Histogram {
    Histogram::new([
        0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
    ])
}

/// Seconds of waiting for the database.
fn waits() -> Histogram {
    Histogram::new([0.0001, 0.001, 0.005, 0.025, 0.1, 0.5, 1.0, 5.0])
}

/// The counts of one service.
pub struct Measures {
    answers: Family<Answer, Counter>,
    seconds: Seconds<Of>,
    waits: Seconds<To>,
}

impl Default for Measures {
    fn default() -> Self {
        Self {
            answers: Family::default(),
            seconds: Family::new_with_constructor(answers),
            waits: Family::new_with_constructor(waits),
        }
    }
}

/// A method of our own routes: whoever invents one makes no series of their own.
fn known(method: &axum::http::Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        _ => "other",
    }
}

impl Measures {
    /// An answer went out.
    pub(crate) fn answered(
        &self,
        route: Option<&str>,
        method: &axum::http::Method,
        (status, took): (u16, Duration),
    ) {
        let route = route.unwrap_or("none").to_owned();
        let of = Of {
            route: route.clone(),
        };
        let answer = Answer {
            route,
            method: known(method),
            status,
        };
        self.answers.get_or_create(&answer).inc();
        self.seconds.get_or_create(&of).observe(took.as_secs_f64());
    }

    /// Somebody got a connection, or the writer, after that long.
    pub(crate) fn waited(&self, to: &'static str, took: Duration) {
        self.waits
            .get_or_create(&To { to })
            .observe(took.as_secs_f64());
    }

    /// Shows them.
    pub fn register(&self, registry: &mut Registry) {
        registry.register(
            "eklase_http_requests",
            "Answers by the route's pattern, method and status",
            self.answers.clone(),
        );
        registry.register(
            "eklase_http_request_seconds",
            "Seconds until an answer's head, by the route's pattern",
            self.seconds.clone(),
        );
        registry.register(
            "eklase_database_wait_seconds",
            "Seconds of waiting for a connection to read, or to write",
            self.waits.clone(),
        );
    }
}
