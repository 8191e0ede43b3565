//! Once a day: numbers and addresses of messages that are over are forgotten after ninety days, notices that were read
//! after a year, and devices on which nobody is told any more (docs/operations.md says so to whoever answers for the data).

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use jobs::{Daily, Job, JobError, Work};
use serde::{Deserialize, Serialize};
use store::{params, sql};

use crate::{devices, notice};

/// How long a message's number or address is kept after its end.
const ADDRESSES: SignedDuration = SignedDuration::from_hours(24 * 90);
/// How long a notice that was read is kept.
const NOTICES: SignedDuration = SignedDuration::from_hours(24 * 365);
/// How long a device is kept that nothing was told on.
const DEVICES: SignedDuration = SignedDuration::from_hours(24 * 365);

/// Forgets the addresses of old messages.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct ForgetAddresses;

impl Job for ForgetAddresses {
    const NAME: &'static str = "dispatch.forget_addresses";
    type Tools = ();

    async fn run(self, work: &Work, (): &()) -> Result<(), JobError> {
        let before = |span| work.now().checked_sub(span).unwrap_or(Timestamp::MIN);
        let mut tx = work.write().await?;
        // one that never left has no later moment than the one it was put down at: its tries end within a day
        tx.run(
            sql!(
                "UPDATE outgoing_message SET phone = NULL, email = NULL, forgotten_at = $3
                  WHERE institution_id = $1 AND forgotten_at IS NULL AND coalesce(sent_at, created_at) < $2
                    AND NOT EXISTS (SELECT 1 FROM job j
                                     WHERE j.institution_id = outgoing_message.institution_id
                                       AND j.id = outgoing_message.id AND j.state IN ('waiting', 'running'))"
            ),
            params![work.institution(), before(ADDRESSES), work.now()],
        )
        .await?;
        notice::forget(&mut tx, work.institution(), before(NOTICES)).await?;
        let today = TimeZone::UTC.to_datetime(work.now()).date();
        devices::forget(&mut tx, work.institution(), (before(DEVICES), today)).await?;
        Ok(tx.commit().await?)
    }
}

impl Daily for ForgetAddresses {
    const ID: i64 = -1;
}
