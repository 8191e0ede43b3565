//! Stays and regimes as they are kept.

use jiff::civil::Date;
use kernel::{ChildId, GroupId, InstitutionId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

rows! {
    /// A stay in a group.
    #[derive(Debug, Clone)]
    pub struct Stay {
        /// Which group
        pub group_id: GroupId,
        /// "Mārītes"
        pub group_name: String,
        /// The first day
        pub from_on: Date,
        /// The last day
        pub to_on: Option<Date>,
    }

    /// Days in family education or remote learning.
    #[derive(Debug, Clone)]
    pub struct Regime {
        /// "home", "remote" or "guest"
        pub kind: String,
        /// From which institution a guest comes, or why
        pub note: String,
        /// The first day
        pub from_on: Date,
        /// The last day
        pub to_on: Option<Date>,
    }
}

/// Lets a child into a group from a day on, to a day if it is known.
pub async fn join(
    tx: &mut WriteTx,
    institution: InstitutionId,
    child: ChildId,
    (group, from, to): (GroupId, Date, Option<Date>),
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO membership (institution_id, child_id, from_on, to_on, group_id)
             VALUES ($1, $2, $3, $4, $5)"
        ),
        params![institution, child, from, to, group],
    )
    .await?;
    Ok(())
}

/// The child's groups and regimes, newest first.
pub async fn history(
    tx: &mut ReadTx,
    institution: InstitutionId,
    child: ChildId,
) -> Result<(Vec<Stay>, Vec<Regime>)> {
    Ok(tx
        .both(
            (
                sql!(
                    "SELECT m.group_id, g.name AS group_name, m.from_on, m.to_on
                       FROM membership m
                       JOIN child_group g ON g.institution_id = m.institution_id AND g.id = m.group_id
                      WHERE m.institution_id = $1 AND m.child_id = $2
                      ORDER BY m.from_on DESC"
                ),
                params![institution, child],
            ),
            (
                sql!(
                    "SELECT kind, note, from_on, to_on FROM regime
                      WHERE institution_id = $1 AND child_id = $2 ORDER BY from_on DESC"
                ),
                params![institution, child],
            ),
        )
        .await?)
}

/// Ends the stay that runs on a day, the day before it.
pub async fn leave(
    tx: &mut WriteTx,
    institution: InstitutionId,
    child: ChildId,
    last: Date,
) -> Result<u64> {
    Ok(tx
        .run(
            sql!(
                "UPDATE membership SET to_on = $3
                  WHERE institution_id = $1 AND child_id = $2 AND from_on <= $3
                    AND (to_on IS NULL OR to_on >= $3)"
            ),
            params![institution, child, last],
        )
        .await?)
}

/// Moves a child to another group from a day on, until the day of leaving if one is set already; the history
/// stays where it was.
pub async fn move_to(
    tx: &mut WriteTx,
    institution: InstitutionId,
    child: ChildId,
    (group, from, to): (GroupId, Date, Option<Date>),
) -> Result<()> {
    leave(tx, institution, child, from.yesterday().unwrap_or(from)).await?;
    join(tx, institution, child, (group, from, to)).await
}

/// Sets a regime (3.10.2).
pub async fn set_regime(
    tx: &mut WriteTx,
    institution: InstitutionId,
    child: ChildId,
    (kind, note): (&str, &str),
    (from, to): (Date, Option<Date>),
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO regime (institution_id, child_id, from_on, to_on, kind, note)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (institution_id, child_id, from_on) DO UPDATE
                SET to_on = excluded.to_on, kind = excluded.kind, note = excluded.note"
        ),
        params![institution, child, from, to, kind, note],
    )
    .await?;
    Ok(())
}
