//! What is kept of a day's entry, and keeping it.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, GroupId, InstitutionId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use crate::entry::{Row, complete};
use crate::findable;

rows! {
    /// A saved entry with who saved it last.
    #[derive(Debug, Clone)]
    pub struct Kept {
        /// How many times it was saved
        pub revision: i64,
        /// When it was whole first
        pub completed_at: Option<Timestamp>,
        /// When it was saved last
        pub updated_at: Timestamp,
        /// By whom
        pub given_name: String,
        /// By whom
        pub surname: String,
        /// In whose place
        pub absent_given_name: Option<String>,
        /// In whose place
        pub absent_surname: Option<String>,
    }
}

/// The day's entry without its rows.
pub async fn kept(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    day: Date,
) -> Result<Option<Kept>> {
    Ok(tx
        .opt(
            sql!(
                "SELECT d.revision, d.completed_at, d.updated_at, a.given_name, a.surname,
                        f.given_name AS absent_given_name, f.surname AS absent_surname
                   FROM diary_day d
                   JOIN account a ON a.institution_id = d.institution_id AND a.id = d.updated_by
                   LEFT JOIN account f ON f.institution_id = d.institution_id AND f.id = d.updated_for
                  WHERE d.institution_id = $1 AND d.group_id = $2 AND d.on_date = $3"
            ),
            params![institution, group, day],
        )
        .await?)
}

/// Who writes, in whose place, and when.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// Where
    pub institution: InstitutionId,
    /// Who
    pub by: AccountId,
    /// In whose place (3.19)
    pub in_place_of: Option<AccountId>,
    /// When
    pub at: Timestamp,
}

/// Writes the next revision over the one that was seen, with its rows and its version; false where another is kept
/// by now. The first completion stays (3.9).
pub async fn save(
    tx: &mut WriteTx,
    stamp: Stamp,
    (group, day): (GroupId, Date),
    seen: i64,
    (rows, json): (&[Row], &str),
) -> Result<bool> {
    let Stamp {
        institution,
        by,
        in_place_of,
        at,
    } = stamp;
    let completed = complete(rows).then_some(at);
    let revision = seen + 1;
    let written = tx
        .run(
            sql!(
                "INSERT INTO diary_day (institution_id, group_id, on_date, revision, completed_at,
                                        updated_at, updated_by, updated_for)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                 ON CONFLICT (institution_id, group_id, on_date) DO UPDATE
                    SET revision = excluded.revision,
                        completed_at = COALESCE(diary_day.completed_at, excluded.completed_at),
                        updated_at = excluded.updated_at, updated_by = excluded.updated_by,
                        updated_for = excluded.updated_for
                  WHERE diary_day.revision = $9"
            ),
            params![
                institution,
                group,
                day,
                revision,
                completed,
                at,
                by,
                in_place_of,
                seen
            ],
        )
        .await?;
    if written == 0 {
        return Ok(false);
    }
    replace_rows(tx, institution, (group, day), rows).await?;
    findable::keep(tx, institution, (group, day), rows).await?;
    tx.run(
        sql!(
            "INSERT INTO diary_version (institution_id, group_id, on_date, revision, saved_at, saved_by,
                                        saved_for, entry)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        params![institution, group, day, revision, at, by, in_place_of, json],
    )
    .await?;
    Ok(true)
}

async fn replace_rows(
    tx: &mut WriteTx,
    institution: InstitutionId,
    (group, day): (GroupId, Date),
    rows: &[Row],
) -> Result<()> {
    tx.run(
        sql!("DELETE FROM diary_row WHERE institution_id = $1 AND group_id = $2 AND on_date = $3"),
        params![institution, group, day],
    )
    .await?;
    let rows = (0_i64..)
        .zip(rows)
        .map(|(position, row)| {
            params![
                institution,
                group,
                day,
                position,
                row.area,
                row.theme,
                row.homework
            ]
        })
        .collect();
    tx.run_many(
        sql!(
            "INSERT INTO diary_row (institution_id, group_id, on_date, position, area, theme, homework)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        rows,
    )
    .await?;
    Ok(())
}
