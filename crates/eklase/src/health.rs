//! `/health`: the process lives. `/ready`: it can serve.

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use web::{App, on_worker};

/// Outside the layers: they need no person and leave no trace.
pub fn routes(app: App) -> Router {
    Router::new()
        .route("/health", get(health))
        .route("/ready", get(ready))
        .with_state(app)
}

async fn health() -> &'static str {
    "ok\n"
}

async fn ready(State(app): State<App>) -> Response {
    match on_worker(async move { app.ready().await }).await {
        Ok(Ok(())) => "ready\n".into_response(),
        Ok(Err(error)) | Err(error) => {
            tracing::warn!(%error, "not ready");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                [(header::RETRY_AFTER, "10")],
                "not ready\n",
            )
                .into_response()
        }
    }
}
