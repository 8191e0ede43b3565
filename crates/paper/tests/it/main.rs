//! What is printed, each rule held by a test named for it.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of tests may unwrap as tests may"
)]

mod documents;
mod hostile;
mod sheets;
mod support;
