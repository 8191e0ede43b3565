//! The one write connection. Transactions that arrive together share one commit to disk: each runs in a
//! savepoint of a common transaction, the last of the queue commits it, and only then all are acknowledged.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

use crate::{Error, Result};

const WAIT: Duration = Duration::from_secs(5);
/// No more transactions than this wait for one commit.
const GROUP: usize = 64;

/// The queue before the write connection.
pub(crate) struct Writer {
    shared: Arc<Mutex<Shared>>,
    waiting: Arc<AtomicUsize>,
}

/// The connection and the transactions that wait for its commit.
struct Shared {
    conn: Connection,
    open: bool,
    done: Vec<oneshot::Sender<Result<()>>>,
}

impl Shared {
    fn run(&self, sql: &str) -> Result<()> {
        self.conn.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    fn begin(&mut self) -> Result<()> {
        if self.open && self.conn.is_autocommit() {
            // SQLite gave up the whole transaction (disk full, I/O): nobody of this group is saved
            self.fail("the group's transaction was lost");
        }
        if !self.open {
            self.run("BEGIN IMMEDIATE")?;
            self.open = true;
        }
        self.run("SAVEPOINT one")
    }

    /// Commits the group and tells everyone in it.
    fn finish(&mut self) -> Result<()> {
        if !self.open {
            return Ok(());
        }
        if let Err(error) = self.run("COMMIT") {
            self.fail(&error.to_string());
            return Err(error);
        }
        self.open = false;
        for waiter in self.done.drain(..) {
            waiter.send(Ok(())).ok();
        }
        Ok(())
    }

    fn fail(&mut self, why: &str) {
        if !self.conn.is_autocommit()
            && let Err(error) = self.run("ROLLBACK")
        {
            tracing::error!(%error, "cannot roll back");
        }
        self.open = false;
        for waiter in self.done.drain(..) {
            waiter.send(Err(Error::Unavailable(why.to_owned()))).ok();
        }
    }
}

/// Counts a transaction in the queue, also when its wait is given up.
struct InQueue(Arc<AtomicUsize>);

impl InQueue {
    fn new(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(count))
    }
}

impl Drop for InQueue {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Writer {
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let conn = super::open(path, false)?;
        let shared = Shared {
            conn,
            open: false,
            done: Vec::new(),
        };
        Ok(Self {
            shared: Arc::new(Mutex::new(shared)),
            waiting: Arc::default(),
        })
    }

    pub(crate) async fn lend(&self) -> Result<WriteLease> {
        let queued = InQueue::new(&self.waiting);
        let lent = tokio::time::timeout(WAIT, Arc::clone(&self.shared).lock_owned()).await;
        drop(queued);
        let Ok(mut shared) = lent else {
            self.rescue();
            return Err(Error::Busy("the writer is busy".to_owned()));
        };
        if let Err(error) = shared.begin() {
            if self.waiting.load(Ordering::SeqCst) == 0 {
                shared.finish()?;
            }
            return Err(error);
        }
        Ok(WriteLease {
            shared: Some(shared),
            waiting: Arc::clone(&self.waiting),
        })
    }

    /// One who gave up may have been the one whom a group counted on to commit it.
    fn rescue(&self) {
        if let Ok(mut shared) = self.shared.try_lock()
            && self.waiting.load(Ordering::SeqCst) == 0
            && let Err(error) = shared.finish()
        {
            tracing::error!(%error, "a group could not be committed");
        }
    }
}

/// The write connection inside a savepoint. Dropping it without a commit undoes the savepoint.
pub(crate) struct WriteLease {
    shared: Option<OwnedMutexGuard<Shared>>,
    waiting: Arc<AtomicUsize>,
}

impl WriteLease {
    pub(crate) fn conn(&self) -> Result<&Connection> {
        match &self.shared {
            Some(shared) => Ok(&shared.conn),
            None => Err(Error::Program("the transaction is over".to_owned())),
        }
    }

    /// Returns when the change is on disk.
    pub(crate) async fn commit(mut self) -> Result<()> {
        let Some(mut shared) = self.shared.take() else {
            return Err(Error::Program("the transaction is over".to_owned()));
        };
        if shared.conn.is_autocommit() {
            shared.fail("the transaction was lost");
            return Err(Error::Unavailable("the transaction was lost".to_owned()));
        }
        shared.run("RELEASE one")?;
        if self.waiting.load(Ordering::SeqCst) == 0 || shared.done.len() + 1 >= GROUP {
            return shared.finish();
        }
        let (tell, told) = oneshot::channel();
        shared.done.push(tell);
        drop(shared); // the next in the queue goes on, the last of it commits
        told.await
            .map_err(|_| Error::Unavailable("the group's commit was lost".to_owned()))?
    }
}

impl Drop for WriteLease {
    fn drop(&mut self) {
        let Some(mut shared) = self.shared.take() else {
            return;
        };
        if shared.conn.is_autocommit() {
            shared.fail("the transaction was lost");
            return;
        }
        let undone = shared
            .run("ROLLBACK TO one")
            .and_then(|()| shared.run("RELEASE one"));
        let ended = if self.waiting.load(Ordering::SeqCst) == 0 {
            shared.finish()
        } else {
            Ok(())
        };
        if let Err(error) = undone.and(ended) {
            tracing::error!(%error, "a transaction could not be undone");
        }
    }
}
