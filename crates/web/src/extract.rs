//! Paths, queries and forms, parsed at the edge: what cannot be is answered here, with the right status.

use std::fmt::Display;
use std::str::FromStr;
use std::sync::Arc;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header;
use axum::http::request::Parts;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};

use crate::app::App;
use crate::error::{Error, Result};
use crate::visit::{Visit, Visiting};

/// The parts of an address; one that cannot be is an address that does not exist.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Path<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let path = axum::extract::Path::<T>::from_request_parts(parts, app).await;
        path.map(|path| Self(path.0)).map_err(|_| Error::NotFound)
    }
}

/// The last part of an address that is a page or, with ".pdf" behind it, the same page on paper: "2026-10",
/// "2026-10.pdf".
pub struct OnPaper<T> {
    /// What the page is of
    pub of: T,
    /// Whether it is asked for on paper
    pub pdf: bool,
}

impl<'de, T: FromStr> Deserialize<'de> for OnPaper<T>
where
    T::Err: Display,
{
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let (of, pdf) = match text.strip_suffix(".pdf") {
            Some(of) => (of, true),
            None => (text.as_str(), false),
        };
        let of = of.parse().map_err(D::Error::custom)?;
        Ok(Self { of, pdf })
    }
}

/// The query of an address.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self> {
        let query = parts.uri.query().unwrap_or_default();
        serde_urlencoded::from_str(query)
            .map(Self)
            .map_err(|_| Error::Unprocessable("unprocessable-address"))
    }
}

/// A form as it was sent: pairs in their order, so that a handler can give all of it back.
#[derive(Debug, Clone, Default)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// A form of those pairs: one that was kept, or as a page shows it at first.
    pub const fn of(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The field's text, empty where it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// The field's text, if it was sent.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The field, which a page of ours always sends.
    pub fn need(&self, name: &str) -> Result<&str> {
        self.get(name)
            .ok_or(Error::Unprocessable("unprocessable-missing"))
    }

    /// The field, parsed.
    pub fn parse<T: FromStr>(&self, name: &str) -> Result<T> {
        self.need(name)?
            .trim()
            .parse()
            .map_err(|_| Error::Unprocessable("unprocessable-value"))
    }

    /// The field, parsed, none where it is empty or was not sent.
    pub fn parse_opt<T: FromStr>(&self, name: &str) -> Result<Option<T>> {
        match self.text(name).trim() {
            "" => Ok(None),
            text => text
                .parse()
                .map(Some)
                .map_err(|_| Error::Unprocessable("unprocessable-value")),
        }
    }

    /// Whether a box was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Every pair whose name begins so, with the rest of the name.
    pub fn starting<'f>(&'f self, prefix: &'f str) -> impl Iterator<Item = (&'f str, &'f str)> {
        self.0
            .iter()
            .filter_map(move |(key, value)| Some((key.strip_prefix(prefix)?, value.as_str())))
    }

    /// Every pair in its order.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
}

/// Parses a form's body; refuses what is not UTF-8 rather than replacing it.
pub fn parse_form(body: &[u8]) -> Result<Form> {
    let text = std::str::from_utf8(body).map_err(|_| Error::Malformed("not UTF-8".to_owned()))?;
    let decoded = percent_decoded_is_utf8(text);
    if !decoded {
        return Err(Error::Malformed("not UTF-8".to_owned()));
    }
    let pairs = serde_urlencoded::from_str::<Vec<(String, String)>>(text)
        .map_err(|e| Error::Malformed(e.to_string()))?;
    let clean = |text: String| text.replace("\r\n", "\n").replace('\0', "");
    Ok(Form(
        pairs
            .into_iter()
            .map(|(key, value)| (key, clean(value)))
            .collect(),
    ))
}

/// The decoder of forms replaces broken UTF-8 silently; here it is found first.
fn percent_decoded_is_utf8(text: &str) -> bool {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next(), rest.next()];
        let [Some(high), Some(low)] = digits.map(|d| d.and_then(|d| char::from(d).to_digit(16)))
        else {
            return false;
        };
        bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
    }
    std::str::from_utf8(&bytes).is_ok()
}

impl FromRequest<App> for Form {
    type Rejection = Error;

    async fn from_request(request: Request, _: &App) -> Result<Self> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|v| v.to_str().ok());
        if kind.is_none_or(|kind| !kind.starts_with("application/x-www-form-urlencoded")) {
            return Err(Error::Malformed("not a form".to_owned()));
        }
        let visit: Option<Arc<Visit>> = request
            .extensions()
            .get::<Visiting>()
            .map(|visiting| Arc::clone(&visiting.0));
        let visit = visit.ok_or_else(|| Error::Internal("outside the layers".to_owned()))?;
        parse_form(&visit.body)
    }
}
