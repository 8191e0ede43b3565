//! The three answers of a handler: a page, the same page again with what was wrong, a way on.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::error::Answer;

/// A page.
pub fn page(template: &impl Template) -> Answer {
    Ok(Html(template.render()?).into_response())
}

/// The form as it was typed, with what is wrong beside its fields: 422.
pub fn again(template: &impl Template) -> Answer {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(template.render()?)).into_response())
}

/// Both versions of what two people changed: 409.
pub fn both_versions(template: &impl Template) -> Answer {
    Ok((StatusCode::CONFLICT, Html(template.render()?)).into_response())
}

/// On to another page after a change: 303.
pub fn go(address: &str) -> Answer {
    Ok(Redirect::to(address).into_response())
}

/// A saved change without a page, for scripts: 204.
pub fn saved() -> Response {
    StatusCode::NO_CONTENT.into_response()
}
