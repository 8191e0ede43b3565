//! The read connections: bounded, lent for one read transaction each, read-only in the engine too.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{Error, Result};

/// How many reads may run at once: more only costs memory (STACK.md, section 2).
const READERS: usize = 4;
const WAIT: Duration = Duration::from_secs(5);

/// The pool of read connections.
pub(crate) struct Readers {
    idle: Mutex<Vec<Connection>>,
    free: Arc<Semaphore>,
}

impl Readers {
    pub(crate) fn open(path: &Path) -> Result<Arc<Self>> {
        let idle = (0..READERS)
            .map(|_| super::open(path, true))
            .collect::<Result<Vec<_>>>()?;
        Ok(Arc::new(Self {
            idle: Mutex::new(idle),
            free: Arc::new(Semaphore::new(READERS)),
        }))
    }

    pub(crate) async fn lend(self: &Arc<Self>) -> Result<ReadLease> {
        let permit = tokio::time::timeout(WAIT, Arc::clone(&self.free).acquire_owned())
            .await
            .map_err(|_| Error::Busy("no free read connection".to_owned()))?
            .map_err(|_| Error::Unavailable("closed".to_owned()))?;
        let conn = self
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        let conn =
            conn.ok_or_else(|| Error::Program("a permit without a connection".to_owned()))?;
        // the lease exists before BEGIN, so that a failure gives the connection back
        let lease = ReadLease {
            conn: Some(conn),
            home: Arc::clone(self),
            _permit: permit,
        };
        lease.conn()?.prepare_cached("BEGIN")?.execute([])?;
        Ok(lease)
    }
}

/// A read connection inside its transaction. Dropping it ends the transaction and gives it back.
pub(crate) struct ReadLease {
    conn: Option<Connection>,
    home: Arc<Readers>,
    _permit: OwnedSemaphorePermit,
}

impl ReadLease {
    pub(crate) fn conn(&self) -> Result<&Connection> {
        self.conn
            .as_ref()
            .ok_or_else(|| Error::Program("the lease is over".to_owned()))
    }
}

impl Drop for ReadLease {
    fn drop(&mut self) {
        if let Some(conn) = self.conn.take() {
            let ended = conn
                .prepare_cached("ROLLBACK")
                .and_then(|mut end| end.execute([]));
            if let Err(error) = ended {
                tracing::debug!(%error, "a read transaction had already ended");
            }
            self.home
                .idle
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(conn);
        }
    }
}
