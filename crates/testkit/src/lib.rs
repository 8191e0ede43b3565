//! (being written)

#![expect(clippy::expect_used, clippy::panic, reason = "tests only")]

pub mod postgres;
