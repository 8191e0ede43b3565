//! When a person is told: at once or gathered, and never in the quiet hours. Pure: moment, zone and calendar come from
//! outside.

use std::iter::successors;
use std::str::FromStr;

use calendar::{Calendar, Week};
use jiff::civil::{Date, Time, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// "At once" waits this long, so that a slip of the finger is corrected before anybody is told of it.
const GRACE: SignedDuration = SignedDuration::from_mins(5);
/// When gathered notices go out, by the clock of the institution.
const HOUR: Time = time(17, 0, 0, 0);
/// Where the institution is closed for longer, what was gathered goes out at once.
const WEEKS: usize = 12;

/// At once, or gathered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Digest {
    /// As soon as it has stood for five minutes
    #[default]
    AtOnce,
    /// At 17:00
    Daily,
    /// At 17:00 of the week's last working day
    Weekly,
}

impl Digest {
    /// As it is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
        }
    }
}

/// The text names no digest.
#[derive(Debug)]
pub struct UnknownDigest;

impl FromStr for Digest {
    type Err = UnknownDigest;
    fn from_str(text: &str) -> Result<Self, UnknownDigest> {
        match text {
            "at_once" => Ok(Self::AtOnce),
            "daily" => Ok(Self::Daily),
            "weekly" => Ok(Self::Weekly),
            _ => Err(UnknownDigest),
        }
    }
}

store::text_column!(Digest);

/// How a person wants to be told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wishes {
    /// At once, or gathered
    pub digest: Digest,
    /// From when to when nothing comes; over midnight where the first is later
    pub quiet: Option<(Time, Time)>,
}

impl Wishes {
    /// As they are kept, with hours such as "21:00"; who never said anything is told at once.
    pub fn new(digest: Option<Digest>, from: Option<&str>, to: Option<&str>) -> Self {
        let hour = |text: &str| text.parse::<Time>().ok();
        Self {
            digest: digest.unwrap_or_default(),
            quiet: from.and_then(hour).zip(to.and_then(hour)),
        }
    }

    /// The end of the quiet hours that the moment falls in; none where it falls in none.
    pub fn quiet_until(&self, at: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let (from, to) = self.quiet?;
        let local = zone.to_datetime(at);
        let (today, clock) = (local.date(), local.time());
        let ends_on = match (from <= to, clock >= from, clock < to) {
            // in one day, or after midnight
            (true, true, true) | (false, false, true) => today,
            // before midnight
            (false, true, _) => today.tomorrow().ok()?,
            _ => return None,
        };
        let until = zone.to_timestamp(ends_on.to_datetime(to)).ok()?;
        // an hour that the clocks repeat may end twice
        (until > at).then_some(until)
    }

    /// When something is told that happens at that moment.
    pub fn due(&self, now: Timestamp, zone: &TimeZone, calendar: &Calendar) -> Timestamp {
        let today = zone.to_datetime(now).date();
        let at = match self.digest {
            Digest::AtOnce => now.checked_add(GRACE).unwrap_or(now),
            Digest::Daily => {
                let days = successors(Some(today), |day| day.tomorrow().ok());
                next_hour(now, zone, days.take(2))
            }
            Digest::Weekly => {
                let weeks = successors(Some(Week::of(today)), |week| Some(week.next()));
                let last = weeks
                    .take(WEEKS)
                    .filter_map(|week| last_day(week, calendar));
                next_hour(now, zone, last)
            }
        };
        self.quiet_until(at, zone).unwrap_or(at)
    }
}

/// The first of the days whose 17:00 is still to come, at 17:00.
fn next_hour(now: Timestamp, zone: &TimeZone, days: impl Iterator<Item = Date>) -> Timestamp {
    days.filter_map(|day| zone.to_timestamp(day.to_datetime(HOUR)).ok())
        .find(|at| *at > now)
        .unwrap_or(now)
}

/// The week's last working day; none where the institution is closed all week.
fn last_day(week: Week, calendar: &Calendar) -> Option<Date> {
    let mut days = week.days().into_iter().rev();
    days.find(|day| calendar.is_working(*day))
}
