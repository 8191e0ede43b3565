//! `/metrics`: figures for whoever watches over the installation, and nothing about anybody.

use axum::body::Body;
use axum::http::Request;
use eklase::metrics::Metrics;
use http_body_util::BodyExt as _;
use testkit::{World, on_both};
use tower::ServiceExt as _;

async fn scrape(w: &World, token: Option<&str>, given: Option<&str>) -> (u16, String) {
    let metrics = Metrics::new(w.app().clone(), w.db().clone(), token.map(str::to_owned));
    let mut request = Request::get("/metrics");
    if let Some(given) = given {
        request = request.header("authorization", given);
    }
    let answer = metrics
        .routes()
        .oneshot(request.body(Body::empty()).unwrap())
        .await
        .unwrap();
    let status = answer.status().as_u16();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

/// The figure of a line; every one asked for here is whole.
fn value(text: &str, start: &str) -> u64 {
    let line = text.lines().find(|line| line.starts_with(start));
    let line = line.unwrap_or_else(|| panic!("no {start} in {text}"));
    let figure = line.rsplit(' ').next().unwrap();
    figure.strip_suffix(".0").unwrap_or(figure).parse().unwrap()
}

on_both! {
    async fn what_is_served_is_counted_by_the_routes_pattern(w: World) {
        w.get("Līga", "/groups/1/attendance?month=2026-10").await.is(200);
        w.get("Evita", "/groups/1/attendance?month=2026-10").await.is(404);
        w.get("Līga", "/no/such/page/32000000011").await.is(404);
        let (status, text) = scrape(&w, None, None).await;
        assert_eq!(status, 200);
        assert_eq!(value(&text, "eklase_http_requests_total{route=\"/groups/{group}/attendance\",method=\"GET\",status=\"200\"}"), 1);
        assert_eq!(value(&text, "eklase_http_requests_total{route=\"/groups/{group}/attendance\",method=\"GET\",status=\"404\"}"), 1);
        assert_eq!(value(&text, "eklase_http_requests_total{route=\"none\",method=\"GET\",status=\"404\"}"), 1);
        assert_eq!(value(&text, "eklase_http_request_seconds_count{route=\"/groups/{group}/attendance\"}"), 2);
        assert!(value(&text, "eklase_database_wait_seconds_count{to=\"read\"}") >= 2);
        assert!(value(&text, "eklase_database_statements_total") > 2);
        assert_eq!(value(&text, "eklase_database_up"), 1);
        assert_eq!(value(&text, "eklase_jobs{state=\"failed\"}"), 0);
        for gauge in ["eklase_looks_queued", "eklase_sign_ins_waiting"] {
            value(&text, gauge); // it is there, with a figure
        }
        assert!(value(&text, "process_resident_memory_bytes") > 1_000_000);
    }

    async fn no_label_says_anything_about_anybody(w: World) {
        w.get("Līga", "/groups/1/attendance/2026-10-05").await.is(200);
        w.get("Laura", "/family/1?day=2026-10-05").await.is(200);
        w.post("nobody", "/login", "name=32000000011&password=nepareiza").await.is(401);
        let (_, text) = scrape(&w, None, None).await;
        for secret in ["2026-10-05", "32000000011", "nepareiza", "Laura", "Marta", "month=", "127.0.0.1", "/family/1", "/groups/1"] {
            assert!(!text.contains(secret), "{secret} is in {text}");
        }
    }

    async fn whoever_has_no_token_sees_nothing(w: World) {
        let token = Some("a-token-of-sixteen-or-more");
        for given in [None, Some("Bearer wrong"), Some("a-token-of-sixteen-or-more"), Some("Bearer "), Some("Basic YTpi")] {
            let (status, text) = scrape(&w, token, given).await;
            assert_eq!(status, 401, "{given:?}");
            assert!(!text.contains("eklase_"));
        }
        let (status, text) = scrape(&w, token, Some("Bearer a-token-of-sixteen-or-more")).await;
        assert_eq!(status, 200);
        assert!(text.contains("# TYPE eklase_database_up gauge"), "{text}");
    }

    async fn without_a_word_of_the_operator_there_is_no_such_page(w: World) {
        w.get("nobody", "/metrics").await.is(404);
        w.get("Artūrs", "/metrics").await.is(404);
    }
}
