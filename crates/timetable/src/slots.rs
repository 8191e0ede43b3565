//! The timetable in force: what other domains may read.

use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// One play-lesson of a weekday.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Slot {
        /// "09:15"
        pub starts: String,
        /// "09:40"
        pub ends: String,
        /// Its learning area
        pub area: Area,
        /// "Mūzika"; empty where it is an area's
        pub subject: String,
        /// Whose it is, where it is not the group's own
        pub teacher_id: Option<AccountId>,
        /// "Baiba"
        pub given_name: Option<String>,
        /// "Lāce"
        pub surname: Option<String>,
        /// What it is called
        pub title: String,
    }
}

impl Slot {
    /// "Baiba Lāce", where it is not the group's own.
    pub fn teacher(&self) -> Option<String> {
        let (given, surname) = self.given_name.as_ref().zip(self.surname.as_ref())?;
        Some(format!("{given} {surname}"))
    }
}

/// A day's play-lessons by the version in force on it: the highest approved one that has started by then.
pub async fn slots_on(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    day: Date,
) -> Result<Vec<Slot>> {
    let weekday = i64::from(day.weekday().to_monday_one_offset());
    Ok(tx
        .all(
            sql!(
                "SELECT s.starts, s.ends, s.area, s.subject, s.teacher_id, a.given_name, a.surname, s.title
                   FROM timetable_slot s
                   LEFT JOIN account a ON a.institution_id = s.institution_id AND a.id = s.teacher_id
                  WHERE s.institution_id = $1 AND s.weekday = $4
                    AND s.timetable_id = (SELECT t.id FROM timetable t
                                           WHERE t.institution_id = $1 AND t.group_id = $2
                                             AND t.state = 'approved' AND t.from_on <= $3
                                           ORDER BY t.version DESC
                                           LIMIT 1)
                  ORDER BY s.starts, s.position"
            ),
            params![institution, group, day, weekday],
        )
        .await?)
}
