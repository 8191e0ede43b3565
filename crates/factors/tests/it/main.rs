//! Second factors as pure rules.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of tests may unwrap as tests may"
)]

mod recovery;
mod seal;
mod totp;
