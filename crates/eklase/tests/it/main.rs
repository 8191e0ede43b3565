//! The whole program over HTTP, on both databases.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what it found"
)]

mod access;
mod account;
mod attendance;
mod coverage;
mod curriculum;
mod device;
mod devices;
mod diary;
mod dispatch;
mod factors;
mod family;
mod family_days;
mod files;
mod house;
mod import;
mod lists;
mod mail;
mod metrics;
mod month_plan;
mod notices;
mod outage;
mod oversight;
mod own_account;
mod passkeys;
mod people;
mod printing;
mod recover;
mod reports;
mod requests;
mod retention;
mod roles;
mod rollover;
mod schema;
mod search;
mod session_end;
mod sso;
mod stamps;
mod tablet;
mod texts;
mod timetable;
mod told;
mod week_plan;
mod year_plan;
