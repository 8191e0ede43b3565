//! One structured line a request: never a body, a query, a name or a code.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;

/// Logs the route's pattern, the method and the status.
pub(crate) async fn requests(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    let response = next.run(request).await;
    let route = route.as_deref().unwrap_or("-");
    tracing::debug!(%method, route, status = response.status().as_u16(), "answered");
    response
}
