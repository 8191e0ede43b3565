//! What a job is, what it is lent, and how it can fail.

use std::sync::Arc;

use jiff::Timestamp;
use kernel::InstitutionId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Db, Ids, ReadTx, WriteTx};

/// What time it is: the binary's clock.
pub type Now = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// One kind of work. Its fields are kept as JSON: ids, never a secret, a name or a text.
pub trait Job: Serialize + DeserializeOwned + Send + 'static {
    /// What the table calls it; never changes once it has run.
    const NAME: &'static str;
    /// What the binary lends it beside the database: a courier, a hasher, or `()`.
    type Tools: Clone + Send + Sync + 'static;

    /// Does it. Whatever it did before and could not finish, it must be able to do again.
    fn run(
        self,
        work: &Work,
        tools: &Self::Tools,
    ) -> impl Future<Output = Result<(), JobError>> + Send;
}

/// Work that every institution wants once a day, such as forgetting what is old. It carries nothing.
pub trait Daily: Job + Default {
    /// Its row's id, the same in every institution and of no other daily job. Below zero, where no other row is.
    const ID: i64;
}

/// Why a job is not done. The reason is a short code of the program's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// It may work later: it is tried again, ever more seldom, and fails after the last try.
    #[error("{0}, to be tried again")]
    Again(&'static str),
    /// It will not work later either.
    #[error("{0}")]
    GiveUp(&'static str),
}

impl From<store::Error> for JobError {
    fn from(error: store::Error) -> Self {
        // the text may hold values: only the program's own log has it, and only its kind
        match error {
            store::Error::Missing => Self::GiveUp("missing"),
            store::Error::Busy(_) | store::Error::Unavailable(_) => Self::Again("database"),
            store::Error::Taken(_) | store::Error::Refused(_) => Self::GiveUp("refused"),
            store::Error::Program(text) => {
                tracing::error!(%text, "a job's statement is wrong");
                Self::GiveUp("program")
            }
        }
    }
}

/// One run of a job: where, when, and for which time.
pub struct Work {
    pub(crate) db: Db,
    pub(crate) now: Now,
    pub(crate) ids: Arc<Ids>,
    pub(crate) institution: InstitutionId,
    pub(crate) id: i64,
    pub(crate) attempt: i64,
    pub(crate) is_last: bool,
}

impl Work {
    /// Begins a read.
    pub async fn read(&self) -> Result<ReadTx, store::Error> {
        self.db.read().await
    }

    /// Begins a change. Hold it shortly: never while something outside is waited for.
    pub async fn write(&self) -> Result<WriteTx, store::Error> {
        self.db.write().await
    }

    /// This moment.
    pub fn now(&self) -> Timestamp {
        (self.now)()
    }

    /// A new id.
    pub fn next_id(&self) -> Result<i64, store::Error> {
        self.ids.next(self.now())
    }

    /// The institution, which leads every key.
    pub const fn institution(&self) -> InstitutionId {
        self.institution
    }

    /// The job's own id.
    pub const fn id(&self) -> i64 {
        self.id
    }

    /// Which try this is, from 1.
    pub const fn attempt(&self) -> i64 {
        self.attempt
    }

    /// Whether nobody will try again by itself if this fails.
    pub const fn is_last(&self) -> bool {
        self.is_last
    }
}
