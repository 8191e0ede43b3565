//! A draft that nobody confirmed is gone after a day: it holds people's data.

use jiff::SignedDuration;
use jobs::{Job, JobError, Work};
use serde::{Deserialize, Serialize};

use crate::draft;

/// Forgets a draft, if it is still there.
#[derive(Debug, Serialize, Deserialize)]
pub struct ForgetDraft {
    /// Which
    pub draft: i64,
}

/// How long a draft waits for its confirmation.
pub const LIFE: SignedDuration = SignedDuration::from_hours(24);

impl Job for ForgetDraft {
    const NAME: &'static str = "import_forget_draft";
    type Tools = ();

    async fn run(self, work: &Work, (): &()) -> Result<(), JobError> {
        let mut tx = work.write().await?;
        draft::forget(&mut tx, work.institution(), self.draft).await?;
        Ok(tx.commit().await?)
    }
}
