//! The pairings as they are kept.

use jiff::Timestamp;
use kernel::{AccountId, GroupId, InstitutionId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

rows! {
    /// A paired device.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Paired {
        pub id: i64,
        pub token_hash: Vec<u8>,
        pub name: String,
        pub paired_at: Timestamp,
        pub last_used_at: Option<Timestamp>,
        pub given_name: String,
        pub surname: String,
    }

    struct Ended {
        id: i64,
    }
}

/// The group's devices with who paired them, the newest first.
pub async fn paired(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
) -> Result<Vec<Paired>> {
    Ok(tx
        .all(
            sql!(
                "SELECT t.id, t.token_hash, t.name, t.paired_at, t.last_used_at, a.given_name, a.surname
                   FROM tablet t
                   JOIN account a ON a.institution_id = t.institution_id AND a.id = t.paired_by
                  WHERE t.institution_id = $1 AND t.group_id = $2 AND t.revoked_at IS NULL
                  ORDER BY t.id DESC"
            ),
            params![institution, group],
        )
        .await?)
}

/// A device to pair.
pub struct New<'n> {
    pub id: i64,
    pub group: GroupId,
    pub hash: Vec<u8>,
    pub name: &'n str,
}

/// Pairs it.
pub async fn pair(
    tx: &mut WriteTx,
    institution: InstitutionId,
    new: New<'_>,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO tablet (institution_id, id, token_hash, group_id, name, paired_by, paired_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        params![institution, new.id, new.hash, new.group, new.name, by, now],
    )
    .await?;
    Ok(())
}

/// Ends the pairing of the device with that secret, whichever group it was of: it is paired anew.
pub async fn replace(
    tx: &mut WriteTx,
    institution: InstitutionId,
    hash: Vec<u8>,
    now: Timestamp,
) -> Result<Option<i64>> {
    let ended: Option<Ended> = tx
        .opt(
            sql!(
                "UPDATE tablet SET revoked_at = $3
                  WHERE institution_id = $1 AND token_hash = $2 AND revoked_at IS NULL
                 RETURNING id"
            ),
            params![institution, hash, now],
        )
        .await?;
    Ok(ended.map(|ended| ended.id))
}

/// Ends a pairing of the group; whether there was one.
pub async fn revoke(
    tx: &mut WriteTx,
    institution: InstitutionId,
    (group, tablet): (GroupId, i64),
    now: Timestamp,
) -> Result<bool> {
    let revoked = tx
        .run(
            sql!(
                "UPDATE tablet SET revoked_at = $4
                  WHERE institution_id = $1 AND group_id = $2 AND id = $3 AND revoked_at IS NULL"
            ),
            params![institution, group, tablet, now],
        )
        .await?;
    Ok(revoked == 1)
}
