//! The one error of the edge: named after the answer that the person gets.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::GroupId;

/// What a handler answers.
pub type Answer = Result<Response, Error>;
/// What everything below a handler answers.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a page or a change is not given.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in: 401 with the sign-in page.
    #[error("not signed in")]
    SignIn,
    /// A one-time password has to be replaced first: on to the profile.
    #[error("the password has to be replaced")]
    PasswordDue,
    /// The institution requires a second factor, and the person has none yet: on to set one up.
    #[error("a second factor has to be set up")]
    FactorDue,
    /// The undertaking of confidentiality is still to be accepted (5.2): on to its page.
    #[error("the undertaking has to be accepted")]
    UndertakingDue,
    /// The browser holds the page as it is: 304.
    #[error("unchanged")]
    Unchanged,
    /// Missing, or not theirs to know about: both look the same from outside. 404.
    #[error("not found")]
    NotFound,
    /// The role may not do this at all: 403 with whom to ask.
    #[error("not allowed: {0}")]
    Forbidden(&'static str),
    /// A group's shared tablet opens only that group's day: 403, with the way back to it.
    #[error("not on a tablet")]
    OffTablet(GroupId),
    /// The request did not come from our own page: 403.
    #[error("cross-site request")]
    CrossSite,
    /// The request itself is broken (cut short, not UTF-8, no form): 400.
    #[error("bad request: {0}")]
    Malformed(String),
    /// A value that cannot be: 422. The key names the text that says what to do.
    #[error("unprocessable: {0}")]
    Unprocessable(&'static str),
    /// Somebody else changed the same thing meanwhile: 409. The key names the text that says what to do.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// More than the program takes at once: 413.
    #[error("too large")]
    TooLarge,
    /// The method does not fit the address: 405.
    #[error("wrong method")]
    Method,
    /// Too many tries: 429, with the seconds to wait.
    #[error("too many tries")]
    TooMany(u64),
    /// The database or the server cannot now: 503, with the seconds to wait.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// Everything unforeseen: logged once, 500.
    #[error("{0}")]
    Internal(String),
}

impl Error {
    /// The status of the answer.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::PasswordDue | Self::FactorDue | Self::UndertakingDue => StatusCode::SEE_OTHER,
            Self::Unchanged => StatusCode::NOT_MODIFIED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden(_) | Self::OffTablet(_) | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::Unprocessable(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The catalogue's key of the page's heading; the text under it is the key with `-text`.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::SignIn | Self::PasswordDue | Self::FactorDue | Self::UndertakingDue => {
                "error-sign-in"
            }
            Self::Unchanged | Self::NotFound => "error-not-found",
            Self::Forbidden(_) => "error-forbidden",
            Self::OffTablet(_) => "error-off-tablet",
            Self::CrossSite => "error-cross-site",
            Self::Malformed(_) => "error-malformed",
            Self::Unprocessable(_) => "error-unprocessable",
            Self::Conflict(_) => "error-conflict",
            Self::TooLarge => "error-too-large",
            Self::Method => "error-method",
            Self::TooMany(_) => "error-too-many",
            Self::Unavailable(_) => "error-unavailable",
            Self::Internal(_) => "error-internal",
        }
    }

    /// Seconds after which trying again makes sense.
    pub const fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooMany(seconds) => Some(*seconds),
            Self::Unavailable(_) => Some(10),
            _ => None,
        }
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Missing => Self::NotFound,
            store::Error::Busy(text) | store::Error::Unavailable(text) => Self::Unavailable(text),
            store::Error::Taken(_) => Self::Conflict("conflict-taken"),
            store::Error::Refused(text) | store::Error::Program(text) => Self::Internal(text),
        }
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Self {
        Self::Internal(format!("template: {error}"))
    }
}

/// The fault rides with the bare answer; the outermost layer makes the page of it, in the person's language.
#[derive(Clone)]
pub(crate) struct Fault(pub(crate) Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if matches!(self, Self::PasswordDue) {
            return Redirect::to("/profile").into_response();
        }
        if matches!(self, Self::FactorDue) {
            return Redirect::to("/profile/security").into_response();
        }
        if matches!(self, Self::UndertakingDue) {
            return Redirect::to("/undertaking").into_response();
        }
        if matches!(self, Self::Unchanged) {
            return StatusCode::NOT_MODIFIED.into_response();
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Fault(Arc::new(self)));
        response
    }
}
