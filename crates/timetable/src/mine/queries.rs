//! A teacher's lessons in every group.

use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

use crate::draft::State;

rows! {
    /// A lesson of the teacher by a version of a group.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct OwnLesson {
        /// In which group
        pub group_id: GroupId,
        /// "Mārītes"
        pub group_name: String,
        /// How far the version is
        pub state: State,
        /// From which day it holds, once it is approved
        pub from_on: Date,
        /// From which day another one holds
        pub until_on: Option<Date>,
        /// 1 for Monday to 5
        pub weekday: i64,
        /// "10:10"
        pub starts: String,
        /// "10:40"
        pub ends: String,
        /// Its learning area
        pub area: Area,
        /// "Mūzika"
        pub subject: String,
        /// Held together with another group
        pub joint: bool,
        /// What it is called
        pub title: String,
    }
}

/// The teacher's lessons by every version that holds within those days, and by those that are still drafted or handed in.
pub async fn own_lessons(
    tx: &mut ReadTx,
    institution: InstitutionId,
    teacher: AccountId,
    (from, to): (Date, Date),
) -> Result<Vec<OwnLesson>> {
    Ok(tx
        .all(
            sql!(
                "SELECT g.id AS group_id, g.name AS group_name, t.state, t.from_on,
                        (SELECT min(o.from_on) FROM timetable o
                          WHERE o.institution_id = t.institution_id AND o.group_id = t.group_id
                            AND o.version > t.version AND o.state = 'approved') AS until_on,
                        s.weekday, s.starts, s.ends, s.area, s.subject, s.joint, s.title
                   FROM timetable_slot s
                   JOIN timetable t ON t.institution_id = s.institution_id AND t.id = s.timetable_id
                   JOIN child_group g ON g.institution_id = t.institution_id AND g.id = t.group_id
                  WHERE s.institution_id = $1 AND s.teacher_id = $2 AND (g.closed_on IS NULL OR g.closed_on >= $3)
                    AND (t.state <> 'approved'
                         OR (t.from_on <= $4
                             AND NOT EXISTS (SELECT 1 FROM timetable o
                                              WHERE o.institution_id = t.institution_id AND o.group_id = t.group_id
                                                AND o.version > t.version AND o.state = 'approved'
                                                AND o.from_on <= $3)))
                  ORDER BY s.weekday, s.starts, g.number, t.version, s.position"
            ),
            params![institution, teacher, from, to],
        )
        .await?)
}
