//! Limits on failures, per name, per address and per account, kept in the database so that a restart forgives nothing.
//!
//! What was typed is kept as a hash only. Where it means an account, the failure is noted with that too
//! ([`crate::failures`]), so that it can be told and unlocked.

use jiff::{SignedDuration, Timestamp};
use kernel::{AccountId, InstitutionId};
use sha2::{Digest, Sha256};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{Error, Result};

/// Failures of one name within the window.
pub(crate) const PER_NAME: i64 = 10;
/// Failures from one address within the window: a preschool's staff may share one.
const PER_ADDRESS: i64 = 60;
pub(crate) const WINDOW: SignedDuration = SignedDuration::from_mins(15);

rows! {
    struct Failures {
        failures: i64,
        window_ends_at: Timestamp,
    }
}

/// What failures of that sign-in name are counted under.
pub fn name_subject(name: &str) -> String {
    // a personal code never stands in this table
    let digest = Sha256::digest(name);
    let short: String = digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("name:{short}")
}

/// What failures from that address are counted under.
pub fn address_subject(address: &str) -> String {
    format!("address:{address}")
}

/// What failures of a signed-in person's password are counted under.
pub fn account_subject(institution: InstitutionId, account: AccountId) -> String {
    format!("account:{institution}:{account}")
}

/// Refuses with 429 while one of the limits is reached.
pub async fn check(tx: &mut ReadTx, name: &str, address: &str, now: Timestamp) -> Result<()> {
    let (name, address) = (name_subject(name), address_subject(address));
    check_subjects(tx, &[name, address], now).await
}

/// The same for subjects of any kind.
pub async fn check_subjects(tx: &mut ReadTx, subjects: &[String], now: Timestamp) -> Result<()> {
    for subject in subjects {
        let limit = if subject.starts_with("address:") {
            PER_ADDRESS
        } else {
            PER_NAME
        };
        let failures: Option<Failures> = tx
            .opt(
                sql!("SELECT failures, window_ends_at FROM sign_in_failure WHERE subject = $1"),
                params![subject.clone()],
            )
            .await?;
        if let Some(row) = failures
            && row.failures >= limit
            && row.window_ends_at > now
        {
            let wait = row.window_ends_at.duration_since(now).as_secs();
            return Err(Error::TooMany(u64::try_from(wait).unwrap_or(1).max(1)));
        }
    }
    Ok(())
}

/// Counts a failure of both.
pub async fn failed(tx: &mut WriteTx, name: &str, address: &str, now: Timestamp) -> Result<()> {
    let (name, address) = (name_subject(name), address_subject(address));
    failed_subjects(tx, vec![name, address], now).await
}

/// Counts a failure of each subject.
pub async fn failed_subjects(
    tx: &mut WriteTx,
    subjects: Vec<String>,
    now: Timestamp,
) -> Result<()> {
    let ends = now.checked_add(WINDOW).unwrap_or(now);
    let counted = subjects
        .into_iter()
        .map(|subject| params![subject, ends, now])
        .collect();
    tx.run_many(
        sql!(
            "INSERT INTO sign_in_failure (subject, failures, window_ends_at) VALUES ($1, 1, $2)
             ON CONFLICT (subject) DO UPDATE
                SET failures = CASE WHEN sign_in_failure.window_ends_at > $3
                                    THEN sign_in_failure.failures + 1 ELSE 1 END,
                    window_ends_at = CASE WHEN sign_in_failure.window_ends_at > $3
                                          THEN sign_in_failure.window_ends_at ELSE $2 END"
        ),
        counted,
    )
    .await?;
    Ok(())
}

/// Signing in clears the name's count.
pub async fn succeeded(tx: &mut WriteTx, name: &str) -> Result<()> {
    clear(tx, name_subject(name)).await
}

/// Clears a subject's count.
pub async fn clear(tx: &mut WriteTx, subject: String) -> Result<()> {
    tx.run(
        sql!("DELETE FROM sign_in_failure WHERE subject = $1"),
        params![subject],
    )
    .await?;
    Ok(())
}
