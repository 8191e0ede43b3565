//! What the installation has for second factors, and what the request brought along.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use cookie::{Cookie, SameSite};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use web::{App, Config, Error, Key, Result, SessionToken, Visiting, cookie_of};
use webauthn_rs::Webauthn;

use crate::queries::Whose;
use crate::{passkeys, step};

/// How long the password that was given again, or the provider's word, opens the factors for changes.
const SURE: SignedDuration = SignedDuration::from_mins(10);

/// Taken by handlers like a form.
pub struct Means {
    /// What secrets are sealed with
    pub key: Option<Key>,
    /// Who asks for passkeys, where the address can have them
    pub relying: Option<Webauthn>,
    /// A step between password and session
    pub step: Option<SessionToken>,
    config: Config,
    session: Option<Vec<u8>>,
    sure: Option<String>,
}

const fn sure_cookie(config: &Config) -> &'static str {
    if config.secure_cookies {
        "__Host-eklase-sure"
    } else {
        "eklase-sure"
    }
}

impl FromRequestParts<App> for Means {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let config = app.config().clone();
        let host = parts.headers.get(header::HOST);
        let host = host.and_then(|value| value.to_str().ok());
        let visit = parts.extensions.get::<Visiting>();
        let token = visit.and_then(|Visiting(visit)| visit.token.clone());
        Ok(Self {
            relying: passkeys::relying(&config, host),
            key: config.key.clone(),
            step: cookie_of(&parts.headers, step::cookie_name(&config))
                .and_then(|value| SessionToken::parse(&value)),
            session: token.map(|token| token.hash),
            sure: cookie_of(&parts.headers, sure_cookie(&config)),
            config,
        })
    }
}

/// Whose password was given again, in which session, and until when that counts.
#[derive(Serialize, Deserialize, PartialEq, Eq)]
struct Sure {
    institution: i64,
    account: i64,
    session: Vec<u8>,
    until: i64,
}

impl Means {
    /// The key, which a page that needs it asks for.
    pub fn need_key(&self) -> Result<&Key> {
        self.key
            .as_ref()
            .ok_or_else(|| Error::Unavailable("there is no key".to_owned()))
    }

    /// The relying party, likewise.
    pub fn need_relying(&self) -> Result<&Webauthn> {
        self.relying.as_ref().ok_or(Error::NotFound)
    }

    /// The configuration.
    pub const fn config(&self) -> &Config {
        &self.config
    }

    /// Whether the person gave the password again, or proved to the provider who they are, a moment ago in this session.
    pub fn is_sure(&self, (institution, account): Whose, now: Timestamp) -> bool {
        let read = || {
            let text = self.key.as_ref()?.open_text("sure", self.sure.as_ref()?)?;
            serde_json::from_str::<Sure>(&text).ok()
        };
        read().is_some_and(|sure| {
            sure.institution == institution.0
                && sure.account == account.0
                && Some(&sure.session) == self.session.as_ref()
                && sure.until > now.as_second()
        })
    }

    /// The cookie that says so.
    pub fn sure(&self, (institution, account): Whose, now: Timestamp) -> Result<String> {
        let sure = Sure {
            institution: institution.0,
            account: account.0,
            session: self.session.clone().unwrap_or_default(),
            until: now.saturating_add(SURE).unwrap_or(now).as_second(),
        };
        let text = serde_json::to_string(&sure).map_err(|e| Error::Internal(e.to_string()))?;
        let sealed = self.need_key()?.seal_text("sure", &text)?;
        Ok(Cookie::build((sure_cookie(&self.config), sealed))
            .path("/")
            .http_only(true)
            .secure(self.config.secure_cookies)
            .same_site(SameSite::Strict)
            .max_age(cookie::time::Duration::seconds(SURE.as_secs()))
            .build()
            .to_string())
    }
}
