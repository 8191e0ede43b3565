//! The whole program over HTTP, on both databases.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what it found"
)]

mod account;
mod attendance;
mod device;
mod diary;
mod dispatch;
mod factors;
mod family;
mod family_days;
mod house;
mod import;
mod outage;
mod oversight;
mod passkeys;
mod people;
mod reports;
mod roles;
mod schema;
mod sso;
mod texts;
mod timetable;
