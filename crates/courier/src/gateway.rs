//! One message through one gateway, and what its answer means.

use kernel::Phone;

use crate::client::{Answer, Client};
use crate::settings::{Method, Secret, Settings};
use crate::template::Values;
use crate::{LONGEST_TEXT, Outcome};

/// An institution's gateway with the installation's secret and client.
#[derive(Clone)]
pub struct Gateway {
    settings: Settings,
    secret: Option<Secret>,
    client: Client,
}

/// What became of a message, and the beginning of what the gateway said: for the person who sets it up, never kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What became of it
    pub outcome: Outcome,
    /// Up to 200 characters of the answer
    pub answer: Option<String>,
}

impl From<Outcome> for Told {
    fn from(outcome: Outcome) -> Self {
        Self {
            outcome,
            answer: None,
        }
    }
}

impl Gateway {
    /// Joins what the institution and the installation say.
    pub const fn new(settings: Settings, secret: Option<Secret>, client: Client) -> Self {
        Self {
            settings,
            secret,
            client,
        }
    }

    /// Sends it, and tells what the gateway answered.
    pub async fn send(&self, phone: Phone, text: &str) -> Told {
        let wants_secret = self.settings.wants_secret();
        if self.secret.is_none() && wants_secret {
            return Outcome::refused("secret", false).into();
        }
        if text.chars().count() > LONGEST_TEXT {
            return Outcome::refused("too_long", true).into();
        }
        let (phone, digits) = (phone.e164(), phone.digits());
        let values = Values {
            phone: &phone,
            phone_digits: &digits,
            text,
            sender: &self.settings.sender,
            secret: self.secret.as_ref().map_or("", Secret::text),
        };
        let Ok(filled) = self.settings.fill(&values) else {
            return Outcome::refused("settings", false).into();
        };
        let secret_may_go = |secret: &Secret| secret.is_for(&filled.uri);
        if wants_secret && !self.secret.as_ref().is_some_and(secret_may_go) {
            return Outcome::refused("secret_host", false).into();
        }
        let method = match self.settings.method {
            Method::Get => hyper::Method::GET,
            Method::Post => hyper::Method::POST,
        };
        match self.client.send(method, filled).await {
            Ok(answer) => self.judge(&answer),
            Err(fault) => Outcome::from(fault).into(),
        }
    }

    fn judge(&self, answer: &Answer) -> Told {
        let said = String::from_utf8_lossy(&answer.body);
        let good = (200..300).contains(&answer.status);
        let wanted = self.settings.success_text.trim();
        let outcome = match answer.status {
            _ if good && wanted.is_empty() => Outcome::Sent { id: id_in(&said) },
            _ if good && said.contains(wanted) => Outcome::Sent { id: id_in(&said) },
            // it broke before the words that were waited for
            _ if good && !answer.whole => Outcome::Broken,
            // said to be well and yet not as expected: perhaps it left, so not again by itself
            _ if good => Outcome::refused("answer", true),
            300..=399 => Outcome::refused("redirect", false),
            // about this message; everything else is about the settings or the hour
            status @ (400 | 413 | 414 | 422) => Outcome::refused(&format!("http_{status}"), true),
            status => Outcome::refused(&format!("http_{status}"), false),
        };
        // a gateway may repeat what it was sent
        let said = match &self.secret {
            Some(secret) => secret.hidden_in(&said),
            None => said.into_owned(),
        };
        let shown: String = said
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .take(200)
            .collect();
        Told {
            outcome,
            answer: (!shown.trim().is_empty()).then_some(shown),
        }
    }
}

/// The id in an answer: a field of that meaning in JSON, or a short word that is the whole answer.
fn id_in(said: &str) -> Option<String> {
    let plain = |text: &str| {
        let fits = (1..=100).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_.:".contains(&b));
        fits.then(|| text.to_owned())
    };
    let Ok(json) = serde_json::from_str::<serde_json::Value>(said) else {
        return plain(said.trim());
    };
    let inner = json
        .as_array()
        .and_then(|list| list.first())
        .unwrap_or(&json);
    let names = ["id", "message_id", "messageId", "msgid", "sid", "uuid"];
    let field = names.iter().find_map(|name| inner.get(name));
    match field.unwrap_or(inner) {
        serde_json::Value::String(text) => plain(text),
        serde_json::Value::Number(number) => plain(&number.to_string()),
        _ => None,
    }
}
