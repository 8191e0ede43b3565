//! One browser that wants to be told: where its maker's service listens, and the keys that only it can open with.

use std::fmt;
use std::net::IpAddr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hyper::Uri;
use p256::PublicKey;

use crate::addresses::is_public;
use crate::client::bare;

/// The longest address that is kept.
const LONGEST: usize = 1000;

/// What a browser gave is no subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadBrowser {
    /// No address of http or https with a host and without a user
    #[error("the endpoint is no address")]
    Endpoint,
    /// No point of P-256, or no 16 bytes
    #[error("the keys are none")]
    Keys,
}

/// A browser's subscription.
#[derive(Clone, PartialEq, Eq)]
pub struct Browser {
    endpoint: Uri,
    pub(super) key: PublicKey,
    pub(super) auth: [u8; 16],
}

/// Whoever knows the address can send to it: it stands in no log.
impl fmt::Debug for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Browser(…)")
    }
}

impl Browser {
    /// Reads what `PushSubscription.toJSON()` gives: the address, and "p256dh" and "auth" in base64url.
    pub fn parse(endpoint: &str, key: &str, auth: &str) -> Result<Self, BadBrowser> {
        let endpoint = address(endpoint).ok_or(BadBrowser::Endpoint)?;
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text.trim_end_matches('='));
        let key = bytes(key).map_err(|_| BadBrowser::Keys)?;
        let auth = bytes(auth).map_err(|_| BadBrowser::Keys)?;
        Ok(Self {
            endpoint,
            key: PublicKey::from_sec1_bytes(&key).map_err(|_| BadBrowser::Keys)?,
            auth: auth.try_into().map_err(|_| BadBrowser::Keys)?,
        })
    }

    pub(super) const fn endpoint(&self) -> &Uri {
        &self.endpoint
    }

    /// Whether it is spoken to by https, and by its looks outside of the own network: a public number, or a name with a
    /// domain. Where a name really leads to is seen each time when it is connected to.
    pub(super) fn is_outside(&self) -> bool {
        let host = bare(self.endpoint.host().unwrap_or_default());
        let outside = match host.parse::<IpAddr>() {
            Ok(address) => is_public(address),
            Err(_) => host.contains('.'),
        };
        outside && self.endpoint.scheme_str() == Some("https")
    }

    /// "https://push.example": whom our word is for.
    pub(super) fn origin(&self) -> String {
        let scheme = self.endpoint.scheme_str().unwrap_or("https");
        let authority = self.endpoint.authority();
        format!(
            "{scheme}://{}",
            authority.map_or("", |authority| authority.as_str())
        )
    }
}

fn address(text: &str) -> Option<Uri> {
    if text.len() > LONGEST {
        return None;
    }
    let uri: Uri = text.parse().ok()?;
    let web = matches!(uri.scheme_str(), Some("https" | "http"));
    let host = uri.host().is_some_and(|host| !host.is_empty());
    let user = uri.authority()?.as_str().contains('@');
    (web && host && !user).then_some(uri)
}
