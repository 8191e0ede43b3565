//! Notices as they are kept.

use jiff::Timestamp;
use kernel::{AccountId, InstitutionId, Role};
use store::{ReadTx, Result, WriteTx, params, rows, sql};

use super::deed::{Deed, NewNotice};
use super::job::TellOwner;

/// Whose.
type Whose = (InstitutionId, AccountId);

rows! {
    /// Something that the person has not said to have read.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Notice {
        /// What
        pub kind: Deed,
        /// When
        pub at: Timestamp,
        /// By whom, as what; nobody at the server's own terminal
        pub by_role: Option<Role>,
        /// Of a colleague: "Artūrs"
        pub about_given_name: Option<String>,
        /// "Zariņš"
        pub about_surname: Option<String>,
    }
}

/// Leaves word for each, in the transaction of the change and before it: the message goes to the phone or e-mail that is
/// confirmed now. What a person did themselves is told by the message alone.
pub async fn tell(
    tx: &mut WriteTx,
    (institution, now): (InstitutionId, Timestamp),
    all: &[NewNotice],
) -> Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    let rows = all.iter().map(|new| {
        let read_at = new.by.filter(|(by, _)| *by == new.account).map(|_| now);
        params![
            institution,
            new.id,
            new.account,
            new.deed,
            now,
            new.by.map(|(by, _)| by),
            new.by.map(|(_, role)| role),
            new.about,
            read_at,
            new.not_to
        ]
    });
    tx.run_many(
        sql!(
            "INSERT INTO account_notice (institution_id, id, account_id, kind, at, by_id, by_role, about_id, read_at,
                                         phone, email)
             SELECT $1, $2, a.id, $4, $5, $6, $7, $8, $9,
                    CASE WHEN a.phone_confirmed_at IS NOT NULL AND a.phone <> coalesce($10, '') THEN a.phone END,
                    CASE WHEN a.email_confirmed_at IS NOT NULL THEN a.email END
               FROM account a
              WHERE a.institution_id = $1 AND a.id = $3"
        ),
        rows.collect(),
    )
    .await?;
    let jobs = all.iter().map(|new| (new.id, &TellOwner));
    jobs::later_many(tx, institution, now, jobs).await
}

/// What the person has still to read, the newest first.
pub async fn unread(tx: &mut ReadTx, whose: Whose) -> Result<Vec<Notice>> {
    tx.all(
        sql!(
            "SELECT n.kind, n.at, n.by_role, a.given_name AS about_given_name, a.surname AS about_surname
               FROM account_notice n
               LEFT JOIN account a ON a.institution_id = n.institution_id AND a.id = n.about_id
              WHERE n.institution_id = $1 AND n.account_id = $2 AND n.read_at IS NULL
              ORDER BY n.at DESC, n.id DESC"
        ),
        params![whose.0, whose.1],
    )
    .await
}

/// Whether there is anything to read.
pub async fn is_unread(tx: &mut ReadTx, whose: Whose) -> Result<bool> {
    let (unread,): (bool,) = tx
        .one(
            sql!(
                "SELECT EXISTS (SELECT 1 FROM account_notice
                                 WHERE institution_id = $1 AND account_id = $2 AND read_at IS NULL) AS unread"
            ),
            params![whose.0, whose.1],
        )
        .await?;
    Ok(unread)
}

/// "Sapratu": the person has read what came until then.
pub async fn mark_read(tx: &mut WriteTx, whose: Whose, now: Timestamp) -> Result<u64> {
    tx.run(
        sql!(
            "UPDATE account_notice SET read_at = $3
              WHERE institution_id = $1 AND account_id = $2 AND read_at IS NULL"
        ),
        params![whose.0, whose.1, now],
    )
    .await
}

/// Forgets what was read before that moment.
pub(crate) async fn forget(
    tx: &mut WriteTx,
    institution: InstitutionId,
    before: Timestamp,
) -> Result<()> {
    tx.run(
        sql!("DELETE FROM account_notice WHERE institution_id = $1 AND read_at < $2"),
        params![institution, before],
    )
    .await?;
    Ok(())
}
