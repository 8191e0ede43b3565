//! What is kept of a week's plan beside its lessons, and keeping it.

use calendar::Week;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId, InstitutionId};
use store::{Params, ReadTx, WriteTx, params, rows, sql};
use web::{Error, Result};

use crate::findable;
use crate::plan::{Part, Plan};

rows! {
    /// A part of a saved plan with who changed it last, and the plan's own head.
    #[derive(Debug, Clone)]
    pub struct Kept {
        /// How many times the plan was saved
        pub revision: i64,
        /// When it was whole first
        pub completed_at: Option<Timestamp>,
        /// Why it was changed after its week, the last time; empty if it was not
        pub reason: String,
        /// "1" to "7" or "children"
        pub part: String,
        /// When the part was changed last
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

    struct NoteRow {
        child_id: ChildId,
        text: String,
    }

    /// What is different for a child, with the child's name.
    #[derive(Debug, Clone)]
    pub struct NamedNote {
        /// Whose
        pub child_id: ChildId,
        /// "Marta"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
        /// What
        pub text: String,
    }

    struct Snapshot {
        plan: String,
    }

    /// Another group that has a plan for a week.
    #[derive(Debug, Clone)]
    pub struct Other {
        /// Which
        pub id: GroupId,
        /// "Pūcītes"
        pub name: String,
    }
}

/// A saved plan's parts, who changed it last first; none of a week without a plan.
pub async fn kept(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    week: Week,
) -> Result<Vec<Kept>> {
    Ok(tx
        .all(
            sql!(
                "SELECT w.revision, w.completed_at,
                        COALESCE((SELECT v.reason FROM week_plan_version v
                                   WHERE v.institution_id = w.institution_id AND v.group_id = w.group_id
                                     AND v.monday = w.monday AND v.reason <> ''
                                   ORDER BY v.revision DESC LIMIT 1), '') AS reason,
                        p.part, p.updated_at, a.given_name, a.surname,
                        f.given_name AS absent_given_name, f.surname AS absent_surname
                   FROM week_plan w
                   JOIN week_plan_part p ON p.institution_id = w.institution_id AND p.group_id = w.group_id
                                        AND p.monday = w.monday
                   JOIN account a ON a.institution_id = p.institution_id AND a.id = p.updated_by
                   LEFT JOIN account f ON f.institution_id = p.institution_id AND f.id = p.updated_for
                  WHERE w.institution_id = $1 AND w.group_id = $2 AND w.monday = $3
                  ORDER BY p.revision DESC, p.part"
            ),
            params![institution, group, week.monday()],
        )
        .await?)
}

/// The week's differentiation with names, in Latvian order.
pub async fn notes(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    week: Week,
) -> Result<Vec<NamedNote>> {
    Ok(tx
        .all(
            sql!(
                "SELECT n.child_id, c.given_name, c.surname, n.text
                   FROM week_child_note n
                   JOIN child c ON c.institution_id = n.institution_id AND c.id = n.child_id
                  WHERE n.institution_id = $1 AND n.group_id = $2 AND n.monday = $3
                  ORDER BY c.sort_key, n.child_id"
            ),
            params![institution, group, week.monday()],
        )
        .await?)
}

/// Fills in what is planned differently for children.
pub async fn fill_children(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (group, week): (GroupId, Week),
    plan: &mut Plan,
) -> Result<()> {
    let rows: Vec<NoteRow> = tx
        .all(
            sql!(
                "SELECT child_id, text FROM week_child_note
                  WHERE institution_id = $1 AND group_id = $2 AND monday = $3
                  ORDER BY child_id"
            ),
            params![institution, group, week.monday()],
        )
        .await?;
    plan.children = rows
        .into_iter()
        .map(|row| (row.child_id, row.text))
        .collect();
    Ok(())
}

/// Reads a version.
pub fn parse(json: &str) -> Result<Plan> {
    serde_json::from_str(json).map_err(|e| Error::Internal(format!("a version is no plan: {e}")))
}

/// A version as it stood; an empty plan before the first.
pub async fn snapshot(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (group, week): (GroupId, Week),
    revision: i64,
) -> Result<Option<Plan>> {
    let found: Option<Snapshot> = tx
        .opt(
            sql!(
                "SELECT plan FROM week_plan_version
                  WHERE institution_id = $1 AND group_id = $2 AND monday = $3 AND revision = $4"
            ),
            params![institution, group, week.monday(), revision],
        )
        .await?;
    found.map(|one| parse(&one.plan)).transpose()
}

/// The other groups that have a plan for that week, by number.
pub async fn others(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    week: Week,
) -> Result<Vec<Other>> {
    Ok(tx
        .all(
            sql!(
                "SELECT g.id, g.name
                   FROM child_group g
                   JOIN week_plan w ON w.institution_id = g.institution_id AND w.group_id = g.id AND w.monday = $3
                  WHERE g.institution_id = $1 AND g.id <> $2
                  ORDER BY g.number, g.id"
            ),
            params![institution, group, week.monday()],
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

/// A change on its way into the database.
#[derive(Debug, Clone, Copy)]
pub struct Change<'c> {
    /// Everything as it stands after it
    pub plan: &'c Plan,
    /// What changed
    pub parts: &'c [Part],
    /// Why, where the week is over
    pub reason: &'c str,
    /// It is whole now.
    pub done: bool,
}

/// Writes the next revision over the one that was read; false where another is kept by now. The first completion stays.
pub async fn save(
    tx: &mut WriteTx,
    stamp: Stamp,
    at: (GroupId, Week),
    kept: i64,
    change: Change<'_>,
) -> Result<bool> {
    let (group, monday) = (at.0, at.1.monday());
    let Stamp {
        institution,
        by,
        in_place_of,
        at: moment,
    } = stamp;
    let revision = kept + 1;
    let completed = change.done.then_some(moment);
    let written = tx
        .run(
            sql!(
                "INSERT INTO week_plan (institution_id, group_id, monday, revision, completed_at, updated_at,
                                        updated_by, updated_for)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                 ON CONFLICT (institution_id, group_id, monday) DO UPDATE
                    SET revision = excluded.revision,
                        completed_at = COALESCE(week_plan.completed_at, excluded.completed_at),
                        updated_at = excluded.updated_at, updated_by = excluded.updated_by,
                        updated_for = excluded.updated_for
                  WHERE week_plan.revision = $9"
            ),
            params![institution, group, monday, revision, completed, moment, by, in_place_of, kept],
        )
        .await?;
    if written == 0 {
        return Ok(false);
    }
    parts(tx, stamp, at, revision, change.parts).await?;
    days(tx, institution, at, change).await?;
    if change.parts.contains(&Part::Children) {
        children(tx, institution, at, change.plan).await?;
    }
    findable::keep(tx, institution, at, change.plan).await?;
    let json = serde_json::to_string(change.plan).map_err(|e| Error::Internal(e.to_string()))?;
    tx.run(
        sql!(
            "INSERT INTO week_plan_version (institution_id, group_id, monday, revision, saved_at, saved_by, saved_for,
                                            reason, plan)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        params![institution, group, monday, revision, moment, by, in_place_of, change.reason, json],
    )
    .await?;
    Ok(true)
}

/// Who changed which part last.
async fn parts(
    tx: &mut WriteTx,
    stamp: Stamp,
    (group, week): (GroupId, Week),
    revision: i64,
    changed: &[Part],
) -> Result<()> {
    let row = |part: &Part| {
        params![
            stamp.institution,
            group,
            week.monday(),
            part.key(),
            revision,
            stamp.at,
            stamp.by,
            stamp.in_place_of
        ]
    };
    tx.run_many(
        sql!(
            "INSERT INTO week_plan_part (institution_id, group_id, monday, part, revision, updated_at, updated_by,
                                         updated_for)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (institution_id, group_id, monday, part) DO UPDATE
                SET revision = excluded.revision, updated_at = excluded.updated_at,
                    updated_by = excluded.updated_by, updated_for = excluded.updated_for"
        ),
        changed.iter().map(row).collect(),
    )
    .await?;
    Ok(())
}

fn lesson_rows(
    institution: InstitutionId,
    at: (GroupId, Week),
    day: Date,
    plan: &Plan,
) -> Vec<Params> {
    let row = |(position, lesson): (i64, &crate::lesson::Lesson)| {
        params![
            institution,
            at.0,
            at.1.monday(),
            day,
            position,
            lesson.place,
            lesson.area,
            lesson.subject,
            lesson.planned,
            lesson.texts.outcome,
            lesson.texts.activity,
            lesson.texts.aids,
            lesson.texts.materials,
            lesson.texts.worksheets,
            lesson.texts.technique,
            lesson.texts.ict
        ]
    };
    (0_i64..).zip(plan.day(day)).map(row).collect()
}

/// The lessons of the days that changed.
async fn days(
    tx: &mut WriteTx,
    institution: InstitutionId,
    at: (GroupId, Week),
    change: Change<'_>,
) -> Result<()> {
    let changed = || {
        change.parts.iter().filter_map(|part| match part {
            Part::Day(day) => Some(*day),
            Part::Children => None,
        })
    };
    tx.run_many(
        sql!(
            "DELETE FROM week_lesson WHERE institution_id = $1 AND group_id = $2 AND on_date = $3"
        ),
        changed()
            .map(|day| params![institution, at.0, day])
            .collect(),
    )
    .await?;
    tx.run_many(
        sql!(
            "INSERT INTO week_lesson (institution_id, group_id, monday, on_date, position, place, area, subject,
                                      planned_outcome_id, outcome, activity, aids, materials, worksheets, technique, ict)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
        ),
        changed()
            .flat_map(|day| lesson_rows(institution, at, day, change.plan))
            .collect(),
    )
    .await?;
    Ok(())
}

/// What is planned differently for children.
async fn children(
    tx: &mut WriteTx,
    institution: InstitutionId,
    (group, week): (GroupId, Week),
    plan: &Plan,
) -> Result<()> {
    let monday = week.monday();
    tx.run(
        sql!("DELETE FROM week_child_note WHERE institution_id = $1 AND group_id = $2 AND monday = $3"),
        params![institution, group, monday],
    )
    .await?;
    let notes = plan.children.iter();
    tx.run_many(
        sql!(
            "INSERT INTO week_child_note (institution_id, group_id, monday, child_id, text)
             VALUES ($1, $2, $3, $4, $5)"
        ),
        notes
            .map(|(child, text)| params![institution, group, monday, *child, *text])
            .collect(),
    )
    .await?;
    Ok(())
}
