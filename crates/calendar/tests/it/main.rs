//! The calendar's rules, each held by a test named for it.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of tests may unwrap as tests may"
)]

mod deadlines;
mod holidays;
mod institution;
mod properties;
mod spans;
mod states;
mod texts;
mod zones;

use calendar::{Calendar, Override, OverrideKind, Rules};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The zone of every preschool in Latvia.
fn riga() -> TimeZone {
    TimeZone::get("Europe/Riga").unwrap()
}

/// The order's rules with their default hours, on a calendar, in Riga.
fn rules<'a>(calendar: &'a Calendar, zone: &'a TimeZone) -> Rules<'a> {
    Rules {
        calendar,
        times: calendar::DeadlineTimes::default(),
        zone,
    }
}

/// A date such as "2026-11-18".
fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// An instant by Riga's clocks, such as "2026-11-18 07:30".
fn riga_clock(text: &str) -> Timestamp {
    riga().to_timestamp(text.parse().unwrap()).unwrap()
}

fn off(on: &str) -> Override {
    Override {
        on: day(on),
        kind: OverrideKind::Off,
        reason: "slēgts".to_owned(),
    }
}

fn worked(on: &str) -> Override {
    Override {
        on: day(on),
        kind: OverrideKind::Working,
        reason: "pārceltā darba diena".to_owned(),
    }
}

/// Closed on every day from one date to another.
fn closed(from: &str, to: &str) -> Calendar {
    let days = day(from)
        .series(jiff::ToSpan::day(1))
        .take_while(|one| *one <= day(to));
    Calendar::new(days.map(|one| off(&one.to_string())))
}
