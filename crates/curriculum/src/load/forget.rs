//! A list that nobody confirmed is gone after a day.

use jiff::SignedDuration;
use jobs::{Job, JobError, Work};
use serde::{Deserialize, Serialize};

use super::draft;

/// Forgets a draft, if it is still there.
#[derive(Debug, Serialize, Deserialize)]
pub struct ForgetList {
    /// Which
    pub draft: i64,
}

/// How long a draft waits for its confirmation.
pub const LIFE: SignedDuration = SignedDuration::from_hours(24);

impl Job for ForgetList {
    const NAME: &'static str = "curriculum_forget_list";
    type Tools = ();

    async fn run(self, work: &Work, (): &()) -> Result<(), JobError> {
        let mut tx = work.write().await?;
        draft::forget(&mut tx, work.institution(), self.draft).await?;
        Ok(tx.commit().await?)
    }
}
