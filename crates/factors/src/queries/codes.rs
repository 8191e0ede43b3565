//! The app's secret and the recovery codes.

use jiff::Timestamp;
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use super::Whose;

rows! {
    /// The app's secret, sealed.
    pub struct TotpRow {
        pub secret: Vec<u8>,
        pub confirmed_at: Option<Timestamp>,
        pub last_step: i64,
    }

    /// How many codes there are and how many are left.
    #[derive(Debug, Clone, Copy)]
    pub struct Codes {
        pub made: i64,
        pub left: i64,
    }
}

pub async fn totp(tx: &mut ReadTx, (institution, account): Whose) -> Result<Option<TotpRow>> {
    Ok(tx
        .opt(
            sql!(
                "SELECT secret, confirmed_at, last_step
                   FROM factor_totp
                  WHERE institution_id = $1 AND account_id = $2"
            ),
            params![institution, account],
        )
        .await?)
}

/// A new secret, not confirmed yet; one that is confirmed stays.
pub async fn begin_totp(
    tx: &mut WriteTx,
    (institution, account): Whose,
    secret: Vec<u8>,
    now: Timestamp,
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO factor_totp (institution_id, account_id, secret, created_at, last_step)
             VALUES ($1, $2, $3, $4, 0)
             ON CONFLICT (institution_id, account_id) DO UPDATE
                SET secret = $3, created_at = $4, last_step = 0
              WHERE factor_totp.confirmed_at IS NULL"
        ),
        params![institution, account, secret, now],
    )
    .await?;
    Ok(())
}

/// The first code came back.
pub async fn confirm_totp(
    tx: &mut WriteTx,
    (institution, account): Whose,
    step: i64,
    now: Timestamp,
) -> Result<bool> {
    let changed = tx
        .run(
            sql!(
                "UPDATE factor_totp SET confirmed_at = $4, last_step = $3
                  WHERE institution_id = $1 AND account_id = $2 AND confirmed_at IS NULL"
            ),
            params![institution, account, step, now],
        )
        .await?;
    Ok(changed == 1)
}

/// Takes the code of a step; false if it or a later one was taken already.
pub async fn take_step(tx: &mut WriteTx, (institution, account): Whose, step: i64) -> Result<bool> {
    let changed = tx
        .run(
            sql!(
                "UPDATE factor_totp SET last_step = $3
                  WHERE institution_id = $1 AND account_id = $2 AND last_step < $3"
            ),
            params![institution, account, step],
        )
        .await?;
    Ok(changed == 1)
}

pub async fn remove_totp(tx: &mut WriteTx, (institution, account): Whose) -> Result<u64> {
    Ok(tx
        .run(
            sql!("DELETE FROM factor_totp WHERE institution_id = $1 AND account_id = $2"),
            params![institution, account],
        )
        .await?)
}

pub async fn codes(tx: &mut ReadTx, (institution, account): Whose) -> Result<Codes> {
    Ok(tx
        .one(
            sql!(
                "SELECT count(*) AS made, count(CASE WHEN used_at IS NULL THEN 1 END) AS left
                   FROM recovery_code
                  WHERE institution_id = $1 AND account_id = $2"
            ),
            params![institution, account],
        )
        .await?)
}

/// New codes in place of the old ones.
pub async fn replace_codes(
    tx: &mut WriteTx,
    (institution, account): Whose,
    hashes: Vec<Vec<u8>>,
    now: Timestamp,
) -> Result<()> {
    tx.run(
        sql!("DELETE FROM recovery_code WHERE institution_id = $1 AND account_id = $2"),
        params![institution, account],
    )
    .await?;
    let rows = hashes
        .into_iter()
        .map(|hash| params![institution, account, hash, now])
        .collect();
    tx.run_many(
        sql!(
            "INSERT INTO recovery_code (institution_id, account_id, code_hash, created_at)
             VALUES ($1, $2, $3, $4)"
        ),
        rows,
    )
    .await?;
    Ok(())
}

/// Uses a code up; false if it is none, or was used.
pub async fn use_code(
    tx: &mut WriteTx,
    (institution, account): Whose,
    hash: Vec<u8>,
    now: Timestamp,
) -> Result<bool> {
    let changed = tx
        .run(
            sql!(
                "UPDATE recovery_code SET used_at = $4
                  WHERE institution_id = $1 AND account_id = $2 AND code_hash = $3 AND used_at IS NULL"
            ),
            params![institution, account, hash, now],
        )
        .await?;
    Ok(changed == 1)
}
