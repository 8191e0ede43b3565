//! Who sends (RFC 8292): a word for each service, good for half a day, signed with the installation's key.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use p256::SecretKey;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};

use super::Browser;

/// How long a word is good; a service refuses more than a day.
const GOOD: SignedDuration = SignedDuration::from_hours(12);

/// The installation's own key for notices.
pub struct Vapid {
    key: SigningKey,
    public: String,
    contact: Option<String>,
}

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

impl Vapid {
    /// From 32 bytes that stay the same as long as browsers are to be reached. `contact`: where the service's people find
    /// ours, an address of https or mailto. None where the bytes are no key of the curve.
    pub fn new(secret: &[u8], contact: Option<String>) -> Option<Self> {
        let secret = SecretKey::from_slice(secret).ok()?;
        Some(Self {
            public: URL_SAFE_NO_PAD.encode(secret.public_key().to_sec1_bytes()),
            key: secret.into(),
            contact,
        })
    }

    pub(super) fn public(&self) -> &str {
        &self.public
    }

    /// The header's value.
    pub(super) fn authorization(&self, to: &Browser, now: Timestamp) -> String {
        let until = now.checked_add(GOOD).unwrap_or(now).as_second();
        let mut claims = json!({ "aud": to.origin(), "exp": until });
        if let (Some(contact), Some(claims)) = (&self.contact, claims.as_object_mut()) {
            claims.insert("sub".to_owned(), json!(contact));
        }
        let head = encoded(&json!({ "typ": "JWT", "alg": "ES256" }));
        let said = format!("{head}.{}", encoded(&claims));
        let signature: Signature = self.key.sign(said.as_bytes());
        let signed = URL_SAFE_NO_PAD.encode(signature.to_bytes());
        format!("vapid t={said}.{signed}, k={}", self.public)
    }
}
