//! The whole program over HTTP, on both databases.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what it found"
)]

mod account;
mod attendance;
mod diary;
mod family;
mod family_days;
mod house;
mod outage;
mod oversight;
mod people;
mod reports;
mod roles;
mod schema;
mod texts;
mod timetable;
