//! Looks at children's data: queued by the request, written in groups by one thread within moments, durably. The answer
//! does not wait for the disk; it is not given at all where the look cannot be put down: while writing fails, and when
//! too many have waited for long. What is queued when the program is told to end is written before it does.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use kernel::InstitutionId;
use store::Db;
use tokio::sync::mpsc;
use tokio::sync::mpsc::error::TrySendError;

use super::{Entry, append_looks};
use crate::error::{Error, Result};

/// As many looks may wait as this; who comes then waits for room, so that a disk that is slow for a moment slows pages down.
const QUEUE: usize = 4_096;
/// Where there is none by then, the answer is 503.
const ROOM: Duration = Duration::from_secs(2);
/// As many share one commit.
const GROUP: usize = 256;
/// A group that could not be written is tried again after this.
const AGAIN: Duration = Duration::from_millis(200);

struct Look {
    institution: InstitutionId,
    entry: Entry,
}

#[derive(Default)]
struct State {
    queued: AtomicU64,
    written: AtomicU64,
    failing: AtomicBool,
}

/// The way to the thread that records looks.
#[derive(Clone)]
pub(crate) struct Looks {
    queue: mpsc::Sender<Look>,
    state: Arc<State>,
}

impl Looks {
    /// Starts the thread; it ends when the last handle is dropped.
    pub(crate) fn start(db: Db) -> Result<Self> {
        let (queue, mut receive) = mpsc::channel::<Look>(QUEUE);
        let state = Arc::new(State::default());
        let (runtime, own) = (tokio::runtime::Handle::current(), Arc::clone(&state));
        let work = move || {
            runtime.block_on(async {
                let mut group = Vec::new();
                while receive.recv_many(&mut group, GROUP).await > 0 {
                    record(&db, &own, std::mem::take(&mut group)).await;
                }
            });
        };
        std::thread::Builder::new()
            .name("looks".to_owned())
            .spawn(work)
            .map_err(|e| Error::Internal(format!("no thread: {e}")))?;
        Ok(Self { queue, state })
    }

    /// Queues a look; nothing may be shown where this fails.
    pub(crate) fn record(&self, institution: InstitutionId, entry: Entry) -> Result<()> {
        if self.state.failing.load(Ordering::Acquire) {
            return Err(Error::Unavailable("looks cannot be recorded".to_owned()));
        }
        self.put(Look { institution, entry })?;
        self.state.queued.fetch_add(1, Ordering::AcqRel);
        Ok(())
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "looks are put down on request threads, which may stand still; an async one never comes here"
    )]
    fn put(&self, mut look: Look) -> Result<()> {
        let end = Instant::now() + ROOM;
        loop {
            match self.queue.try_send(look) {
                Ok(()) => return Ok(()),
                Err(TrySendError::Full(back)) if Instant::now() < end => look = back,
                Err(_) => return Err(Error::Unavailable("too many looks wait".to_owned())),
            }
            std::thread::sleep(AGAIN / 40);
        }
    }

    /// How many are not on record yet.
    pub(crate) fn queued(&self) -> u64 {
        let written = self.state.written.load(Ordering::Acquire);
        let queued = self.state.queued.load(Ordering::Acquire);
        queued.saturating_sub(written)
    }

    /// Waits until every look that was queued so far is on record.
    pub(crate) async fn written(&self) {
        let queued = self.state.queued.load(Ordering::Acquire);
        while self.state.written.load(Ordering::Acquire) < queued {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
}

async fn record(db: &Db, state: &State, group: Vec<Look>) {
    let count = u64::try_from(group.len()).unwrap_or(u64::MAX);
    let mut chains: BTreeMap<InstitutionId, Vec<Entry>> = BTreeMap::new();
    for look in group {
        chains.entry(look.institution).or_default().push(look.entry);
    }
    while let Err(error) = write(db, &chains).await {
        tracing::error!(%error, "looks could not be recorded");
        state.failing.store(true, Ordering::Release);
        tokio::time::sleep(AGAIN).await;
    }
    state.failing.store(false, Ordering::Release);
    state.written.fetch_add(count, Ordering::AcqRel);
}

async fn write(db: &Db, chains: &BTreeMap<InstitutionId, Vec<Entry>>) -> Result<()> {
    let mut tx = db.write().await?;
    append_looks(&mut tx, chains).await?;
    Ok(tx.commit().await?)
}
