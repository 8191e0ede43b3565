//! The notices that parents chose (annex 1): what happened to the own child – an absence was marked, the day's entry is
//! whole – is told by SMS, e-mail or on the person's devices, at once or gathered, and never in the person's quiet hours.
//!
//! Whoever writes a child's day leaves a row for each choice that it concerns, in the same transaction ([`absences`],
//! [`diary`]); where nobody chose, that is one statement that finds nothing. [`PlanNotices`] works out when each is due,
//! and [`TellFamily`] makes the text at that moment from what stands then: a mark that was changed is told as it is now, one
//! that was taken back is not told, and neither is somebody who may not see the child any more. No text is kept. A row that
//! was told stays for a while, so that the same thing is not told twice.

mod due;
mod event;
mod forget;
mod lines;
mod note;
mod plan;
mod taken;
mod tell;

pub use due::{Digest, Wishes};
pub use event::{CHANNELS, Event, KINDS};
pub use forget::ForgetDue;
pub use note::{Written, absences, diary};
pub use plan::PlanNotices;
pub use tell::TellFamily;

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
