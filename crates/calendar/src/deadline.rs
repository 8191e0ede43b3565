//! From a day and an hour to an instant, and back to what people read.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

/// A deadline as people say it: "līdz 09:00", "līdz 30. oktobrim".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Deadline {
    /// The day it falls on.
    pub day: Date,
    /// The hour, or none where the whole day counts.
    pub time: Option<Time>,
}

impl Deadline {
    /// Reads an instant in a zone. Midnight is the end of the day before it, not the start of a day: nothing
    /// in the order is due at 00:00.
    pub fn of(due: Timestamp, zone: &TimeZone) -> Self {
        let local = zone.to_datetime(due);
        if local.time() == Time::midnight() {
            Self {
                day: local.date().yesterday().unwrap_or(Date::MIN),
                time: None,
            }
        } else {
            Self {
                day: local.date(),
                time: Some(local.time()),
            }
        }
    }
}

/// The instant of a local day and hour. On the night when clocks go forward a skipped hour is taken with
/// the offset before it, and when they go back a repeated one is its first occurrence (jiff's "compatible").
pub(crate) fn instant(zone: &TimeZone, local: DateTime) -> Timestamp {
    let edge = if local.year() < 0 {
        Timestamp::MIN
    } else {
        Timestamp::MAX
    };
    zone.to_timestamp(local).unwrap_or(edge)
}

/// The end of a day: the first instant of the next one, and that instant itself is still in time.
pub(crate) fn end_of(zone: &TimeZone, day: Date) -> Timestamp {
    day.tomorrow().map_or(Timestamp::MAX, |next| {
        instant(zone, next.to_datetime(Time::midnight()))
    })
}
