//! Web Push (RFC 8030): one notice to one browser, through the service of the browser's maker. What it says is sealed for
//! that browser alone (RFC 8291), and we say who we are by a key of our own (RFC 8292), so that no account with the
//! service is needed.

mod browser;
mod seal;
mod vapid;

use std::sync::Arc;

use hyper::Method;
use hyper::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderName, HeaderValue};
use jiff::Timestamp;
use serde_json::json;

use crate::client::Client;
use crate::settings::Filled;
use crate::{Outbox, Outcome, To};

pub use browser::{BadBrowser, Browser};
#[doc(hidden)]
pub use seal::sealed_with;
pub use vapid::Vapid;

/// How long the service keeps a notice for a device that is switched off, in seconds: a day.
const KEPT: &str = "86400";

/// What a device shows.
#[derive(Debug, Clone, Copy)]
pub struct Note<'n> {
    /// The first line
    pub title: &'n str,
    /// The rest
    pub text: &'n str,
    /// What it opens: a path of this installation
    pub path: &'n str,
    /// Its name: a later one of the same name takes its place. Letters of base64url, at most 32
    pub tag: &'n str,
}

/// The way to browsers; cheap to clone.
#[derive(Clone)]
pub struct Push {
    vapid: Arc<Vapid>,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Services(Client),
    Screen(Outbox),
}

impl Push {
    /// Through the browsers' services.
    pub fn services(client: Client, vapid: Vapid) -> Self {
        Self {
            vapid: Arc::new(vapid),
            way: Way::Services(client),
        }
    }

    /// To a page of the demo.
    pub fn screen(outbox: Outbox, vapid: Vapid) -> Self {
        Self {
            vapid: Arc::new(vapid),
            way: Way::Screen(outbox),
        }
    }

    /// Our public key, which a browser asks for: base64url.
    pub fn key(&self) -> &str {
        self.vapid.public()
    }

    /// Whether notices to that browser could leave: only https to the public internet is spoken, unless the client allows
    /// more.
    pub fn takes(&self, browser: &Browser) -> bool {
        let open = matches!(&self.way, Way::Services(client) if client.allows_insecure());
        open || browser.is_outside()
    }

    /// Sends it. Takes at most 15 seconds.
    pub async fn send(&self, to: &Browser, note: &Note<'_>, now: Timestamp) -> Outcome {
        match &self.way {
            Way::Services(client) => self.post(client, to, note, now).await,
            Way::Screen(outbox) => {
                outbox.put(To::Devices, (Some(note.title), note.text), now);
                Outcome::Sent { id: None }
            }
        }
    }

    async fn post(
        &self,
        client: &Client,
        to: &Browser,
        note: &Note<'_>,
        now: Timestamp,
    ) -> Outcome {
        let Note {
            title,
            text,
            path,
            tag,
        } = *note;
        let plain = json!({ "title": title, "text": text, "path": path, "tag": tag }).to_string();
        if plain.len() > seal::LONGEST {
            return Outcome::refused("too_long", true);
        }
        let Some(body) = seal::seal(to, plain.as_bytes()) else {
            return Outcome::refused("seal", false);
        };
        let Some(headers) = self.headers(to, tag, now) else {
            return Outcome::refused("settings", true);
        };
        let filled = Filled {
            uri: to.endpoint().clone(),
            headers,
            body,
        };
        match client.send(Method::POST, filled).await {
            Ok(answer) => judge(answer.status),
            Err(fault) => fault.into(),
        }
    }

    fn headers(
        &self,
        to: &Browser,
        tag: &str,
        now: Timestamp,
    ) -> Option<Vec<(HeaderName, HeaderValue)>> {
        let mut who = HeaderValue::from_str(&self.vapid.authorization(to, now)).ok()?;
        who.set_sensitive(true);
        let plain = HeaderValue::from_static;
        Some(vec![
            (AUTHORIZATION, who),
            (CONTENT_ENCODING, plain("aes128gcm")),
            (CONTENT_TYPE, plain("application/octet-stream")),
            (HeaderName::from_static("ttl"), plain(KEPT)),
            (HeaderName::from_static("urgency"), plain("normal")),
            (
                HeaderName::from_static("topic"),
                HeaderValue::from_str(tag).ok()?,
            ),
        ])
    }
}

fn judge(status: u16) -> Outcome {
    match status {
        200..=299 => Outcome::Sent { id: None },
        300..=399 => Outcome::refused("redirect", true),
        // the browser has forgotten us, or the message is none
        400 | 404 | 410 | 413 => Outcome::refused(&format!("http_{status}"), true),
        status => Outcome::refused(&format!("http_{status}"), false),
    }
}
