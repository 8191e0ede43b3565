//! The choices as they are kept.

use kernel::{AccountId, ChildId, InstitutionId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use super::model::When;

rows! {
    /// One choice.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Choice {
        /// What
        pub kind: String,
        /// How
        pub channel: String,
    }

    /// When.
    #[derive(Debug, Clone)]
    pub struct Setting {
        /// "at_once" …
        pub digest: String,
        /// From when nothing comes
        pub quiet_from: Option<String>,
        /// To when
        pub quiet_to: Option<String>,
    }
}

/// What the parent wants of the child, and when.
pub async fn choices(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (account, child): (AccountId, ChildId),
) -> Result<(Vec<Choice>, Option<Setting>)> {
    let (choices, mut settings) = tx
        .both::<Choice, Setting>(
            (
                sql!(
                    "SELECT kind, channel FROM notice_choice
                      WHERE institution_id = $1 AND account_id = $2 AND child_id = $3
                      ORDER BY kind, channel"
                ),
                params![institution, account, child],
            ),
            (
                sql!(
                    "SELECT digest, quiet_from, quiet_to FROM notice_setting
                      WHERE institution_id = $1 AND account_id = $2"
                ),
                params![institution, account],
            ),
        )
        .await?;
    Ok((choices, settings.pop()))
}

/// Whether the child's personal file lets the person be told (3.12).
pub async fn is_told(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (account, child): (AccountId, ChildId),
) -> Result<bool> {
    let (contacts,): (i64,) = tx
        .one(
            sql!(
                "SELECT count(*) FROM contact
                  WHERE institution_id = $1 AND account_id = $2 AND child_id = $3 AND gets_notices
                    AND ended_at IS NULL"
            ),
            params![institution, account, child],
        )
        .await?;
    Ok(contacts > 0)
}

/// Keeps both. Choices that the page does not offer stay as they are.
pub async fn keep(
    tx: &mut WriteTx,
    (institution, account, child): (InstitutionId, AccountId, ChildId),
    wanted: &[(&'static str, &'static str)],
    when: &When,
) -> Result<()> {
    tx.run(
        sql!(
            "DELETE FROM notice_choice
              WHERE institution_id = $1 AND account_id = $2 AND child_id = $3
                AND kind IN ('absence', 'diary')"
        ),
        params![institution, account, child],
    )
    .await?;
    let rows = wanted
        .iter()
        .map(|(kind, channel)| params![institution, account, child, *kind, *channel])
        .collect();
    tx.run_many(
        sql!(
            "INSERT INTO notice_choice (institution_id, account_id, child_id, kind, channel)
             VALUES ($1, $2, $3, $4, $5)"
        ),
        rows,
    )
    .await?;
    let (from, to) = when.quiet.clone().unzip();
    tx.run(
        sql!(
            "INSERT INTO notice_setting (institution_id, account_id, digest, quiet_from, quiet_to)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (institution_id, account_id) DO UPDATE
                SET digest = excluded.digest, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to"
        ),
        params![institution, account, when.digest, from, to],
    )
    .await?;
    Ok(())
}
