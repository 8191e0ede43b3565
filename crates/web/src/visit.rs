//! One request as it came in: from where, with which session, and with which body.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};

use crate::app::Config;
use crate::device::device;
use crate::texts::Language;
use crate::viewer::SessionToken;

/// The name of the session's cookie.
pub const fn session_cookie(config: &Config) -> &'static str {
    if config.secure_cookies {
        "__Host-eklase"
    } else {
        "eklase"
    }
}

/// The name of the cookie that a group's tablet is known by.
pub const fn tablet_cookie(config: &Config) -> &'static str {
    if config.secure_cookies {
        "__Host-eklase-tablet"
    } else {
        "eklase-tablet"
    }
}

/// A chosen language before signing in.
pub const LANGUAGE_COOKIE: &str = "eklase-language";

/// A request, as far as its answer depends on it.
pub struct Visit {
    /// GET, POST …
    pub method: Method,
    /// The path with its query
    pub address: String,
    /// The network address it came from
    pub from: String,
    /// On what, in words: "Chrome, Windows"
    pub device: String,
    /// The session, if the cookie has the form of one
    pub token: Option<SessionToken>,
    /// What a device that was paired with a group brings along, likewise
    pub tablet: Option<SessionToken>,
    /// Wants problem details rather than a page
    pub wants_json: bool,
    /// A form's body, kept to give it back with an error
    pub body: Bytes,
    language: OnceLock<Language>,
    cookie_language: Option<Language>,
    slides: OnceLock<Timestamp>,
    /// Milliseconds; 0 while no session is known
    lasts: AtomicI64,
    /// The stamp of the page that the browser holds
    pub(crate) known: Option<String>,
    stamp: OnceLock<String>,
}

/// From where and on what.
#[derive(Debug, Clone, Copy)]
pub struct Place<'v> {
    /// The network address
    pub address: &'v str,
    /// The device, in words
    pub device: &'v str,
}

/// The value of a cookie.
pub fn cookie_of(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(cookie::Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
}

fn header_of<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

impl Visit {
    /// Reads the request's head.
    pub(crate) fn new(parts: &Parts, body: Bytes, config: &Config) -> Self {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or_else(String::new, |info| info.0.ip().to_string());
        let forwarded = header_of(&parts.headers, "x-forwarded-for")
            .filter(|_| config.behind_proxy)
            .and_then(|list| list.rsplit(',').next())
            .map(|last| last.trim().chars().take(45).collect());
        let accept = header_of(&parts.headers, "accept").unwrap_or_default();
        let address = parts.uri.path_and_query().map_or("/", |both| both.as_str());
        let token = |name: &str| {
            cookie_of(&parts.headers, name).and_then(|value| SessionToken::parse(&value))
        };
        Self {
            method: parts.method.clone(),
            address: address.to_owned(),
            from: forwarded.unwrap_or(peer),
            device: device(header_of(&parts.headers, "user-agent").unwrap_or_default()),
            token: token(session_cookie(config)),
            tablet: token(tablet_cookie(config)),
            wants_json: accept.contains("application/json") && !accept.contains("text/html"),
            body,
            language: OnceLock::new(),
            cookie_language: cookie_of(&parts.headers, LANGUAGE_COOKIE)
                .and_then(|value| value.parse().ok()),
            slides: OnceLock::new(),
            lasts: AtomicI64::new(0),
            known: header_of(&parts.headers, "if-none-match").map(str::to_owned),
            stamp: OnceLock::new(),
        }
    }

    /// From where and on what.
    pub fn place(&self) -> Place<'_> {
        Place {
            address: &self.from,
            device: &self.device,
        }
    }

    /// The person's language once known, the chosen one before, Latvian otherwise (DOMAIN 8).
    pub fn language(&self) -> Language {
        self.language
            .get()
            .copied()
            .or(self.cookie_language)
            .unwrap_or(Language::Lv)
    }

    pub(crate) fn speaks(&self, language: Language) {
        // the first viewer of a request is the only one
        self.language.set(language).ok();
    }

    /// Prolongs the session once the answer is ready: a read holds no transaction that could do it.
    pub(crate) fn slides(&self, until: Timestamp) {
        self.slides.set(until).ok();
    }

    /// How long the session lasts yet: the answer says so to the page's script.
    pub fn lasts(&self, left: SignedDuration) {
        let left = i64::try_from(left.as_millis()).unwrap_or(i64::MAX);
        self.lasts.store(left.max(1), Ordering::Relaxed);
    }

    /// The same in milliseconds, once a session is known.
    pub(crate) fn left(&self) -> Option<i64> {
        Some(self.lasts.load(Ordering::Relaxed)).filter(|left| *left > 0)
    }

    pub(crate) fn stamped(&self, stamp: String) {
        // a request shows one page
        self.stamp.set(stamp).ok();
    }

    /// The stamp of the page that is shown.
    pub(crate) fn stamp(&self) -> Option<&str> {
        self.stamp.get().map(String::as_str)
    }

    /// The session to prolong, and until when.
    pub(crate) fn prolonged(&self) -> Option<(SessionToken, Timestamp)> {
        Some((self.token.clone()?, *self.slides.get()?))
    }
}

/// The visit travels in the request's extensions.
#[derive(Clone)]
pub struct Visiting(pub Arc<Visit>);
