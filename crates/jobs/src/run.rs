//! One run of a job from its claim to its record.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use jiff::{SignedDuration, Timestamp};
use kernel::InstitutionId;
use store::{Db, Ids, Result};

use crate::job::{JobError, Now, Work};
use crate::queries::{Due, End, claim, put_daily, record};
use crate::registry::Registry;

/// How long after a failure the next try is: 10 seconds, 1, 5 and 30 minutes, 2 and 8 hours.
const WAITS: [u64; 6] = [10, 60, 300, 1_800, 7_200, 28_800];
/// How often a job is tried before it has failed.
pub const TRIES: i64 = 7;
/// How long after its end a daily job is put down again: looked for each hour, so that it is done once a day.
const DAY: SignedDuration = SignedDuration::from_mins(23 * 60 + 30);
/// How long one run may take.
const LIMIT: Duration = Duration::from_mins(1);
/// How long a claim holds: longer than a run, so that nobody else takes what still runs.
pub(crate) const LEASE: Duration = Duration::from_mins(2);
/// When to look again at a job that only a newer server knows.
const UNKNOWN: Duration = Duration::from_mins(5);

/// What became of one run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// Where
    pub institution: InstitutionId,
    /// The job's id
    pub id: i64,
    /// Its name
    pub name: String,
    /// How it ended
    pub outcome: std::result::Result<(), JobError>,
}

/// What every run is lent.
#[derive(Clone)]
pub(crate) struct Ground {
    pub(crate) db: Db,
    pub(crate) registry: Registry,
    pub(crate) now: Now,
    pub(crate) ids: Arc<Ids>,
}

impl Ground {
    pub(crate) fn new(db: Db, registry: Registry, now: Now) -> Self {
        Self {
            db,
            registry,
            now,
            ids: Arc::default(),
        }
    }

    pub(crate) async fn claim(&self, most: usize) -> Result<Vec<Due>> {
        claim(&self.db, (self.now)(), LEASE, most).await
    }

    /// Puts down what every institution wants once a day.
    pub(crate) async fn put_daily(&self) -> Result<()> {
        let now = (self.now)();
        let before = now.checked_sub(DAY).unwrap_or(Timestamp::MIN);
        put_daily(&self.db, self.registry.every_day(), (now, before)).await
    }

    async fn outcome(&self, due: &Due) -> Option<std::result::Result<(), JobError>> {
        let attempt = due.attempts + 1;
        if attempt > TRIES {
            // whoever claimed it last never came back: not tried for ever
            return Some(Err(JobError::GiveUp("lost")));
        }
        let work = Work {
            db: self.db.clone(),
            now: Arc::clone(&self.now),
            ids: Arc::clone(&self.ids),
            institution: due.institution_id,
            id: due.id,
            attempt,
            is_last: attempt >= TRIES,
        };
        let running = self.registry.start(&due.name, work, due.payload.clone())?;
        let guarded = AssertUnwindSafe(running).catch_unwind();
        Some(match tokio::time::timeout(LIMIT, guarded).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) => Err(JobError::Again("panic")),
            Err(_) => Err(JobError::Again("too_slow")),
        })
    }

    /// Runs a claimed job and records how it ended.
    pub(crate) async fn run(&self, due: Due) -> Ran {
        let outcome = self.outcome(&due).await;
        let now = (self.now)();
        let end = ending(outcome, due.attempts, now);
        let (institution, id) = (due.institution_id, due.id);
        match &end {
            End::Done => tracing::info!(job = due.name, %institution, id, "a job is done"),
            End::Again(why, _) => {
                tracing::warn!(job = due.name, %institution, id, why, "a job is to be tried again");
            }
            End::Failed(why) => {
                tracing::error!(job = due.name, %institution, id, why, "a job has failed");
            }
            End::Unknown(_) => tracing::warn!(job = due.name, "nobody here knows this job"),
        }
        match record(&self.db, &due, now, end).await {
            Ok(true) => {}
            Ok(false) => tracing::warn!(id, "a job's claim was over before its run was"),
            // the claim runs out and the job is done again: at least once
            Err(error) => tracing::error!(%error, id, "a job's end could not be recorded"),
        }
        Ran {
            institution,
            id,
            name: due.name,
            outcome: outcome.unwrap_or(Err(JobError::Again("unknown"))),
        }
    }
}

fn ending(
    outcome: Option<std::result::Result<(), JobError>>,
    attempts: i64,
    now: Timestamp,
) -> End {
    let after = |wait: Duration| now.checked_add(wait).unwrap_or(Timestamp::MAX);
    let wait = usize::try_from(attempts)
        .ok()
        .and_then(|tried| WAITS.get(tried))
        .map(|seconds| Duration::from_secs(*seconds));
    match (outcome, wait) {
        (None, _) => End::Unknown(after(UNKNOWN)),
        (Some(Ok(())), _) => End::Done,
        (Some(Err(JobError::Again(why))), Some(wait)) => End::Again(why, after(wait)),
        (Some(Err(JobError::Again(why) | JobError::GiveUp(why))), _) => End::Failed(why),
    }
}

/// Puts the daily jobs down and runs everything that is due at that moment: for tests.
pub async fn run_daily(db: &Db, registry: &Registry, now: Timestamp) -> Result<Vec<Ran>> {
    let ground = Ground::new(db.clone(), registry.clone(), Arc::new(move || now));
    ground.put_daily().await?;
    run_due(db, registry, now).await
}

/// Runs everything that is due at that moment, one after the other, until nothing is: for tests.
pub async fn run_due(db: &Db, registry: &Registry, now: Timestamp) -> Result<Vec<Ran>> {
    let ground = Ground::new(db.clone(), registry.clone(), Arc::new(move || now));
    let mut all = Vec::new();
    loop {
        let claimed = ground.claim(16).await?;
        if claimed.is_empty() {
            return Ok(all);
        }
        for due in claimed {
            all.push(ground.run(due).await);
        }
    }
}
