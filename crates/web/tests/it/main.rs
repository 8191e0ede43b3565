//! The rules of the web that need no database: permission, forms, texts, addresses.

#![expect(clippy::unwrap_used, reason = "a test says what it found")]

mod access;
mod forms;
mod texts;
