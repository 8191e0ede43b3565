//! Sessions: kept in the database, ended by sign-out, by expiry and by the superuser.

use base64::Engine as _;
use cookie::{Cookie, SameSite};
use jiff::{SignedDuration, Timestamp};
use kernel::{AccountId, InstitutionId};
use sha2::{Digest, Sha256};
use store::{WriteTx, params, rows, sql};
use web::{Config, Error, Place, Result, TABLET_IDLE, TABLET_MOST, session_cookie};

/// A working day: the group's computer is shared.
const STAFF: SignedDuration = SignedDuration::from_hours(12);
/// A parent's own phone.
const PARENT: SignedDuration = SignedDuration::from_hours(24 * 30);

/// By how much "Palikt" puts the end of a member of staff's session off from now; a parent's by a whole one.
const STAFF_LONGER: SignedDuration = SignedDuration::from_hours(1);
/// How long a session lasts at most, however often it is put off.
const STAFF_MOST: SignedDuration = SignedDuration::from_hours(16);
const PARENT_MOST: SignedDuration = SignedDuration::from_hours(24 * 90);
/// As much longer the browser keeps the cookie, so that the server can say that the session is over.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(1);

/// The secret of a new session, as the cookie holds it.
pub struct NewSession {
    /// The cookie's value
    pub cookie: String,
    /// For how long
    pub lasts: SignedDuration,
}

/// Opens a session and sweeps the person's expired ones.
pub async fn open(
    tx: &mut WriteTx,
    (institution, account): (InstitutionId, AccountId),
    parent: bool,
    place: Place<'_>,
    now: Timestamp,
) -> Result<NewSession> {
    let lasts = if parent { PARENT } else { STAFF };
    let (cookie, _) = begin(tx, (institution, account), lasts, place, now).await?;
    Ok(NewSession { cookie, lasts })
}

/// The same by PIN on a group's tablet, for half an hour, which each request prolongs.
pub async fn open_on_tablet(
    tx: &mut WriteTx,
    (institution, account): (InstitutionId, AccountId),
    tablet: i64,
    place: Place<'_>,
    now: Timestamp,
) -> Result<NewSession> {
    let (cookie, hash) = begin(tx, (institution, account), TABLET_IDLE, place, now).await?;
    tx.run(
        sql!("UPDATE session SET tablet_id = $3 WHERE institution_id = $1 AND token_hash = $2"),
        params![institution, hash, tablet],
    )
    .await?;
    let lasts = TABLET_MOST;
    Ok(NewSession { cookie, lasts })
}

/// The cookie's value and the hash of its secret.
async fn begin(
    tx: &mut WriteTx,
    (institution, account): (InstitutionId, AccountId),
    lasts: SignedDuration,
    place: Place<'_>,
    now: Timestamp,
) -> Result<(String, Vec<u8>)> {
    let secret = random_text()?;
    let hash = Sha256::digest(&secret).to_vec();
    let expires = now
        .checked_add(lasts)
        .map_err(|e| Error::Internal(e.to_string()))?;
    tx.run(
        sql!(
            "DELETE FROM session WHERE institution_id = $1 AND account_id = $2 AND expires_at <= $3"
        ),
        params![institution, account, now],
    )
    .await?;
    tx.run(
        sql!(
            "INSERT INTO session (institution_id, token_hash, account_id, created_at, expires_at, address, device)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        params![
            institution,
            hash.clone(),
            account,
            now,
            expires,
            place.address,
            place.device
        ],
    )
    .await?;
    tx.run(
        sql!("UPDATE account SET last_sign_in_at = $3 WHERE institution_id = $1 AND id = $2"),
        params![institution, account, now],
    )
    .await?;
    Ok((format!("{institution}.{secret}"), hash))
}

/// 32 bytes of chance as text.
pub fn random_text() -> Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|e| Error::Unavailable(format!("no randomness: {e}")))?;
    Ok(base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes))
}

/// Ends every session of a person, or all but one; and all devices that are told, because whoever knew the password, or has
/// the lost telephone, may have added one.
pub async fn end_all(
    tx: &mut WriteTx,
    institution: InstitutionId,
    account: AccountId,
    but: Option<&[u8]>,
) -> Result<u64> {
    let kept = but.map(<[u8]>::to_vec).unwrap_or_default();
    dispatch::remove_devices(tx, (institution, account)).await?;
    Ok(tx
        .run(
            sql!(
                "DELETE FROM session
                  WHERE institution_id = $1 AND account_id = $2 AND token_hash <> $3"
            ),
            params![institution, account, kept],
        )
        .await?)
}

/// Forgets the sessions, and the codes that confirm a phone or an e-mail, that ended by themselves before that moment.
pub async fn forget(tx: &mut WriteTx, institution: InstitutionId, before: Timestamp) -> Result<()> {
    for sql in [
        sql!("DELETE FROM session WHERE institution_id = $1 AND expires_at < $2"),
        sql!("DELETE FROM confirm_code WHERE institution_id = $1 AND expires_at < $2"),
    ] {
        tx.run(sql, params![institution, before]).await?;
    }
    Ok(())
}

rows! {
    struct Span {
        created_at: Timestamp,
        expires_at: Timestamp,
    }
}

/// Puts the end of a session off, as far as it may be; when it ends now.
pub async fn stay(
    tx: &mut WriteTx,
    (institution, hash): (InstitutionId, &[u8]),
    parent: bool,
    now: Timestamp,
) -> Result<Timestamp> {
    let span: Span = tx
        .one(
            sql!(
                "SELECT created_at, expires_at FROM session WHERE institution_id = $1 AND token_hash = $2"
            ),
            params![institution, hash.to_vec()],
        )
        .await?;
    let (longer, most) = if parent {
        (PARENT, PARENT_MOST)
    } else {
        (STAFF_LONGER, STAFF_MOST)
    };
    let after = |from: Timestamp, by: SignedDuration| from.checked_add(by).unwrap_or(from);
    let until = after(now, longer).min(after(span.created_at, most));
    if until <= span.expires_at {
        return Ok(span.expires_at);
    }
    tx.run(
        sql!(
            "UPDATE session SET expires_at = $3
              WHERE institution_id = $1 AND token_hash = $2 AND expires_at < $3"
        ),
        params![institution, hash.to_vec(), until],
    )
    .await?;
    Ok(until)
}

rows! {
    struct Ended {
        account_id: AccountId,
    }
}

/// Ends one session; whose it was, if there was one.
pub async fn end(
    tx: &mut WriteTx,
    institution: InstitutionId,
    hash: &[u8],
) -> Result<Option<AccountId>> {
    let ended: Option<Ended> = tx
        .opt(
            sql!(
                "DELETE FROM session WHERE institution_id = $1 AND token_hash = $2
                 RETURNING account_id"
            ),
            params![institution, hash.to_vec()],
        )
        .await?;
    Ok(ended.map(|ended| ended.account_id))
}

/// The cookie of a session.
pub fn cookie(config: &Config, session: &NewSession) -> String {
    Cookie::build((session_cookie(config), session.cookie.clone()))
        .path("/")
        .http_only(true)
        .secure(config.secure_cookies)
        .same_site(SameSite::Lax)
        .max_age(cookie::time::Duration::seconds(
            session.lasts.as_secs() + REMEMBERED.as_secs(),
        ))
        .build()
        .to_string()
}

/// The cookie that takes it away.
pub fn no_cookie(config: &Config) -> String {
    Cookie::build((session_cookie(config), ""))
        .path("/")
        .http_only(true)
        .secure(config.secure_cookies)
        .same_site(SameSite::Lax)
        .max_age(cookie::time::Duration::ZERO)
        .build()
        .to_string()
}
