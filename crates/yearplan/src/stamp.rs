//! Who writes, where and when.

use jiff::Timestamp;
use kernel::{AccountId, InstitutionId};
use web::{Subject, Writing};

/// What every written row carries.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// Where
    pub institution: InstitutionId,
    /// Who
    pub by: AccountId,
    /// When
    pub at: Timestamp,
}

impl Stamp {
    /// Of this request.
    pub const fn of<S: Subject>(ok: &Writing<S>) -> Self {
        Self {
            institution: ok.institution(),
            by: ok.account(),
            at: ok.on.now,
        }
    }
}
