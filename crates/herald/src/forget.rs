//! Once a day: what was noted of days that are long past is forgotten, told or not. Until then it keeps the same thing from
//! being told twice (docs/operations.md says so to whoever answers for the data).

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use jobs::{Daily, Job, JobError, Work};
use serde::{Deserialize, Serialize};
use store::{params, sql};

/// How long after its day a notice is kept.
const DAYS: SignedDuration = SignedDuration::from_hours(24 * 30);

/// Forgets old notices.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct ForgetDue;

impl Job for ForgetDue {
    const NAME: &'static str = "herald.forget_due";
    type Tools = ();

    async fn run(self, work: &Work, (): &()) -> Result<(), JobError> {
        let before: Timestamp = work.now().checked_sub(DAYS).unwrap_or(Timestamp::MIN);
        let day: Date = TimeZone::UTC.to_datetime(before).date();
        let mut tx = work.write().await?;
        tx.run(
            sql!(
                "DELETE FROM notice_due
                  WHERE institution_id = $1 AND on_date < $2 AND (due_at IS NULL OR due_at < $3)"
            ),
            params![work.institution(), day, before],
        )
        .await?;
        Ok(tx.commit().await?)
    }
}

impl Daily for ForgetDue {
    const ID: i64 = -3;
}
