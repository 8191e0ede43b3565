//! The rules of words and of what is looked for, each held by a test named for it.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of tests may unwrap as tests may"
)]

mod wanted;
mod words;
