//! The page of an error: what happened, what to do, and what was typed, so that nothing is lost.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::json;

use crate::app::App;
use crate::error::Error;
use crate::extract::parse_form;
use crate::sign_in_page::SignInPage;
use crate::texts::Say;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "fault.html")]
struct FaultPage {
    say: Say,
    product: String,
    status: u16,
    title: String,
    text: String,
    /// The way on: its address and the key of its words
    way: (String, &'static str),
    /// What was typed, to be sent again
    kept: Option<Kept>,
}

/// A form that can be sent again as it was.
pub struct Kept {
    /// Where it goes
    pub address: String,
    /// What was typed
    pub fields: Vec<(String, String)>,
}

fn kept(visit: &Visit) -> Option<Kept> {
    if visit.method.is_safe() || visit.body.is_empty() {
        return None;
    }
    let fields = parse_form(&visit.body).ok()?.pairs().to_vec();
    // a password is never given back
    let secret = fields.iter().any(|(name, _)| name.contains("password"));
    (!secret).then(|| Kept {
        address: visit.address.clone(),
        fields,
    })
}

fn text(say: &Say, error: &Error) -> String {
    match error {
        Error::Unprocessable(key) | Error::Conflict(key) => say.t(key),
        Error::TooMany(seconds) => say.n("error-too-many-text", seconds.div_ceil(60)),
        other => say.t(&format!("{}-text", other.key())),
    }
}

/// Home; from a group's tablet back to the group's day.
fn way(error: &Error) -> (String, &'static str) {
    match error {
        Error::OffTablet(group) => (
            format!("/groups/{group}/attendance/today"),
            "nav-attendance",
        ),
        _ => ("/".to_owned(), "go-home"),
    }
}

/// In the person's language, or as problem details (RFC 9457).
pub(crate) fn render(app: &App, visit: &Visit, error: &Error) -> Response {
    match error {
        Error::Internal(cause) => tracing::error!(%cause, "internal error"),
        Error::Unavailable(cause) => tracing::warn!(%cause, "unavailable"),
        other => tracing::debug!(%other, "refused"),
    }
    let say = Say::new(app.texts(), visit.language());
    let (title, text) = (say.t(error.key()), text(&say, error));
    let status = error.status();
    let mut response = if visit.wants_json {
        let problem = json!({ "type": "about:blank", "title": title, "status": status.as_u16(), "detail": text });
        (
            [(header::CONTENT_TYPE, "application/problem+json")],
            problem.to_string(),
        )
            .into_response()
    } else if matches!(error, Error::SignIn) {
        SignInPage::for_visit(app, visit).into_response()
    } else {
        let kept = matches!(error, Error::Unavailable(_) | Error::Internal(_))
            .then(|| kept(visit))
            .flatten();
        let product = app.config().product.clone();
        let page = FaultPage {
            say,
            product,
            status: status.as_u16(),
            title,
            text,
            way: way(error),
            kept,
        };
        page.render().map_or_else(
            |e| e.to_string().into_response(),
            |html| Html(html).into_response(),
        )
    };
    if matches!(error, Error::SignIn) && visit.token.is_some() {
        // the session is over: pages that its browser has kept are not for whoever sits here next
        response
            .headers_mut()
            .insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    }
    *response.status_mut() = status;
    if let Some(seconds) = error.retry_after() {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
