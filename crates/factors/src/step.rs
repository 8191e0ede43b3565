//! The step between a right password and a session: five minutes, five tries, kept as a hash like a session.

use base64::Engine as _;
use cookie::{Cookie, SameSite};
use jiff::{SignedDuration, Timestamp};
use kernel::{AccountId, InstitutionId};
use sha2::{Digest, Sha256};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{Config, Error, Result, SessionToken};

use crate::queries::Whose;

/// How long the second factor may take.
const LASTS: SignedDuration = SignedDuration::from_mins(5);
/// Tries of one step.
pub const TRIES: i64 = 5;

rows! {
    /// A step that is under way.
    #[derive(Debug, Clone)]
    pub struct Step {
        /// Who gave the right password
        pub account_id: AccountId,
        /// What failures count to, as in the limits
        pub name_subject: String,
        /// How many tries were made, with this one
        pub tries: i64,
        /// A passkey's challenge, if one was asked for
        pub challenge: Option<String>,
    }
}

/// The name of the step's cookie.
pub const fn cookie_name(config: &Config) -> &'static str {
    if config.secure_cookies {
        "__Host-eklase-step"
    } else {
        "eklase-step"
    }
}

fn cookie_of(config: &Config, value: &str, lasts: i64) -> String {
    Cookie::build((cookie_name(config), value.to_owned()))
        .path("/")
        .http_only(true)
        .secure(config.secure_cookies)
        .same_site(SameSite::Lax)
        .max_age(cookie::time::Duration::seconds(lasts))
        .build()
        .to_string()
}

/// The step's cookie.
pub fn cookie(config: &Config, value: &str) -> String {
    cookie_of(config, value, LASTS.as_secs())
}

/// The cookie that takes it away.
pub fn no_cookie(config: &Config) -> String {
    cookie_of(config, "", 0)
}

/// Begins a step and sweeps the person's expired ones; the cookie's value.
pub async fn begin(
    tx: &mut WriteTx,
    (institution, account): Whose,
    name_subject: String,
    now: Timestamp,
) -> Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|e| Error::Unavailable(format!("no randomness: {e}")))?;
    let secret = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes);
    let hash = Sha256::digest(&secret).to_vec();
    sweep(tx, (institution, account), now).await?;
    insert(tx, (institution, account), (hash, name_subject, 0), now).await?;
    Ok(format!("{institution}.{secret}"))
}

async fn sweep(tx: &mut WriteTx, (institution, account): Whose, now: Timestamp) -> Result<()> {
    tx.run(
        sql!(
            "DELETE FROM sign_in_step
              WHERE institution_id = $1 AND account_id = $2 AND expires_at <= $3"
        ),
        params![institution, account, now],
    )
    .await?;
    Ok(())
}

async fn insert(
    tx: &mut WriteTx,
    (institution, account): Whose,
    (hash, name_subject, tries): (Vec<u8>, String, i64),
    now: Timestamp,
) -> Result<bool> {
    let expires = now.saturating_add(LASTS).unwrap_or(now);
    let written = tx
        .run(
            sql!(
                "INSERT INTO sign_in_step (institution_id, token_hash, account_id, name_subject, tries,
                                           created_at, expires_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)
                 ON CONFLICT (institution_id, token_hash) DO NOTHING"
            ),
            params![institution, hash, account, name_subject, tries, now, expires],
        )
        .await?;
    Ok(written == 1)
}

/// Forgets the steps that were over before that moment.
pub async fn forget(tx: &mut WriteTx, institution: InstitutionId, before: Timestamp) -> Result<()> {
    tx.run(
        sql!("DELETE FROM sign_in_step WHERE institution_id = $1 AND expires_at < $2"),
        params![institution, before],
    )
    .await?;
    Ok(())
}

/// Spends what works once; false if it was spent before.
pub async fn spend(tx: &mut WriteTx, whose: Whose, hash: Vec<u8>, now: Timestamp) -> Result<bool> {
    sweep(tx, whose, now).await?;
    insert(tx, whose, (hash, String::new(), TRIES), now).await
}

/// The step, if it is still open.
pub async fn look(tx: &mut ReadTx, token: &SessionToken, now: Timestamp) -> Result<Option<Step>> {
    Ok(tx
        .opt(
            sql!(
                "SELECT account_id, name_subject, tries, challenge
                   FROM sign_in_step
                  WHERE institution_id = $1 AND token_hash = $2 AND expires_at > $3 AND tries < $4"
            ),
            params![token.institution, token.hash, now, TRIES],
        )
        .await?)
}

/// Takes one of its tries, whatever comes of it.
pub async fn take(tx: &mut WriteTx, token: &SessionToken, now: Timestamp) -> Result<Option<Step>> {
    Ok(tx
        .opt(
            sql!(
                "UPDATE sign_in_step SET tries = tries + 1
                  WHERE institution_id = $1 AND token_hash = $2 AND expires_at > $3 AND tries < $4
                 RETURNING account_id, name_subject, tries, challenge"
            ),
            params![token.institution, token.hash, now, TRIES],
        )
        .await?)
}

/// Keeps the challenge that a passkey is asked with.
pub async fn challenge(tx: &mut WriteTx, token: &SessionToken, text: String) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE sign_in_step SET challenge = $3
              WHERE institution_id = $1 AND token_hash = $2"
        ),
        params![token.institution, token.hash, text],
    )
    .await?;
    Ok(())
}

/// Ends it.
pub async fn end(tx: &mut WriteTx, token: &SessionToken) -> Result<()> {
    tx.run(
        sql!("DELETE FROM sign_in_step WHERE institution_id = $1 AND token_hash = $2"),
        params![token.institution, token.hash],
    )
    .await?;
    Ok(())
}
