//! The diary's rules, each held by a test named for it.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of tests may unwrap as tests may"
)]

mod coverage;
mod entry;

use jiff::civil::Date;

fn day(written: &str) -> Date {
    written.parse().unwrap()
}
