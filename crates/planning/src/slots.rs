//! The timetable in force: what other domains may read.

use jiff::civil::Date;
use kernel::{Area, GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// One play-lesson of a weekday.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Slot {
        /// "09:15"
        pub starts: String,
        /// Its learning area
        pub area: Area,
        /// What it is called
        pub title: String,
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
                "SELECT s.starts, s.area, s.title
                   FROM timetable_slot s
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
