//! Somebody on the way to the provider and back: kept in the database, used once, within ten minutes, by one browser.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use base64::Engine as _;
use cookie::{Cookie, SameSite};
use jiff::{SignedDuration, Timestamp};
use kernel::{AccountId, InstitutionId};
use sha2::{Digest as _, Sha256};
use store::{WriteTx, params, rows, sql};
use web::{Config, Error, Key, Result, cookie_of};

/// How long it may take to sign in at the provider.
const LASTS: SignedDuration = SignedDuration::from_mins(10);
/// On the way at once from one address: a town hall may share one.
const PER_ADDRESS: i64 = 300;

/// The purpose of the seal of a form.
const KEPT: &str = "sso kept form";

/// The browser that began: its secret stands in a cookie, so that nobody can send another person their own answer.
pub struct Browser(String);

const fn cookie_name(config: &Config) -> &'static str {
    if config.secure_cookies {
        "__Host-eklase-sso"
    } else {
        "eklase-sso"
    }
}

/// 32 bytes of chance as text.
pub fn chance() -> Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|e| Error::Unavailable(format!("no randomness: {e}")))?;
    Ok(base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes))
}

impl Browser {
    /// The one that sent the request, if it has begun before.
    pub fn known(headers: &HeaderMap, config: &Config) -> Option<Self> {
        cookie_of(headers, cookie_name(config))
            .filter(|secret| secret.len() == 43)
            .map(Self)
    }

    /// The same, or a new one: several tabs may be on the way at once.
    pub fn of(headers: &HeaderMap, config: &Config) -> Result<Self> {
        match Self::known(headers, config) {
            Some(browser) => Ok(browser),
            None => Ok(Self(chance()?)),
        }
    }

    /// Lets the browser remember.
    pub fn mark(&self, response: &mut Response, config: &Config) -> Result<()> {
        let cookie = Cookie::build((cookie_name(config), self.0.as_str()))
            .path("/")
            .http_only(true)
            .secure(config.secure_cookies)
            // the provider sends the person back by a link, with which Lax cookies travel
            .same_site(SameSite::Lax)
            .max_age(cookie::time::Duration::seconds(LASTS.as_secs()))
            .build()
            .to_string();
        let value = HeaderValue::from_str(&cookie).map_err(|e| Error::Internal(e.to_string()))?;
        response.headers_mut().append(header::SET_COOKIE, value);
        Ok(())
    }

    /// What a form is sealed with on the way: the database holds it, and only this browser can have it back.
    fn key(&self) -> Result<Key> {
        let digest = Sha256::digest(format!("kept.{}", self.0));
        let text: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        Key::parse(&text).ok_or_else(|| Error::Internal("a key of a digest".to_owned()))
    }

    /// Seals a form that was being typed when the session was over; nothing for an empty one.
    pub fn seal(&self, form: &str) -> Result<Option<Vec<u8>>> {
        if form.is_empty() {
            return Ok(None);
        }
        self.key()?.seal(KEPT, form.as_bytes()).map(Some)
    }

    /// The form that was sealed, empty where there is none.
    pub fn open(&self, sealed: Option<&[u8]>) -> Result<String> {
        let key = self.key()?;
        let plain = sealed.and_then(|sealed| key.open(KEPT, sealed));
        Ok(String::from_utf8(plain.unwrap_or_default()).unwrap_or_default())
    }

    /// Under which an attempt is kept.
    pub fn hash(&self, state: &str) -> Vec<u8> {
        Sha256::digest(format!("{state}.{}", self.0)).to_vec()
    }
}

rows! {
    /// What was remembered.
    #[derive(Debug, Clone)]
    pub struct Attempt {
        /// Has to stand in the token
        pub nonce: String,
        /// PKCE
        pub verifier: String,
        /// Where to go afterwards
        pub next: String,
        /// Where the account is that is being linked
        pub link_institution_id: Option<InstitutionId>,
        /// The account that is being linked
        pub link_account_id: Option<AccountId>,
        /// The person who has come back and still chooses an account
        pub subject: Option<String>,
        /// The provider checked a second factor.
        pub strong: bool,
        /// A form that was being typed when the session was over, sealed for the browser
        pub kept: Option<Vec<u8>>,
        /// Nothing is linked or opened: the owner of that account proves once more who they are
        pub again: bool,
        /// Until when
        pub expires_at: Timestamp,
    }
}

impl Attempt {
    /// A person who wants to sign in, or to link an account.
    pub fn new(
        (nonce, verifier): (String, String),
        next: &str,
        link: Option<(InstitutionId, AccountId)>,
        now: Timestamp,
    ) -> Self {
        Self {
            nonce,
            verifier,
            next: next.to_owned(),
            link_institution_id: link.map(|(institution, _)| institution),
            link_account_id: link.map(|(_, account)| account),
            subject: None,
            strong: false,
            kept: None,
            again: false,
            expires_at: until(now),
        }
    }

    /// A person who has come back and chooses.
    pub fn choosing(&self, subject: &str, strong: bool, now: Timestamp) -> Self {
        Self {
            subject: Some(subject.to_owned()),
            strong,
            kept: self.kept.clone(),
            ..Self::new((String::new(), String::new()), &self.next, None, now)
        }
    }

    /// The account that is being linked.
    pub fn link(&self) -> Option<(InstitutionId, AccountId)> {
        self.link_institution_id.zip(self.link_account_id)
    }
}

fn until(now: Timestamp) -> Timestamp {
    now.checked_add(LASTS).unwrap_or(now)
}

/// Keeps it, sweeps those that are over, and refuses a flood from one address.
pub async fn keep(
    tx: &mut WriteTx,
    hash: Vec<u8>,
    attempt: &Attempt,
    address: &str,
    now: Timestamp,
) -> Result<()> {
    tx.run(
        sql!("DELETE FROM sso_attempt WHERE expires_at <= $1"),
        params![now],
    )
    .await?;
    let (running,): (i64,) = tx
        .one(
            sql!("SELECT count(*) AS running FROM sso_attempt WHERE address = $1"),
            params![address],
        )
        .await?;
    if running >= PER_ADDRESS {
        return Err(Error::TooMany(60));
    }
    tx.run(
        sql!(
            "INSERT INTO sso_attempt (state_hash, nonce, verifier, next, link_institution_id, link_account_id,
                                      subject, strong, address, created_at, expires_at, kept, again)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
        ),
        params![
            hash,
            attempt.nonce,
            attempt.verifier,
            attempt.next,
            attempt.link_institution_id,
            attempt.link_account_id,
            attempt.subject,
            attempt.strong,
            address,
            now,
            attempt.expires_at,
            attempt.kept.clone(),
            attempt.again,
        ],
    )
    .await?;
    Ok(())
}

/// Takes it away and gives it, once; none if it is over. Whoever commits has used it.
pub async fn take(tx: &mut WriteTx, hash: Vec<u8>, now: Timestamp) -> Result<Option<Attempt>> {
    let found: Option<Attempt> = tx
        .opt(
            sql!(
                "SELECT nonce, verifier, next, link_institution_id, link_account_id, subject, strong, kept,
                        again, expires_at
                   FROM sso_attempt
                  WHERE state_hash = $1"
            ),
            params![hash],
        )
        .await?;
    let taken = tx
        .run(
            sql!("DELETE FROM sso_attempt WHERE state_hash = $1"),
            params![hash],
        )
        .await?;
    Ok(found.filter(|attempt| taken == 1 && attempt.expires_at > now))
}
