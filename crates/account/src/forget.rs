//! Once a day: traces of signing in are forgotten. Failures after ninety days, the counts of limits and the sessions that
//! ended by themselves after one (docs/operations.md says so to whoever answers for the data).

use factors::{failures, step};
use jiff::{SignedDuration, Timestamp};
use jobs::{Daily, Job, JobError, Work};
use serde::{Deserialize, Serialize};

use crate::session;

/// How long a session is kept that ended by itself.
const SESSIONS: SignedDuration = SignedDuration::from_hours(24);

/// Forgets old failures and sessions.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct ForgetTraces;

impl Job for ForgetTraces {
    const NAME: &'static str = "account.forget_traces";
    type Tools = ();

    async fn run(self, work: &Work, (): &()) -> Result<(), JobError> {
        let (now, whose) = (work.now(), work.institution());
        let before = now.checked_sub(SESSIONS).unwrap_or(Timestamp::MIN);
        let again = |_| JobError::Again("database");
        let mut tx = work.write().await?;
        failures::forget(&mut tx, whose, now).await.map_err(again)?;
        step::forget(&mut tx, whose, before).await.map_err(again)?;
        session::forget(&mut tx, whose, before)
            .await
            .map_err(again)?;
        Ok(tx.commit().await?)
    }
}

impl Daily for ForgetTraces {
    const ID: i64 = -2;
}
