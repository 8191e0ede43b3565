//! Time-ordered 64-bit identifiers.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;

use crate::{Error, Result};

/// 2024-01-01T00:00:00Z: the first moment an id can stand for.
const EPOCH_MS: i64 = 1_704_067_200_000;
/// Below the milliseconds: chance, so that two processes do not meet.
const CHANCE_BITS: u32 = 20;

/// Makes ids that grow with time: milliseconds since 2024 above 20 bits of chance, never the same twice in a process.
#[derive(Debug, Default)]
pub struct Ids {
    last: AtomicI64,
}

impl Ids {
    /// The next id at that moment.
    pub fn next(&self, now: Timestamp) -> Result<i64> {
        let mut bytes = [0_u8; 4];
        getrandom::fill(&mut bytes)
            .map_err(|e| Error::Unavailable(format!("no randomness: {e}")))?;
        let chance = i64::from(u32::from_le_bytes(bytes) & ((1 << CHANCE_BITS) - 1));
        let wished = ((now.as_millisecond() - EPOCH_MS).max(1) << CHANCE_BITS) | chance;
        let mut last = self.last.load(Ordering::Relaxed);
        loop {
            let id = wished.max(last + 1);
            match self
                .last
                .compare_exchange_weak(last, id, Ordering::Relaxed, Ordering::Relaxed)
            {
                Ok(_) => return Ok(id),
                Err(seen) => last = seen,
            }
        }
    }
}
