//! How a gateway is spoken to, as a person wrote it down, and what can be wrong with that.

use std::fmt;
use std::str::FromStr;

use hyper::Uri;
use hyper::header::{HeaderName, HeaderValue};

use crate::template::{Escape, Values, fill, has};

/// The two methods that gateways use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Everything stands in the address
    Get,
    /// With a body
    Post,
}

impl Method {
    /// As it is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

impl FromStr for Method {
    type Err = BadSettings;
    fn from_str(text: &str) -> Result<Self, BadSettings> {
        match text {
            "GET" => Ok(Self::Get),
            "POST" => Ok(Self::Post),
            _ => Err(BadSettings::Method),
        }
    }
}

/// The gateway's key or password: from the installation's configuration, never from a database or a page.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret {
    text: String,
    hosts: Vec<String>,
}

impl Secret {
    /// Takes it as it is, without the white space around it. `hosts` are the only ones that it is sent to; none
    /// means any, which is for an installation with one institution: whoever sets the address sees the secret.
    pub fn new(text: &str, hosts: &[String]) -> Self {
        Self {
            text: text.trim().to_owned(),
            hosts: hosts.iter().map(|host| host.to_lowercase()).collect(),
        }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn is_for(&self, uri: &Uri) -> bool {
        let host = uri.host().unwrap_or_default().to_lowercase();
        self.hosts.is_empty() || self.hosts.contains(&host)
    }

    /// The text without the secret, however it is written there.
    pub(crate) fn hidden_in(&self, text: &str) -> String {
        if self.text.is_empty() {
            return text.to_owned();
        }
        let written = [Escape::Header, Escape::Url, Escape::Json, Escape::Xml].map(|escape| {
            let mut out = String::new();
            escape.write(&self.text, &mut out);
            out
        });
        written
            .iter()
            .fold(text.to_owned(), |text, secret| text.replace(secret, "•••"))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// How a gateway is spoken to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// GET or POST
    pub method: Method,
    /// The address; places only after the host
    pub url: String,
    /// One "Name: value" a line
    pub headers: String,
    /// Of a POST: JSON, a form or XML, as its Content-Type says or its first character shows
    pub body: String,
    /// What a good answer contains; nothing, where the status alone tells
    pub success_text: String,
    /// The name that the telephone shows
    pub sender: String,
}

/// Why settings cannot be used; each has a field and a text that says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadSettings {
    /// Neither GET nor POST
    #[error("the method is neither GET nor POST")]
    Method,
    /// No address, or one with a user's name in it
    #[error("the address is no URL")]
    Url,
    /// Plain http, which the installation does not allow
    #[error("the address is not https")]
    Scheme,
    /// A place before the path
    #[error("the host of the address is a template")]
    Host,
    /// A line that is no "Name: value", or a header that is the client's own
    #[error("a header cannot be sent")]
    Header,
    /// The text stands in a header
    #[error("the text stands in a header")]
    TextInHeader,
    /// A body of a GET, or none of a POST
    #[error("the body does not fit the method")]
    Body,
    /// A Content-Type that is none of JSON, form and XML
    #[error("the body is of an unknown kind")]
    Kind,
    /// A JSON body that is none, or a place outside its strings
    #[error("the body is no JSON")]
    Json,
    /// A word in braces that is no place: in the "url", the "headers" or the "body"
    #[error("an unknown place in braces in the {0}")]
    Place(&'static str),
    /// The number or the text stands nowhere
    #[error("the number or the text stands nowhere")]
    Missing,
    /// A sender that no gateway takes
    #[error("the sender has other characters than a telephone shows")]
    Sender,
    /// A secret with characters that a header cannot hold
    #[error("the secret cannot be sent")]
    Secret,
}

/// A request with everything filled in.
pub(crate) struct Filled {
    pub(crate) uri: Uri,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) body: Vec<u8>,
}

/// Headers that the client sets itself.
const OWN: [&str; 8] = [
    "host",
    "content-length",
    "transfer-encoding",
    "connection",
    "upgrade",
    "te",
    "trailer",
    "expect",
];

/// The host and the path apart: "https://host:1" and "/path?query".
fn cut(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = url.split_once("://")?;
    let host_length = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    url.split_at_checked(scheme.len() + 3 + host_length)
}

impl Settings {
    /// Whether the secret is needed.
    pub fn wants_secret(&self) -> bool {
        [&self.url, &self.headers, &self.body]
            .iter()
            .any(|template| has(template, "secret"))
    }

    /// Checks everything that can be checked without sending.
    pub fn check(&self, allow_insecure: bool) -> Result<(), BadSettings> {
        let places = |place| has(&self.url, place) || has(&self.body, place);
        let to = places("phone")
            || places("phone_digits")
            || has(&self.headers, "phone")
            || has(&self.headers, "phone_digits");
        let printed = |c: char| c.is_ascii_graphic() || c == ' ';
        if self.sender.len() > 20 || !self.sender.chars().all(printed) {
            return Err(BadSettings::Sender);
        }
        // values that break every unescaped place
        let trial = Values {
            phone: "+37120000000",
            phone_digits: "37120000000",
            text: "Āž \"'<&>\\ {}\n",
            sender: &self.sender,
            secret: "s",
        };
        let filled = self.fill(&trial)?;
        if filled.uri.scheme_str() != Some("https") && !allow_insecure {
            return Err(BadSettings::Scheme);
        }
        if !to || !places("text") {
            return Err(BadSettings::Missing);
        }
        Ok(())
    }

    /// Fills everything in.
    pub(crate) fn fill(&self, values: &Values<'_>) -> Result<Filled, BadSettings> {
        let uri = self.fill_url(values)?;
        let mut headers = Vec::new();
        for line in self.headers.lines().filter(|line| !line.trim().is_empty()) {
            headers.push(fill_header(line, values)?);
        }
        let body = match self.method {
            Method::Get if self.body.trim().is_empty() => String::new(),
            Method::Get => return Err(BadSettings::Body),
            Method::Post if self.body.trim().is_empty() && self.url.contains("{text}") => {
                String::new()
            }
            Method::Post if self.body.trim().is_empty() => return Err(BadSettings::Body),
            Method::Post => self.fill_body(values, &mut headers)?,
        };
        Ok(Filled {
            uri,
            headers,
            body: body.into_bytes(),
        })
    }

    fn fill_url(&self, values: &Values<'_>) -> Result<Uri, BadSettings> {
        let (host, path) = cut(self.url.trim()).ok_or(BadSettings::Url)?;
        if host.contains(['{', '}']) {
            return Err(BadSettings::Host);
        }
        if path.contains('#') {
            return Err(BadSettings::Url);
        }
        let path = fill(path, values, Escape::Url).map_err(|_| BadSettings::Place("url"))?;
        let plain = |b: u8| b.is_ascii_graphic() && !b"{}\"<>\\^`|".contains(&b);
        if !path.bytes().all(plain) {
            return Err(BadSettings::Url);
        }
        let uri: Uri = format!("{host}{path}")
            .parse()
            .map_err(|_| BadSettings::Url)?;
        let web = matches!(uri.scheme_str(), Some("https" | "http"));
        let named = uri.authority().is_some_and(|a| !a.as_str().contains('@'));
        let hosted = uri.host().is_some_and(|host| !host.is_empty());
        if web && named && hosted {
            Ok(uri)
        } else {
            Err(BadSettings::Url)
        }
    }

    fn fill_body(
        &self,
        values: &Values<'_>,
        headers: &mut Vec<(HeaderName, HeaderValue)>,
    ) -> Result<String, BadSettings> {
        let body = self.body.trim();
        let said = headers
            .iter()
            .find(|(name, _)| *name == hyper::header::CONTENT_TYPE)
            .map(|(_, value)| value.to_str().unwrap_or_default().to_ascii_lowercase());
        let (escape, kind) = match said.as_deref() {
            Some(kind) if kind.contains("json") => (Escape::Json, None),
            Some(kind) if kind.contains("xml") => (Escape::Xml, None),
            Some(kind) if kind.starts_with("application/x-www-form-urlencoded") => {
                (Escape::Url, None)
            }
            Some(_) => return Err(BadSettings::Kind),
            None if body.starts_with(['{', '[']) => (Escape::Json, Some("application/json")),
            None if body.starts_with('<') => (Escape::Xml, Some("text/xml; charset=utf-8")),
            None => (Escape::Url, Some("application/x-www-form-urlencoded")),
        };
        if let Some(kind) = kind {
            headers.push((hyper::header::CONTENT_TYPE, HeaderValue::from_static(kind)));
        }
        let filled = match escape {
            // a form may be written one field a line
            Escape::Url => fill(&body.replace(['\n', '\r'], ""), values, escape),
            Escape::Json | Escape::Xml | Escape::Header => fill(body, values, escape),
        };
        let filled = filled.map_err(|_| BadSettings::Place("body"))?;
        if escape == Escape::Json && serde_json::from_str::<serde_json::Value>(&filled).is_err() {
            return Err(BadSettings::Json);
        }
        Ok(filled)
    }
}

fn fill_header(line: &str, values: &Values<'_>) -> Result<(HeaderName, HeaderValue), BadSettings> {
    let (name, value) = line.split_once(':').ok_or(BadSettings::Header)?;
    let name: HeaderName = name.trim().parse().map_err(|_| BadSettings::Header)?;
    if OWN.contains(&name.as_str()) {
        return Err(BadSettings::Header);
    }
    if has(value, "text") {
        return Err(BadSettings::TextInHeader);
    }
    let value =
        fill(value.trim(), values, Escape::Header).map_err(|_| BadSettings::Place("headers"))?;
    // refuses line breaks and everything that a header cannot hold
    let mut value = HeaderValue::from_str(&value).map_err(|_| {
        if has(line, "secret") {
            BadSettings::Secret
        } else {
            BadSettings::Header
        }
    })?;
    value.set_sensitive(true);
    Ok((name, value))
}
