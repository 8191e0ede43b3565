//! Leaving word of what happened, in the transaction of the change that it follows.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kernel::{GroupId, InstitutionId};
use store::{Result, Sql, WriteTx, params, sql};

use crate::plan::PlanNotices;

/// Corrections of older days than this are told to nobody.
const LATE: SignedDuration = SignedDuration::from_hours(48);

/// A group's day that has just been written in this transaction.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    /// Where
    pub institution: InstitutionId,
    /// Of which group
    pub group: GroupId,
    /// Which day
    pub day: Date,
    /// At which moment: as the rows that were written keep it
    pub at: Timestamp,
    /// The day of that moment where the institution is
    pub today: Date,
    /// A new id, for the job that follows if there is anything to tell
    pub job: i64,
}

impl Written {
    fn is_old(&self) -> bool {
        let oldest = self.today.checked_sub(LATE).unwrap_or(self.today);
        self.day < oldest
    }
}

// CROSS JOIN is taken in its order by SQLite: from the group's few rows to their choices, never over all choices.

/// Marks were written: leaves word of each absence among them to whoever chose to be told of that child.
pub async fn absences(tx: &mut WriteTx, written: &Written) -> Result<()> {
    let found = sql!(
        "INSERT INTO notice_due (institution_id, account_id, child_id, kind, channel, on_date)
         SELECT n.institution_id, n.account_id, n.child_id, n.kind, n.channel, m.on_date
           FROM attendance_mark m
          CROSS JOIN notice_choice n
          WHERE m.institution_id = $1 AND m.group_id = $2 AND m.on_date = $3 AND m.marked_at = $4
            AND m.mark IN ('sick', 'excused', 'unexcused')
            AND n.institution_id = m.institution_id AND n.child_id = m.child_id AND n.kind = 'absence'
         ON CONFLICT (institution_id, account_id, child_id, kind, channel, on_date) DO NOTHING"
    );
    note(tx, written, found).await
}

/// The day's entry was written: leaves word to whoever chose to be told of a child of the group, if it became whole by that.
pub async fn diary(tx: &mut WriteTx, written: &Written) -> Result<()> {
    let found = sql!(
        "INSERT INTO notice_due (institution_id, account_id, child_id, kind, channel, on_date)
         SELECT n.institution_id, n.account_id, n.child_id, n.kind, n.channel, d.on_date
           FROM diary_day d
          CROSS JOIN membership m
          CROSS JOIN notice_choice n
          WHERE d.institution_id = $1 AND d.group_id = $2 AND d.on_date = $3 AND d.completed_at = $4
            AND m.institution_id = d.institution_id AND m.group_id = d.group_id
            AND m.from_on <= d.on_date AND (m.to_on IS NULL OR m.to_on >= d.on_date)
            AND n.institution_id = m.institution_id AND n.child_id = m.child_id AND n.kind = 'diary'
         ON CONFLICT (institution_id, account_id, child_id, kind, channel, on_date) DO NOTHING"
    );
    note(tx, written, found).await
}

/// Runs the statement, and where it found anything, puts the job down that works out when it is due.
async fn note(tx: &mut WriteTx, written: &Written, found: &'static Sql) -> Result<()> {
    if written.is_old() {
        return Ok(());
    }
    let Written {
        institution,
        group,
        day,
        at,
        ..
    } = *written;
    if tx.run(found, params![institution, group, day, at]).await? > 0 {
        jobs::later(tx, institution, written.job, at, &PlanNotices).await?;
    }
    Ok(())
}
