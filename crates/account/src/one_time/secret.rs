//! A one-time password: made, kept as a hash until it is replaced, alive for seven days (3.12.2).

use base64::Engine as _;
use jiff::{SignedDuration, Timestamp};
use kernel::{AccountId, InstitutionId};
use store::{WriteTx, params, sql};
use web::{Error, Result};

use crate::session;

/// How long it opens anything.
const LIVES: SignedDuration = SignedDuration::from_hours(24 * 7);

/// Twelve letters and digits that cannot be taken for one another.
pub fn one_time_password() -> Result<String> {
    let mut bytes = [0_u8; 24];
    getrandom::fill(&mut bytes).map_err(|e| Error::Unavailable(format!("no randomness: {e}")))?;
    let text = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .encode(bytes)
        .to_lowercase();
    Ok(text
        .chars()
        .filter(|c| !"-_0o1il".contains(*c))
        .take(12)
        .collect())
}

/// Keeps the hash, to be replaced at the first sign-in, and ends the person's sessions; how many.
pub async fn keep(
    tx: &mut WriteTx,
    (institution, account): (InstitutionId, AccountId),
    hash: &str,
    now: Timestamp,
) -> Result<u64> {
    let until = now.checked_add(LIVES).unwrap_or(now);
    keep_until(tx, (institution, account), hash, until).await
}

/// The same with another end.
pub async fn keep_until(
    tx: &mut WriteTx,
    (institution, account): (InstitutionId, AccountId),
    hash: &str,
    until: Timestamp,
) -> Result<u64> {
    tx.run(
        sql!(
            "UPDATE account SET password_hash = $3, must_change = $4, one_time_until = $5
              WHERE institution_id = $1 AND id = $2"
        ),
        params![institution, account, hash, true, until],
    )
    .await?;
    session::end_all(tx, institution, account, None).await
}

/// Takes the password away at once (6.1): nothing opens the account until the new one has come.
pub async fn close(
    tx: &mut WriteTx,
    (institution, account): (InstitutionId, AccountId),
) -> Result<u64> {
    tx.run(
        sql!(
            "UPDATE account SET password_hash = '!', must_change = $3, one_time_until = NULL
              WHERE institution_id = $1 AND id = $2"
        ),
        params![institution, account, true],
    )
    .await?;
    session::end_all(tx, institution, account, None).await
}
