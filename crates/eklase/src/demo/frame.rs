//! The days that the demo is laid out on: the school year around today.

use calendar::{Calendar, Override, OverrideKind, SchoolYear, recommended_transfers};
use jiff::civil::{Date, Time, Weekday, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use store::Error;

/// No day of the institution's own stands so near to today.
const CLEAR_DAYS: i32 = 10;

/// Today, and the days before it.
pub struct Frame {
    /// This moment
    pub now: Timestamp,
    /// Its date in Riga
    pub today: Date,
    /// The school year of today
    pub year: SchoolYear,
    /// From when there are marks and entries: 1 September; in September already 1 August, so that there is a past
    pub start: Date,
    /// The institution's own days
    pub own_days: Vec<Override>,
    /// Its calendar
    pub calendar: Calendar,
    /// Its working days from the start until yesterday
    pub past: Vec<Date>,
    zone: TimeZone,
}

impl Frame {
    /// Around that moment.
    pub fn new(now: Timestamp) -> Result<Self, Error> {
        let mut frame = Self::plain(now)?;
        frame.own_days = own_days(frame.year, frame.today);
        frame.calendar = Calendar::new(frame.own_days.clone());
        frame.past = frame
            .calendar
            .working_days(frame.start, later(frame.today, -1));
        Ok(frame)
    }

    /// With so many working days before today, by the law's calendar alone.
    pub fn of_days(now: Timestamp, days: u32) -> Result<Self, Error> {
        let mut frame = Self::plain(now)?;
        let mut day = frame.today;
        for _ in 0..days {
            day = frame.calendar.previous_working_day(day);
            frame.past.push(day);
        }
        frame.past.reverse();
        frame.start = frame.start.min(day);
        Ok(frame)
    }

    fn plain(now: Timestamp) -> Result<Self, Error> {
        let zone = TimeZone::get("Europe/Riga").map_err(|e| Error::Program(e.to_string()))?;
        let local = zone.to_datetime(now);
        let today = local.date();
        let year = SchoolYear::of(today);
        let start = if today.month() == 9 {
            later(year.first(), -31)
        } else {
            year.first()
        };
        Ok(Self {
            now,
            today,
            year,
            start,
            own_days: Vec::new(),
            calendar: Calendar::default(),
            past: Vec::new(),
            zone,
        })
    }

    /// An hour of a day in Riga.
    pub fn at(&self, day: Date, hour: i8, minute: i8) -> Timestamp {
        Time::new(hour, minute, 0, 0)
            .and_then(|time| self.zone.to_timestamp(day.to_datetime(time)))
            .unwrap_or(self.now)
    }

    /// Whether the institution works today.
    pub fn works_today(&self) -> bool {
        self.calendar.is_working(self.today)
    }

    /// A day of this school year, by its month and day.
    pub fn this_year(&self, month: i8, day: i8) -> Date {
        let year = if month >= 9 {
            self.year.starts_in()
        } else {
            self.year.ends_in()
        };
        Date::new(year, month, day).unwrap_or(self.today)
    }
}

/// So many days later, or earlier where negative.
pub fn later(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// The government's moved days, which this preschool follows, and two closed days; none around today.
fn own_days(year: SchoolYear, today: Date) -> Vec<Override> {
    let own = |on: Date, kind: OverrideKind, reason: &str| Override {
        on,
        kind,
        reason: reason.to_owned(),
    };
    let mut days = Vec::new();
    for moved in [year.starts_in(), year.ends_in()]
        .into_iter()
        .flat_map(recommended_transfers)
        .filter(|moved| year.contains(moved.off) || year.contains(moved.worked))
    {
        if is_clear(moved.off, today) && is_clear(moved.worked, today) {
            days.push(own(moved.off, OverrideKind::Off, "Pārceltā darba diena"));
            let reason = "Pārceltā darba diena";
            days.push(own(moved.worked, OverrideKind::Working, reason));
        }
    }
    let october = nth_friday(year.starts_in(), 10, 3);
    let february = nth_friday(year.ends_in(), 2, 2);
    for (on, reason) in [
        (october, "Siltumtīklu remonts, iestāde slēgta"),
        (february, "Ūdensvada remonts, iestāde slēgta"),
    ] {
        if is_clear(on, today) {
            days.push(own(on, OverrideKind::Off, reason));
        }
    }
    days
}

fn is_clear(day: Date, today: Date) -> bool {
    day < later(today, -CLEAR_DAYS) || day > later(today, CLEAR_DAYS)
}

fn nth_friday(year: i16, month: i8, nth: i8) -> Date {
    Date::new(year, month, 1)
        .and_then(|first| first.nth_weekday_of_month(nth, Weekday::Friday))
        .unwrap_or(date(2000, 1, 7))
}
