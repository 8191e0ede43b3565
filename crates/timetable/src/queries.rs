//! The versions of a group's timetable, as they are read.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, InstitutionId, TimetableId};
use store::{ReadTx, params, rows, sql};
use web::Result;

use crate::clash;
use crate::draft::{Lesson, State, Step};

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
        ends: String,
        area: Area,
        subject: String,
        teacher_id: Option<AccountId>,
        joint: bool,
        title: String,
        given_name: Option<String>,
        surname: Option<String>,
    }

    /// A step of a version, and who took it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct StepTaken {
        /// Of which version
        pub version: i64,
        /// Which
        pub step: Step,
        /// What was said with it
        pub remark: String,
        /// When
        pub taken_at: Timestamp,
        /// By whom
        pub given_name: String,
        /// By whom
        pub surname: String,
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

/// The play-lessons of some versions, and their teachers' names.
#[derive(Debug, Default)]
pub struct Lessons {
    by_version: Vec<(TimetableId, Lesson)>,
    /// "Baiba Lāce"
    pub names: BTreeMap<AccountId, String>,
}

impl Lessons {
    /// Those of one version.
    pub fn of(&self, version: TimetableId) -> Vec<Lesson> {
        self.by_version
            .iter()
            .filter(|(id, _)| *id == version)
            .map(|(_, lesson)| lesson.clone())
            .collect()
    }
}

/// The play-lessons of up to three versions, by weekday and start.
pub async fn lessons(
    tx: &mut ReadTx,
    institution: InstitutionId,
    ids: [Option<TimetableId>; 3],
) -> Result<Lessons> {
    // no version has the number 0
    let [first, second, third] = ids.map(|id| id.unwrap_or(TimetableId(0)));
    let rows: Vec<LessonRow> = tx
        .all(
            sql!(
                "SELECT s.timetable_id, s.weekday, s.starts, s.ends, s.area, s.subject, s.teacher_id, s.joint,
                        s.title, a.given_name, a.surname
                   FROM timetable_slot s
                   LEFT JOIN account a ON a.institution_id = s.institution_id AND a.id = s.teacher_id
                  WHERE s.institution_id = $1 AND s.timetable_id IN ($2, $3, $4)
                  ORDER BY s.timetable_id, s.weekday, s.starts, s.position"
            ),
            params![institution, first, second, third],
        )
        .await?;
    let mut all = Lessons::default();
    for row in rows {
        let name = row.given_name.zip(row.surname);
        if let (Some(teacher), Some((given, surname))) = (row.teacher_id, name) {
            all.names.insert(teacher, format!("{given} {surname}"));
        }
        let lesson = Lesson {
            weekday: row.weekday,
            starts: row.starts,
            ends: row.ends,
            area: row.area,
            subject: row.subject,
            teacher: row.teacher_id,
            joint: row.joint,
            title: row.title,
        };
        all.by_version.push((row.timetable_id, lesson));
    }
    Ok(all)
}

/// What became of every version of a group, the newest step first.
pub async fn steps(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
) -> Result<Vec<StepTaken>> {
    Ok(tx
        .all(
            sql!(
                "SELECT t.version, s.step, s.remark, s.taken_at, a.given_name, a.surname
                   FROM timetable t
                   JOIN timetable_step s ON s.institution_id = t.institution_id AND s.timetable_id = t.id
                   JOIN account a ON a.institution_id = s.institution_id AND a.id = s.taken_by
                  WHERE t.institution_id = $1 AND t.group_id = $2
                  ORDER BY t.version DESC, s.revision DESC"
            ),
            params![institution, group],
        )
        .await?)
}

/// The lessons that teachers have in the other groups from a day on: by what is approved, handed in or drafted there,
/// without what a later version of the same group puts aside by then.
pub async fn taken(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    from: Date,
) -> Result<Vec<clash::Taken>> {
    Ok(tx
        .all(
            sql!(
                "SELECT s.teacher_id, a.given_name, a.surname, g.id AS group_id, g.name AS group_name, t.state,
                        s.weekday, s.starts, s.ends
                   FROM timetable t
                   JOIN child_group g ON g.institution_id = t.institution_id AND g.id = t.group_id
                   JOIN timetable_slot s ON s.institution_id = t.institution_id AND s.timetable_id = t.id
                   JOIN account a ON a.institution_id = s.institution_id AND a.id = s.teacher_id
                  WHERE t.institution_id = $1 AND t.group_id <> $2 AND (g.closed_on IS NULL OR g.closed_on >= $3)
                    AND NOT EXISTS (SELECT 1 FROM timetable o
                                     WHERE o.institution_id = t.institution_id AND o.group_id = t.group_id
                                       AND o.version > t.version
                                       AND (o.from_on <= $3 OR o.from_on <= t.from_on))
                  ORDER BY s.weekday, s.starts, g.number, t.version, s.position"
            ),
            params![institution, group, from],
        )
        .await?)
}
