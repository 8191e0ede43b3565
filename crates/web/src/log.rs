//! One structured line a request, and its place in the counts: never a body, a query, a name or a code.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;

/// Logs and counts the route's pattern, the method and the status.
pub(crate) async fn requests(State(app): State<App>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    let response = next.run(request).await;
    let (status, route) = (response.status().as_u16(), route.as_deref());
    app.measures()
        .answered(route, &method, (status, started.elapsed()));
    let route = route.unwrap_or("-");
    tracing::debug!(%method, route, status, "answered");
    response
}
