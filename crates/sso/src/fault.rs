//! What can go wrong on the way, each with a page that says what to do.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use openidconnect::DiscoveryError;
use web::{Answer, Door, KeptForm, Say, Visit, parse_form};

use crate::http;

/// Why single sign-on did not end in a session or a link.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The provider does not answer, or only with an error of its own.
    #[error("the provider does not answer: {0}")]
    Down(String),
    /// The two do not fit together: the operator has to look.
    #[error("the set-up does not fit: {0}")]
    SetUp(String),
    /// What came back does not prove anything.
    #[error("the answer is refused: {0}")]
    Refused(String),
    /// The person, or the provider for them, said no.
    #[error("given up at the provider")]
    GivenUp,
    /// Too old, already used, or begun in another browser.
    #[error("the attempt is over")]
    Over,
    /// No account belongs to this identity.
    #[error("no account belongs to the identity")]
    Stranger,
    /// Somebody else, or nobody, is signed in by now.
    #[error("another person is signed in")]
    Another,
    /// The account is linked to another identity of the provider already.
    #[error("the account has another identity")]
    Taken,
    /// The account's last role has ended.
    #[error("no role holds today")]
    Ended,
}

#[derive(Template)]
#[template(path = "sign_in/fault.html")]
struct FaultPage {
    say: Say,
    product: String,
    provider: String,
    title: String,
    text: String,
    retry: &'static str,
    /// The person began at the sign-in page.
    signed_out: bool,
    /// Where a form goes that was being typed, and the form: it goes along with every way on
    kept: Option<(KeptForm, String)>,
}

impl Fault {
    /// The catalogue's key of the heading; the text is the key with `-text`.
    const fn key(&self) -> &'static str {
        match self {
            Self::Down(_) => "sso-down",
            Self::SetUp(_) => "sso-set-up",
            Self::Refused(_) => "sso-refused",
            Self::GivenUp => "sso-given-up",
            Self::Over => "sso-over",
            Self::Stranger => "sso-stranger",
            Self::Another => "sso-another",
            Self::Taken => "sso-taken",
            Self::Ended => "sso-ended",
        }
    }

    const fn status(&self) -> StatusCode {
        match self {
            Self::Down(_) | Self::SetUp(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Over | Self::GivenUp => StatusCode::BAD_REQUEST,
            Self::Refused(_) | Self::Stranger | Self::Another | Self::Ended => {
                StatusCode::FORBIDDEN
            }
            Self::Taken => StatusCode::CONFLICT,
        }
    }

    /// The page; `retry` is where the person began.
    pub fn page(&self, door: &Door, visit: &Visit, provider: &str, retry: &'static str) -> Answer {
        self.shown((door, visit), provider, retry, None)
    }

    /// The same with a form that was being typed when the session was over.
    pub fn page_with(
        &self,
        door: &Door,
        visit: &Visit,
        provider: &str,
        (next, kept): (&str, &str),
    ) -> Answer {
        let form = (!kept.is_empty()).then(|| {
            let fields = parse_form(kept.as_bytes()).map(|form| form.pairs().to_vec());
            let form = KeptForm {
                address: next.to_owned(),
                fields: fields.unwrap_or_default(),
            };
            (form, kept.to_owned())
        });
        self.shown((door, visit), provider, "/login/sso", form)
    }

    fn shown(
        &self,
        (door, visit): (&Door, &Visit),
        provider: &str,
        retry: &'static str,
        kept: Option<(KeptForm, String)>,
    ) -> Answer {
        match self {
            Self::Down(_) | Self::SetUp(_) | Self::Refused(_) => {
                tracing::warn!(fault = %self, "single sign-on");
            }
            Self::GivenUp
            | Self::Over
            | Self::Stranger
            | Self::Another
            | Self::Taken
            | Self::Ended => tracing::debug!(fault = %self, "single sign-on"),
        }
        let say = Say::new(door.app().texts(), visit.language());
        let page = FaultPage {
            title: say.a(self.key(), "provider", provider),
            text: say.a(&format!("{}-text", self.key()), "provider", provider),
            say,
            product: door.app().config().product.clone(),
            provider: provider.to_owned(),
            retry,
            signed_out: retry.starts_with("/login"),
            kept,
        };
        let mut response: Response = (self.status(), Html(page.render()?)).into_response();
        if matches!(self, Self::Down(_)) {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
        }
        Ok(response)
    }
}

/// The whole chain of causes: the library's own messages hold no token.
pub fn said(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}

/// What discovery did not find.
pub fn not_found(error: &DiscoveryError<http::Fault>) -> Fault {
    let text = said(error);
    match error {
        DiscoveryError::Request(http::Fault::Address) => Fault::SetUp(text),
        DiscoveryError::Request(_) => Fault::Down(text),
        DiscoveryError::Response(status, _, _) if status.is_server_error() => Fault::Down(text),
        _ => Fault::SetUp(text),
    }
}
