//! The system's clock: asked here and nowhere else.

use jiff::{SignedDuration, Timestamp};

/// What time it is: the machine's own time, or a demo's that began at another moment and runs on.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    ahead: SignedDuration,
    fixed: Option<Timestamp>,
}

impl Clock {
    /// The machine's time.
    pub const fn system() -> Self {
        Self {
            ahead: SignedDuration::ZERO,
            fixed: None,
        }
    }

    /// A clock that shows `start` now and runs on.
    pub fn starting_at(start: Timestamp) -> Self {
        Self {
            ahead: start.duration_since(machine()),
            fixed: None,
        }
    }

    /// A clock that stands still: for tests.
    pub const fn fixed(at: Timestamp) -> Self {
        Self {
            ahead: SignedDuration::ZERO,
            fixed: Some(at),
        }
    }

    /// This moment.
    pub fn now(&self) -> Timestamp {
        self.fixed
            .unwrap_or_else(|| machine().checked_add(self.ahead).unwrap_or(Timestamp::MAX))
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the machine for its time"
)]
fn machine() -> Timestamp {
    Timestamp::now()
}
