//! The timetables that wait for somebody: handed in and not decided, or returned and not handed in again.

use jiff::Timestamp;
use kernel::{GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

use crate::draft::Step;

rows! {
    /// A group's timetable that waits.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Waiting {
        /// Which group's
        pub group_id: GroupId,
        /// "Mārītes"
        pub group_name: String,
        /// Submitted: the head has to decide; returned: the group's teachers have to mend it
        pub step: Step,
        /// What was said when it was returned
        pub remark: String,
        /// Since when
        pub taken_at: Timestamp,
    }
}

impl Waiting {
    /// Whether the head or the deputy has to decide; the group's teachers have to mend it otherwise.
    pub fn for_decision(&self) -> bool {
        self.step == Step::Submitted
    }
}

/// Every group's timetable that waits, the longest waiting first.
pub async fn waiting(tx: &mut ReadTx, institution: InstitutionId) -> Result<Vec<Waiting>> {
    Ok(tx
        .all(
            sql!(
                "SELECT g.id AS group_id, g.name AS group_name, s.step, s.remark, s.taken_at
                   FROM timetable t
                   JOIN child_group g ON g.institution_id = t.institution_id AND g.id = t.group_id
                   JOIN timetable_step s ON s.institution_id = t.institution_id AND s.timetable_id = t.id
                  WHERE t.institution_id = $1 AND g.closed_on IS NULL
                    AND s.revision = (SELECT max(l.revision) FROM timetable_step l
                                       WHERE l.institution_id = t.institution_id AND l.timetable_id = t.id)
                    AND ((t.state = 'submitted' AND s.step = 'submitted')
                         OR (t.state = 'draft' AND s.step = 'returned'))
                  ORDER BY s.taken_at, t.id"
            ),
            params![institution],
        )
        .await?)
}
