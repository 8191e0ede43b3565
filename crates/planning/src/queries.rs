//! The versions of a group's timetable.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, InstitutionId, TimetableId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use crate::draft::{Lesson, Plan, Seen, State};

rows! {
    /// One version without its play-lessons.
    #[derive(Debug, Clone)]
    pub struct Version {
        /// Its key
        pub id: TimetableId,
        /// Its number
        pub version: i64,
        /// How far it is
        pub state: State,
        /// From which day
        pub from_on: Date,
        /// How many times it was saved
        pub revision: i64,
        /// When it was saved last
        pub updated_at: Timestamp,
        /// By whom
        pub given_name: String,
        /// By whom
        pub surname: String,
        /// When it was approved
        pub approved_at: Option<Timestamp>,
        /// By whom
        pub approver_given_name: Option<String>,
        /// By whom
        pub approver_surname: Option<String>,
    }

    struct LessonRow {
        timetable_id: TimetableId,
        weekday: i64,
        starts: String,
        area: Area,
        title: String,
    }
}

/// Every version of a group, the newest first.
pub async fn versions(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
) -> Result<Vec<Version>> {
    Ok(tx
        .all(
            sql!(
                "SELECT t.id, t.version, t.state, t.from_on, t.revision, t.updated_at, a.given_name,
                        a.surname, t.approved_at, b.given_name AS approver_given_name,
                        b.surname AS approver_surname
                   FROM timetable t
                   JOIN account a ON a.institution_id = t.institution_id AND a.id = t.updated_by
                   LEFT JOIN account b ON b.institution_id = t.institution_id AND b.id = t.approved_by
                  WHERE t.institution_id = $1 AND t.group_id = $2
                  ORDER BY t.version DESC"
            ),
            params![institution, group],
        )
        .await?)
}

/// The play-lessons of up to three versions, by weekday and start.
pub async fn lessons(
    tx: &mut ReadTx,
    institution: InstitutionId,
    ids: [Option<TimetableId>; 3],
) -> Result<Vec<(TimetableId, Lesson)>> {
    // no version has the number 0
    let [first, second, third] = ids.map(|id| id.unwrap_or(TimetableId(0)));
    let rows: Vec<LessonRow> = tx
        .all(
            sql!(
                "SELECT timetable_id, weekday, starts, area, title
                   FROM timetable_slot
                  WHERE institution_id = $1 AND timetable_id IN ($2, $3, $4)
                  ORDER BY timetable_id, weekday, starts, position"
            ),
            params![institution, first, second, third],
        )
        .await?;
    let lesson = |row: LessonRow| {
        let LessonRow {
            timetable_id,
            weekday,
            starts,
            area,
            title,
        } = row;
        (
            timetable_id,
            Lesson {
                weekday,
                starts,
                area,
                title,
            },
        )
    };
    Ok(rows.into_iter().map(lesson).collect())
}

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
                one.area,
                one.title
            ]
        })
        .collect();
    tx.run_many(
        sql!(
            "INSERT INTO timetable_slot (institution_id, timetable_id, weekday, position, starts, area, title)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        rows,
    )
    .await?;
    Ok(())
}

/// Approves a submitted version; false where it is another one by now.
pub async fn approve(tx: &mut WriteTx, stamp: Stamp, group: GroupId, seen: Seen) -> Result<bool> {
    let written = tx
        .run(
            sql!(
                "UPDATE timetable
                    SET state = 'approved', revision = revision + 1, approved_at = $5, approved_by = $6
                  WHERE institution_id = $1 AND group_id = $2 AND version = $3 AND revision = $4
                    AND state = 'submitted'"
            ),
            params![stamp.institution, group, seen.0, seen.1, stamp.at, stamp.by],
        )
        .await?;
    Ok(written > 0)
}

/// Returns a submitted version to its writers; false where it is another one by now.
pub async fn give_back(tx: &mut WriteTx, stamp: Stamp, group: GroupId, seen: Seen) -> Result<bool> {
    let written = tx
        .run(
            sql!(
                "UPDATE timetable
                    SET state = 'draft', revision = revision + 1
                  WHERE institution_id = $1 AND group_id = $2 AND version = $3 AND revision = $4
                    AND state = 'submitted'"
            ),
            params![stamp.institution, group, seen.0, seen.1],
        )
        .await?;
    Ok(written > 0)
}
