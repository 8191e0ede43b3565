//! The versions of a group's timetable, as they are written.

use jiff::Timestamp;
use kernel::{AccountId, GroupId, InstitutionId, TimetableId};
use store::{WriteTx, params, sql};
use web::Result;

use crate::draft::{Lesson, Plan, Seen, State, Step};

/// Who writes, where and when.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// Where
    pub institution: InstitutionId,
    /// Who
    pub by: AccountId,
    /// When
    pub at: Timestamp,
}

/// Begins a version.
pub async fn begin(
    tx: &mut WriteTx,
    stamp: Stamp,
    group: GroupId,
    (id, version): (TimetableId, i64),
    (plan, state): (&Plan, State),
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO timetable (institution_id, id, group_id, version, state, from_on, revision,
                                    updated_at, updated_by)
             VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8)"
        ),
        params![
            stamp.institution,
            id,
            group,
            version,
            state,
            plan.from_on,
            stamp.at,
            stamp.by
        ],
    )
    .await?;
    set_lessons(tx, stamp.institution, id, &plan.lessons).await
}

/// Writes an open version over the revision that was seen; false where another is kept by now.
pub async fn change(
    tx: &mut WriteTx,
    stamp: Stamp,
    id: TimetableId,
    revision: i64,
    (plan, state): (&Plan, State),
) -> Result<bool> {
    let written = tx
        .run(
            sql!(
                "UPDATE timetable
                    SET state = $3, from_on = $4, revision = revision + 1, updated_at = $5, updated_by = $6
                  WHERE institution_id = $1 AND id = $2 AND revision = $7 AND state <> 'approved'"
            ),
            params![stamp.institution, id, state, plan.from_on, stamp.at, stamp.by, revision],
        )
        .await?;
    if written == 0 {
        return Ok(false);
    }
    tx.run(
        sql!("DELETE FROM timetable_slot WHERE institution_id = $1 AND timetable_id = $2"),
        params![stamp.institution, id],
    )
    .await?;
    set_lessons(tx, stamp.institution, id, &plan.lessons).await?;
    Ok(true)
}

async fn set_lessons(
    tx: &mut WriteTx,
    institution: InstitutionId,
    id: TimetableId,
    lessons: &[Lesson],
) -> Result<()> {
    let place = |at: usize, of: &Lesson| {
        let before = lessons
            .iter()
            .take(at)
            .filter(|one| one.weekday == of.weekday)
            .count();
        i64::try_from(before).unwrap_or(i64::MAX)
    };
    let rows = lessons
        .iter()
        .enumerate()
        .map(|(at, one)| {
            params![
                institution,
                id,
                one.weekday,
                place(at, one),
                one.starts,
                one.ends,
                one.area,
                one.subject,
                one.teacher,
                one.joint,
                one.title
            ]
        })
        .collect();
    tx.run_many(
        sql!(
            "INSERT INTO timetable_slot (institution_id, timetable_id, weekday, position, starts, ends, area, subject,
                                         teacher_id, joint, title)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        ),
        rows,
    )
    .await?;
    Ok(())
}

/// Keeps that a version was handed in, in the revision that did it.
pub async fn handed_in(
    tx: &mut WriteTx,
    stamp: Stamp,
    group: GroupId,
    (version, revision): Seen,
) -> Result<()> {
    step(tx, stamp, group, (version, revision), (Step::Submitted, "")).await
}

/// Decides on a submitted version and keeps what was said; false where it is another one by now.
pub async fn decide(
    tx: &mut WriteTx,
    stamp: Stamp,
    group: GroupId,
    seen: Seen,
    (decision, remark): (Step, &str),
) -> Result<bool> {
    let written = if decision == Step::Approved {
        approve(tx, stamp, group, seen).await?
    } else {
        give_back(tx, stamp, group, seen).await?
    };
    if written == 0 {
        return Ok(false);
    }
    step(tx, stamp, group, (seen.0, seen.1 + 1), (decision, remark)).await?;
    Ok(true)
}

async fn approve(tx: &mut WriteTx, stamp: Stamp, group: GroupId, seen: Seen) -> Result<u64> {
    Ok(tx
        .run(
            sql!(
                "UPDATE timetable
                    SET state = 'approved', revision = revision + 1, approved_at = $5, approved_by = $6
                  WHERE institution_id = $1 AND group_id = $2 AND version = $3 AND revision = $4
                    AND state = 'submitted'"
            ),
            params![stamp.institution, group, seen.0, seen.1, stamp.at, stamp.by],
        )
        .await?)
}

async fn give_back(tx: &mut WriteTx, stamp: Stamp, group: GroupId, seen: Seen) -> Result<u64> {
    Ok(tx
        .run(
            sql!(
                "UPDATE timetable
                    SET state = 'draft', revision = revision + 1
                  WHERE institution_id = $1 AND group_id = $2 AND version = $3 AND revision = $4
                    AND state = 'submitted'"
            ),
            params![stamp.institution, group, seen.0, seen.1],
        )
        .await?)
}

async fn step(
    tx: &mut WriteTx,
    stamp: Stamp,
    group: GroupId,
    (version, revision): Seen,
    (step, remark): (Step, &str),
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO timetable_step (institution_id, timetable_id, revision, step, remark, taken_at, taken_by)
             VALUES ($1, (SELECT id FROM timetable WHERE institution_id = $1 AND group_id = $2 AND version = $3),
                     $4, $5, $6, $7, $8)"
        ),
        params![
            stamp.institution,
            group,
            version,
            revision,
            step,
            remark,
            stamp.at,
            stamp.by
        ],
    )
    .await?;
    Ok(())
}
