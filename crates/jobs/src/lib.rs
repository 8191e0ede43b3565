//! Work that follows a change: a row in the change's own transaction, done afterwards at least once.
//!
//! ```ignore
//! #[derive(Serialize, Deserialize)]
//! struct Tell { child: ChildId }
//!
//! impl Job for Tell {
//!     const NAME: &'static str = "tell";
//!     type Tools = Post; // what the binary lends it beside the database
//!     async fn run(self, work: &Work, post: &Post) -> Result<(), JobError> { … }
//! }
//!
//! jobs::later(&mut tx, institution, id, now, &Tell { child }).await?; // in the change's transaction
//! let registry = Registry::new().with::<Tell>(post);                  // once, in the binary
//! jobs::run_due(&db, &registry, now).await?;                          // in a test
//! ```
//!
//! A job carries ids, is done again without harm, and has one recipient. Its reasons are short codes: neither they
//! nor the log ever hold personal data. A runner claims a row for a while, so that nothing is lost in a crash and
//! two servers do not do the same work, beyond what "at least once" means.

mod job;
mod queries;
mod registry;
mod run;
mod runner;
mod standing;

pub use job::{Daily, Job, JobError, Now, Work};
pub use queries::{again, later, later_at, later_many};
pub use registry::Registry;
pub use run::{Ran, TRIES, run_daily, run_due};
pub use runner::Runner;
pub use standing::{Standing, standing};
