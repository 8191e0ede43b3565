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
mod files;
mod house;
mod import;
mod mail;
mod outage;
mod oversight;
mod own_account;
mod passkeys;
mod people;
mod reports;
mod requests;
mod roles;
mod rollover;
mod schema;
mod sso;
mod tablet;
mod texts;
mod timetable;
