//! One document at a time: typesetting takes a core and tens of megabytes for as long as it lasts.

use std::time::Duration;

use paper::Document;
use tokio::sync::Semaphore;
use web::{Error, Result};

/// How many may wait. Each holds a request thread meanwhile.
const WAITING: usize = 8;
/// How long each waits at most.
const PATIENCE: Duration = Duration::from_secs(15);

/// Typesets one document at a time.
#[derive(Debug)]
pub struct Press {
    /// The press itself
    free: Semaphore,
    /// Places in the queue, the one at the press among them
    places: Semaphore,
    patience: Duration,
}

impl Press {
    /// One with that many places to wait and that much patience.
    pub const fn new(waiting: usize, patience: Duration) -> Self {
        Self {
            free: Semaphore::const_new(1),
            places: Semaphore::const_new(waiting + 1),
            patience,
        }
    }

    /// Typesets a document when its turn comes; 503 when too many wait.
    ///
    /// The turn ends with the work, not with the one who waits for it.
    pub async fn print(&'static self, document: Document) -> Result<Vec<u8>> {
        self.run(move || paper::render(&document)).await
    }

    /// The same with any work in the document's place.
    #[doc(hidden)]
    pub async fn run<T: Send + 'static>(
        &'static self,
        work: impl FnOnce() -> std::result::Result<T, paper::Error> + Send + 'static,
    ) -> Result<T> {
        let busy = || Error::Unavailable("the press is busy".to_owned());
        let place = self.places.try_acquire().map_err(|_| busy())?;
        let turn = tokio::time::timeout(self.patience, self.free.acquire())
            .await
            .map_err(|_| busy())?
            .map_err(|_| busy())?;
        let done = tokio::task::spawn_blocking(move || {
            let _held = (place, turn);
            work()
        });
        let fault = |text: String| Error::Internal(format!("printing: {text}"));
        done.await
            .map_err(|error| fault(error.to_string()))?
            .map_err(|error| match error {
                paper::Error::TooLarge => Error::TooLarge,
                other => fault(other.to_string()),
            })
    }
}

/// The program's press: one, because what it spares is the machine's.
pub static PRESS: Press = Press::new(WAITING, PATIENCE);
