//! The runner of a server: looks for due jobs on a thread of its own, runs a few at once, each on its own thread,
//! because SQLite is called in place.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use store::Db;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::job::Now;
use crate::queries::forget;
use crate::registry::Registry;
use crate::run::Ground;

/// Jobs at once: they mostly wait for somebody outside.
const AT_ONCE: usize = 4;
/// How long to wait between looks in vain, the last for ever: what wakes the runner is not committed yet.
const PAUSES: [u64; 5] = [20, 100, 300, 1_000, 3_000];
/// How often, and after how long, done jobs are forgotten.
const TIDY: Duration = Duration::from_hours(1);
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

static WAKE: Notify = Notify::const_new();

/// A job was put down in this process: the runner looks now, and a little later when it will be committed.
pub(crate) fn wake() {
    WAKE.notify_one();
}

/// Runs jobs until it is told to end.
pub struct Runner {
    end: watch::Sender<bool>,
    ended: watch::Receiver<bool>,
}

impl Runner {
    /// Starts; wants a runtime.
    pub fn start(db: Db, registry: Registry, now: Now) -> std::io::Result<Self> {
        let (end, told) = watch::channel(false);
        let (done, ended) = watch::channel(false);
        let runtime = tokio::runtime::Handle::current();
        let ground = Ground::new(db, registry, now);
        std::thread::Builder::new()
            .name("jobs".to_owned())
            .spawn(move || {
                runtime.block_on(serve(ground, told));
                done.send_replace(true);
            })?;
        Ok(Self { end, ended })
    }

    /// Takes no more work. What runs goes on to its end.
    pub fn end(&self) {
        self.end.send_replace(true);
    }

    /// Waits until nothing runs any more, at most that long; whether that is so. What is cut off runs again when its
    /// claim is over.
    pub async fn ended(&self, within: Duration) -> bool {
        let mut ended = self.ended.clone();
        let all = ended.wait_for(|ended| *ended);
        matches!(tokio::time::timeout(within, all).await, Ok(Ok(_)))
    }
}

async fn serve(ground: Ground, mut told: watch::Receiver<bool>) {
    let mut running = JoinSet::new();
    let mut in_vain = 0;
    let mut tidied: Option<Instant> = None;
    while !*told.borrow() {
        let free = AT_ONCE.saturating_sub(running.len());
        let found = if free == 0 {
            0
        } else {
            start_due(&ground, &mut running, free).await
        };
        if tidied.is_none_or(|last| last.elapsed() >= TIDY) {
            tidied = Some(Instant::now());
            tidy(&ground).await;
        }
        in_vain = if found > 0 { 0 } else { in_vain + 1 };
        let pause = PAUSES.get(in_vain).or(PAUSES.last()).copied();
        tokio::select! {
            // told, or whoever would tell is gone
            changed = told.changed() => if changed.is_err() { break },
            () = WAKE.notified() => in_vain = 0,
            Some(_) = running.join_next() => {}
            () = tokio::time::sleep(Duration::from_millis(pause.unwrap_or(1_000))) => {}
        }
    }
    while running.join_next().await.is_some() {}
}

async fn start_due(ground: &Ground, running: &mut JoinSet<()>, free: usize) -> usize {
    let claimed = match ground.claim(free).await {
        Ok(claimed) => claimed,
        Err(error) => {
            tracing::warn!(%error, "the runner of jobs cannot look for work");
            return 0;
        }
    };
    let found = claimed.len();
    let runtime = tokio::runtime::Handle::current();
    for due in claimed {
        let (ground, runtime) = (ground.clone(), runtime.clone());
        running.spawn_blocking(move || {
            runtime.block_on(ground.run(due));
        });
    }
    found
}

async fn tidy(ground: &Ground) {
    if let Err(error) = ground.put_daily().await {
        tracing::warn!(%error, "daily jobs could not be put down");
    }
    let before = (ground.now)().checked_sub(KEPT).unwrap_or(Timestamp::MIN);
    if let Err(error) = forget(&ground.db, before).await {
        tracing::warn!(%error, "done jobs could not be forgotten");
    }
}
