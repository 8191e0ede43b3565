//! What is kept of a month plan, and keeping it.

use calendar::Month;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, InstitutionId, OutcomeId, PlannedOutcomeId, ThemeId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use super::items::Item;

rows! {
    /// A plan without its fields, with who saved it last.
    #[derive(Debug, Clone)]
    pub struct Head {
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

    /// A field with who wrote it last.
    #[derive(Debug, Clone)]
    pub struct FieldRow {
        /// Its name
        pub field: String,
        /// Its text
        pub body: String,
        /// Since when it stands so
        pub updated_at: Timestamp,
        /// Who wrote it
        pub given_name: String,
        /// Who wrote it
        pub surname: String,
    }

    /// A saved state.
    #[derive(Debug, Clone)]
    pub struct Version {
        /// Its number
        pub revision: i64,
        /// When it was saved
        pub saved_at: Timestamp,
        /// By whom
        pub given_name: String,
        /// By whom
        pub surname: String,
        /// In whose place
        pub absent_given_name: Option<String>,
        /// In whose place
        pub absent_surname: Option<String>,
        /// Why, where the month was over
        pub reason: String,
        /// All of it, as JSON
        pub plan: String,
    }

    struct Revision {
        revision: i64,
    }

    struct OutcomeRow {
        id: PlannedOutcomeId,
        text: String,
        dropped: bool,
    }
}

/// Which plan.
#[derive(Debug, Clone, Copy)]
pub struct At {
    /// Where
    pub institution: InstitutionId,
    /// Whose
    pub group: GroupId,
    /// Of which month
    pub month: Month,
}

/// Who writes, in whose place, and when.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// Who
    pub by: AccountId,
    /// In whose place (3.19)
    pub in_place_of: Option<AccountId>,
    /// When
    pub at: Timestamp,
}

pub async fn head(tx: &mut ReadTx, at: At) -> Result<Option<Head>> {
    Ok(tx
        .opt(
            sql!(
                "SELECT p.revision, p.completed_at, p.updated_at, a.given_name, a.surname,
                        f.given_name AS absent_given_name, f.surname AS absent_surname
                   FROM month_plan p
                   JOIN account a ON a.institution_id = p.institution_id AND a.id = p.updated_by
                   LEFT JOIN account f ON f.institution_id = p.institution_id AND f.id = p.updated_for
                  WHERE p.institution_id = $1 AND p.group_id = $2 AND p.month = $3"
            ),
            params![at.institution, at.group, at.month.first()],
        )
        .await?)
}

pub async fn fields(tx: &mut ReadTx, at: At) -> Result<Vec<FieldRow>> {
    Ok(tx
        .all(
            sql!(
                "SELECT f.field, f.body, f.updated_at, a.given_name, a.surname
                   FROM month_plan_field f
                   JOIN account a ON a.institution_id = f.institution_id AND a.id = f.updated_by
                  WHERE f.institution_id = $1 AND f.group_id = $2 AND f.month = $3
                  ORDER BY f.field"
            ),
            params![at.institution, at.group, at.month.first()],
        )
        .await?)
}

pub async fn versions(tx: &mut ReadTx, at: At) -> Result<Vec<Version>> {
    Ok(tx
        .all(
            sql!(
                "SELECT v.revision, v.saved_at, a.given_name, a.surname,
                        f.given_name AS absent_given_name, f.surname AS absent_surname, v.reason, v.plan
                   FROM month_plan_version v
                   JOIN account a ON a.institution_id = v.institution_id AND a.id = v.saved_by
                   LEFT JOIN account f ON f.institution_id = v.institution_id AND f.id = v.saved_for
                  WHERE v.institution_id = $1 AND v.group_id = $2 AND v.month = $3
                  ORDER BY v.revision DESC"
            ),
            params![at.institution, at.group, at.month.first()],
        )
        .await?)
}

/// Takes the plan's next revision, which holds others off until the end of the transaction.
pub async fn take_revision(tx: &mut WriteTx, at: At, stamp: Stamp) -> Result<i64> {
    let taken: Revision = tx
        .one(
            sql!(
                "INSERT INTO month_plan (institution_id, group_id, month, revision, updated_at, updated_by, updated_for)
                 VALUES ($1, $2, $3, 1, $4, $5, $6)
                 ON CONFLICT (institution_id, group_id, month) DO UPDATE
                    SET revision = month_plan.revision + 1, updated_at = excluded.updated_at,
                        updated_by = excluded.updated_by, updated_for = excluded.updated_for
                 RETURNING revision"
            ),
            params![at.institution, at.group, at.month.first(), stamp.at, stamp.by, stamp.in_place_of],
        )
        .await?;
    Ok(taken.revision)
}

/// Notes since when the plan is whole; the first time stays.
pub async fn complete(tx: &mut WriteTx, at: At, now: Timestamp) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE month_plan SET completed_at = $4
              WHERE institution_id = $1 AND group_id = $2 AND month = $3 AND completed_at IS NULL"
        ),
        params![at.institution, at.group, at.month.first(), now],
    )
    .await?;
    Ok(())
}

pub async fn write_fields(
    tx: &mut WriteTx,
    at: At,
    stamp: Stamp,
    revision: i64,
    changed: &[(String, String)],
) -> Result<()> {
    let list = changed
        .iter()
        .map(|(field, body)| {
            params![
                at.institution,
                at.group,
                at.month.first(),
                field.as_str(),
                body.as_str(),
                revision,
                stamp.at,
                stamp.by,
                stamp.in_place_of,
                (!body.is_empty()).then_some(stamp.at)
            ]
        })
        .collect();
    tx.run_many(
        sql!(
            "INSERT INTO month_plan_field (institution_id, group_id, month, field, body, revision, updated_at,
                                           updated_by, updated_for, written_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             ON CONFLICT (institution_id, group_id, month, field) DO UPDATE
                SET body = excluded.body, revision = excluded.revision, updated_at = excluded.updated_at,
                    updated_by = excluded.updated_by, updated_for = excluded.updated_for,
                    written_at = COALESCE(month_plan_field.written_at, excluded.written_at)"
        ),
        list,
    )
    .await?;
    Ok(())
}

pub async fn write_version(
    tx: &mut WriteTx,
    at: At,
    stamp: Stamp,
    (revision, reason): (i64, &str),
    plan: &str,
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO month_plan_version (institution_id, group_id, month, revision, saved_at, saved_by,
                                             saved_for, reason, plan)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        params![
            at.institution,
            at.group,
            at.month.first(),
            revision,
            stamp.at,
            stamp.by,
            stamp.in_place_of,
            reason,
            plan
        ],
    )
    .await?;
    Ok(())
}

/// The outcomes of an area and subject that a plan has or had, those that stand in their order first.
pub async fn outcomes(
    tx: &mut WriteTx,
    at: At,
    area: Area,
    subject: &str,
) -> Result<Vec<super::Kept>> {
    let rows: Vec<OutcomeRow> = tx
        .all(
            sql!(
                "SELECT id, text, dropped
                   FROM planned_outcome
                  WHERE institution_id = $1 AND group_id = $2 AND month = $3 AND area = $4 AND subject = $5
                  ORDER BY dropped, position, id"
            ),
            params![at.institution, at.group, at.month.first(), area, subject],
        )
        .await?;
    let kept = |row: OutcomeRow| super::Kept {
        id: row.id,
        text: row.text,
        dropped: row.dropped,
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// An outcome as it is to stand.
pub struct Line {
    pub id: PlannedOutcomeId,
    pub text: String,
    pub outcome: Option<OutcomeId>,
}

/// Makes the area's and subject's outcomes those lines; what is not among them is dropped.
pub async fn replace_outcomes(
    tx: &mut WriteTx,
    at: At,
    (area, subject): (Area, &str),
    lines: &[Line],
) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE planned_outcome SET dropped = $6
              WHERE institution_id = $1 AND group_id = $2 AND month = $3 AND area = $4 AND subject = $5"
        ),
        params![at.institution, at.group, at.month.first(), area, subject, true],
    )
    .await?;
    let list = (0_i64..)
        .zip(lines)
        .map(|(position, line)| {
            params![
                at.institution,
                line.id,
                at.group,
                at.month.first(),
                area,
                subject,
                position,
                line.text.as_str(),
                line.outcome,
                false
            ]
        })
        .collect();
    tx.run_many(
        sql!(
            "INSERT INTO planned_outcome (institution_id, id, group_id, month, area, subject, position, text,
                                          outcome_id, dropped)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             ON CONFLICT (institution_id, id) DO UPDATE
                SET position = excluded.position, text = excluded.text, outcome_id = excluded.outcome_id,
                    dropped = excluded.dropped"
        ),
        list,
    )
    .await?;
    Ok(())
}

/// Makes the month's items those.
pub async fn replace_items(tx: &mut WriteTx, at: At, items: Vec<(i64, Item)>) -> Result<()> {
    tx.run(
        sql!("DELETE FROM plan_item WHERE institution_id = $1 AND group_id = $2 AND on_date BETWEEN $3 AND $4"),
        params![at.institution, at.group, at.month.first(), at.month.last()],
    )
    .await?;
    let list = items
        .into_iter()
        .map(|(id, item)| {
            params![
                at.institution,
                id,
                at.group,
                item.on_date,
                item.starts,
                item.kind,
                item.text
            ]
        })
        .collect();
    tx.run_many(
        sql!(
            "INSERT INTO plan_item (institution_id, id, group_id, on_date, starts, kind, text)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        list,
    )
    .await?;
    Ok(())
}

/// A theme as it is to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeText {
    pub id: ThemeId,
    pub from: Date,
    pub to: Date,
    pub title: String,
    pub question: String,
    pub message: String,
    /// The revision that it was read at; 0 for a new one
    pub revision: i64,
    /// The sub-themes by their weeks' Mondays
    pub weeks: Vec<(Date, String)>,
}

/// Writes a theme over the revision that it was read at; false where another is kept by now.
pub async fn write_theme(
    tx: &mut WriteTx,
    at: At,
    stamp: Stamp,
    theme: &ThemeText,
) -> Result<bool> {
    let written = tx.run(
        sql!(
            "INSERT INTO theme (institution_id, id, group_id, from_on, to_on, title, question, message, revision,
                                updated_at, updated_by, updated_for)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10, $11)
             ON CONFLICT (institution_id, id) DO UPDATE
                SET from_on = excluded.from_on, to_on = excluded.to_on, title = excluded.title,
                    question = excluded.question, message = excluded.message, revision = theme.revision + 1,
                    updated_at = excluded.updated_at, updated_by = excluded.updated_by,
                    updated_for = excluded.updated_for
              WHERE theme.revision = $12"
        ),
        params![
            at.institution,
            theme.id,
            at.group,
            theme.from,
            theme.to,
            theme.title.as_str(),
            theme.question.as_str(),
            theme.message.as_str(),
            stamp.at,
            stamp.by,
            stamp.in_place_of,
            theme.revision
        ],
    )
    .await?;
    if written == 0 {
        return Ok(false);
    }
    tx.run(
        sql!("DELETE FROM theme_week WHERE institution_id = $1 AND theme_id = $2"),
        params![at.institution, theme.id],
    )
    .await?;
    let list = theme
        .weeks
        .iter()
        .map(|(monday, title)| params![at.institution, theme.id, *monday, title.as_str()])
        .collect();
    tx.run_many(
        sql!(
            "INSERT INTO theme_week (institution_id, theme_id, monday, title) VALUES ($1, $2, $3, $4)"
        ),
        list,
    )
    .await?;
    Ok(true)
}

/// The group's themes that touch those days, but for one.
pub async fn overlapping(
    tx: &mut WriteTx,
    at: At,
    theme: Option<ThemeId>,
    (from, to): (Date, Date),
) -> Result<bool> {
    let others = crate::records::themes_between(tx, at.institution, at.group, from, to).await?;
    Ok(others.iter().any(|other| Some(other.id) != theme))
}

rows! {
    /// A plan that may be copied from.
    #[derive(Debug, Clone)]
    pub struct Source {
        /// Whose
        pub group_id: GroupId,
        /// "Pūcītes"
        pub name: String,
        /// Of which month: its first day
        pub month: Date,
    }
}

/// The plans that a month's is copied from: the same month of the year before and the month before of the group's
/// own, and this month's of every other group.
pub async fn sources(tx: &mut ReadTx, at: At) -> Result<Vec<Source>> {
    let first = at.month.first();
    let year_ago = first.checked_sub(jiff::ToSpan::year(1)).unwrap_or(first);
    Ok(tx
        .all(
            sql!(
                "SELECT p.group_id, g.name, p.month
                   FROM month_plan p
                   JOIN child_group g ON g.institution_id = p.institution_id AND g.id = p.group_id
                  WHERE p.institution_id = $1
                    AND ((p.group_id = $2 AND p.month IN ($3, $4)) OR (p.group_id <> $2 AND p.month IN ($3, $5)))
                  ORDER BY p.month DESC, g.number, p.group_id"
            ),
            params![at.institution, at.group, year_ago, at.month.previous().first(), first],
        )
        .await?)
}
