//! Looks at children's data: written in groups by one thread, each acknowledged once it is durable.

use std::collections::BTreeMap;

use kernel::InstitutionId;
use store::Db;
use tokio::sync::{mpsc, oneshot};

use super::{Entry, append};
use crate::error::{Error, Result};

/// As many looks may wait as this; more answer 503.
const QUEUE: usize = 4_096;
/// As many share one commit.
const GROUP: usize = 256;

struct Look {
    institution: InstitutionId,
    entry: Entry,
    done: oneshot::Sender<bool>,
}

/// Comes true when the look is on record.
pub(crate) struct Receipt(oneshot::Receiver<bool>);

impl Receipt {
    /// Waits for the record.
    pub(crate) async fn wait(self) -> Result<()> {
        match self.0.await {
            Ok(true) => Ok(()),
            _ => Err(Error::Unavailable(
                "the look could not be recorded".to_owned(),
            )),
        }
    }
}

/// The way to the thread that records looks.
#[derive(Clone)]
pub(crate) struct Looks(mpsc::Sender<Look>);

impl Looks {
    /// Starts the thread; it ends when the last handle is dropped.
    pub(crate) fn start(db: Db) -> Result<Self> {
        let (send, mut receive) = mpsc::channel::<Look>(QUEUE);
        let runtime = tokio::runtime::Handle::current();
        let work = move || {
            runtime.block_on(async {
                let mut group = Vec::new();
                while receive.recv_many(&mut group, GROUP).await > 0 {
                    record(&db, std::mem::take(&mut group)).await;
                }
            });
        };
        std::thread::Builder::new()
            .name("looks".to_owned())
            .spawn(work)
            .map_err(|e| Error::Internal(format!("no thread: {e}")))?;
        Ok(Self(send))
    }

    /// Queues a look.
    pub(crate) fn record(&self, institution: InstitutionId, entry: Entry) -> Result<Receipt> {
        let (done, receipt) = oneshot::channel();
        self.0
            .try_send(Look {
                institution,
                entry,
                done,
            })
            .map_err(|_| Error::Unavailable("too many looks wait".to_owned()))?;
        Ok(Receipt(receipt))
    }
}

async fn record(db: &Db, group: Vec<Look>) {
    // by institution in one order, so that two servers never lock heads crosswise
    let mut chains: BTreeMap<InstitutionId, Vec<Entry>> = BTreeMap::new();
    let mut waiting = Vec::with_capacity(group.len());
    for look in group {
        chains.entry(look.institution).or_default().push(look.entry);
        waiting.push(look.done);
    }
    let written = write(db, &chains).await;
    if let Err(error) = &written {
        tracing::error!(%error, "looks could not be recorded");
    }
    for done in waiting {
        done.send(written.is_ok()).ok();
    }
}

async fn write(db: &Db, chains: &BTreeMap<InstitutionId, Vec<Entry>>) -> Result<()> {
    let mut tx = db.write().await?;
    for (institution, entries) in chains {
        append(&mut tx, *institution, entries).await?;
    }
    Ok(tx.commit().await?)
}
