//! Passkeys.

use jiff::Timestamp;
use kernel::{AccountId, InstitutionId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{Error, Result};
use webauthn_rs::prelude::Passkey;

use super::Whose;
use crate::passkeys::Used;

rows! {
    /// A passkey, as a page lists it.
    #[derive(Debug, Clone)]
    pub struct PasskeyLine {
        /// Its key
        pub id: i64,
        /// As the person calls it
        pub name: String,
        /// Since when
        pub created_at: Timestamp,
        /// Last used
        pub last_used_at: Option<Timestamp>,
    }

    struct Credential {
        credential: String,
    }

    struct Owned {
        account_id: AccountId,
        credential: String,
    }
}

pub async fn passkey_lines(
    tx: &mut ReadTx,
    (institution, account): Whose,
) -> Result<Vec<PasskeyLine>> {
    Ok(tx
        .all(
            sql!(
                "SELECT id, name, created_at, last_used_at
                   FROM passkey
                  WHERE institution_id = $1 AND account_id = $2
                  ORDER BY created_at, id"
            ),
            params![institution, account],
        )
        .await?)
}

fn read_passkey(text: &str) -> Result<Passkey> {
    serde_json::from_str(text).map_err(|e| Error::Internal(format!("passkey: {e}")))
}

/// The person's passkeys, as the library knows them.
pub async fn passkeys(tx: &mut ReadTx, (institution, account): Whose) -> Result<Vec<Passkey>> {
    let rows: Vec<Credential> = tx
        .all(
            sql!(
                "SELECT credential
                   FROM passkey
                  WHERE institution_id = $1 AND account_id = $2
                  ORDER BY created_at, id"
            ),
            params![institution, account],
        )
        .await?;
    rows.iter()
        .map(|row| read_passkey(&row.credential))
        .collect()
}

/// The passkey with that id and whose it is.
pub async fn passkey(
    tx: &mut ReadTx,
    institution: InstitutionId,
    credential_id: Vec<u8>,
) -> Result<Option<(AccountId, Passkey)>> {
    let row: Option<Owned> = tx
        .opt(
            sql!(
                "SELECT account_id, credential
                   FROM passkey
                  WHERE institution_id = $1 AND credential_id = $2"
            ),
            params![institution, credential_id],
        )
        .await?;
    row.map(|row| Ok((row.account_id, read_passkey(&row.credential)?)))
        .transpose()
}

pub async fn add_passkey(
    tx: &mut WriteTx,
    (institution, account): Whose,
    (id, name): (i64, &str),
    passkey: &Passkey,
    now: Timestamp,
) -> Result<()> {
    let text = serde_json::to_string(passkey).map_err(|e| Error::Internal(e.to_string()))?;
    let credential_id = passkey.cred_id().clone();
    tx.run(
        sql!(
            "INSERT INTO passkey (institution_id, id, account_id, credential_id, credential, name,
                                  counter, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, 0, $7)"
        ),
        params![institution, id, account, credential_id, text, name, now],
    )
    .await?;
    Ok(())
}

/// Keeps what the device said when it was used.
pub async fn used_passkey(
    tx: &mut WriteTx,
    (institution, account): Whose,
    used: &Used,
    now: Timestamp,
) -> Result<()> {
    let text = serde_json::to_string(&used.passkey).map_err(|e| Error::Internal(e.to_string()))?;
    let credential_id = used.passkey.cred_id().clone();
    tx.run(
        sql!(
            "UPDATE passkey SET credential = $4, counter = $5, last_used_at = $6
              WHERE institution_id = $1 AND account_id = $2 AND credential_id = $3"
        ),
        params![institution, account, credential_id, text, used.counter, now],
    )
    .await?;
    Ok(())
}

pub async fn rename_passkey(
    tx: &mut WriteTx,
    (institution, account): Whose,
    id: i64,
    name: &str,
) -> Result<u64> {
    Ok(tx
        .run(
            sql!(
                "UPDATE passkey SET name = $4
                  WHERE institution_id = $1 AND account_id = $2 AND id = $3"
            ),
            params![institution, account, id, name],
        )
        .await?)
}

pub async fn remove_passkey(
    tx: &mut WriteTx,
    (institution, account): Whose,
    id: i64,
) -> Result<u64> {
    Ok(tx
        .run(
            sql!(
                "DELETE FROM passkey
                  WHERE institution_id = $1 AND account_id = $2 AND id = $3"
            ),
            params![institution, account, id],
        )
        .await?)
}
