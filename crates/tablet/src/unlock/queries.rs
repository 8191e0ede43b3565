//! What the page and a try at a PIN read and write.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, GroupId, InstitutionId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{Result, SessionToken};

/// Wrong PINs before it is locked.
pub const TRIES: i64 = 5;

rows! {
    /// The device with its group and institution.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Tablet {
        pub id: i64,
        pub group_id: GroupId,
        pub group: String,
        pub emblem: i64,
        pub closed_on: Option<Date>,
        pub institution: String,
        pub timezone: String,
    }

    /// Somebody who may work in the group today and has a PIN.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Worker {
        pub account_id: AccountId,
        pub given_name: String,
        pub surname: String,
        pub own: bool,
    }

    /// A try that may be made: the hash of the PIN, and which one it is.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Try {
        pub hash: String,
        pub tries: i64,
    }

    struct Lock {
        locked_until: Timestamp,
    }
}

/// The paired device that brings that secret.
pub async fn tablet(tx: &mut ReadTx, token: &SessionToken) -> Result<Option<Tablet>> {
    Ok(tx
        .opt(
            sql!(
                "SELECT t.id, t.group_id, g.name AS \"group\", g.emblem, g.closed_on,
                        i.short_name AS institution, i.timezone
                   FROM tablet t
                   JOIN child_group g ON g.institution_id = t.institution_id AND g.id = t.group_id
                   JOIN institution i ON i.id = t.institution_id
                  WHERE t.institution_id = $1 AND t.token_hash = $2 AND t.revoked_at IS NULL"
            ),
            params![token.institution, token.hash],
        )
        .await?)
}

/// Everybody with a PIN who may work in the group on that day; `own`: by a tie to this very group.
pub async fn workers(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    today: Date,
) -> Result<Vec<Worker>> {
    Ok(tx
        .all(
            sql!(
                "SELECT a.id AS account_id, a.given_name, a.surname,
                        EXISTS (SELECT 1 FROM staff_tie t
                                 WHERE t.institution_id = a.institution_id AND t.account_id = a.id
                                   AND t.group_id = $2 AND t.from_on <= $3
                                   AND (t.to_on IS NULL OR t.to_on >= $3)) AS own
                   FROM staff_pin p
                   JOIN account a ON a.institution_id = p.institution_id AND a.id = p.account_id
                  WHERE p.institution_id = $1 AND a.disabled_at IS NULL
                    AND EXISTS (SELECT 1 FROM staff_tie t
                                 WHERE t.institution_id = p.institution_id AND t.account_id = p.account_id
                                   AND t.role NOT IN ('superuser', 'clerk')
                                   AND (t.group_id IS NULL OR t.group_id = $2) AND t.from_on <= $3
                                   AND (t.to_on IS NULL OR t.to_on >= $3))
                  ORDER BY a.sort_key, a.id"
            ),
            params![institution, group, today],
        )
        .await?)
}

/// Takes one of the tries of a person's PIN before it is compared, so that many at once are counted too. The last one
/// locks it; a right PIN opens it again.
pub async fn take(
    tx: &mut WriteTx,
    (institution, account): (InstitutionId, AccountId),
    now: Timestamp,
    locked_until: Timestamp,
) -> Result<Option<Try>> {
    Ok(tx
        .opt(
            sql!(
                "UPDATE staff_pin
                    SET tries = CASE WHEN tries < $5 THEN tries + 1 ELSE 1 END,
                        locked_until = CASE WHEN tries + 1 = $5 THEN CAST($4 AS TIMESTAMPTZ) END
                  WHERE institution_id = $1 AND account_id = $2
                    AND (locked_until IS NULL OR locked_until <= $3)
                 RETURNING hash, tries"
            ),
            params![institution, account, now, locked_until, TRIES],
        )
        .await?)
}

/// Until when the person's PIN is locked.
pub async fn lock(
    tx: &mut ReadTx,
    (institution, account): (InstitutionId, AccountId),
    now: Timestamp,
) -> Result<Option<Timestamp>> {
    let lock: Option<Lock> = tx
        .opt(
            sql!(
                "SELECT locked_until FROM staff_pin
                  WHERE institution_id = $1 AND account_id = $2 AND locked_until > $3"
            ),
            params![institution, account, now],
        )
        .await?;
    Ok(lock.map(|lock| lock.locked_until))
}

/// The PIN was right: its tries begin anew, and the device was used.
pub async fn opened(
    tx: &mut WriteTx,
    (institution, account): (InstitutionId, AccountId),
    tablet: i64,
    now: Timestamp,
) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE staff_pin SET tries = 0, locked_until = NULL
              WHERE institution_id = $1 AND account_id = $2"
        ),
        params![institution, account],
    )
    .await?;
    tx.run(
        sql!("UPDATE tablet SET last_used_at = $3 WHERE institution_id = $1 AND id = $2"),
        params![institution, tablet, now],
    )
    .await?;
    Ok(())
}
