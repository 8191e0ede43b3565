//! A week by ISO 8601: the span of week plans (3.6) and of the balance of the seven learning areas (3.8).

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::date::plus;
use crate::text;

/// A week from Monday to Sunday, "2026-W41". Its year is that of its Thursday: 1 January 2027 is in
/// 2026-W53.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    monday: Date,
}

impl Week {
    /// The week that the date falls in.
    pub fn of(date: Date) -> Self {
        let since_monday = date.weekday().to_monday_zero_offset();
        Self {
            monday: plus(date, -i32::from(since_monday)),
        }
    }

    /// Its first day.
    pub fn monday(self) -> Date {
        self.monday
    }

    /// Its last day.
    pub fn sunday(self) -> Date {
        plus(self.monday, 6)
    }

    /// Its seven days in order.
    pub fn days(self) -> [Date; 7] {
        [0, 1, 2, 3, 4, 5, 6].map(|after| plus(self.monday, after))
    }

    /// Monday to Friday, worked or not.
    pub fn weekdays(self) -> [Date; 5] {
        [0, 1, 2, 3, 4].map(|after| plus(self.monday, after))
    }

    /// The week after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of(plus(self.monday, 7))
    }

    /// The week before it.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::of(plus(self.monday, -7))
    }

    /// The number of the week in its year, 1–53.
    pub fn number(self) -> i8 {
        self.monday.iso_week_date().week()
    }

    /// The year that the number counts in.
    pub fn year(self) -> i16 {
        self.monday.iso_week_date().year()
    }

    /// Whether the date falls in it.
    pub fn contains(self, date: Date) -> bool {
        Self::of(date) == self
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year(), self.number())
    }
}

/// The text is not a week of the years 2000–2100 in the form "2026-W41".
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a week")]
pub struct BadWeek;

impl FromStr for Week {
    type Err = BadWeek;
    fn from_str(written: &str) -> Result<Self, BadWeek> {
        let (year, week) = written.split_once("-W").ok_or(BadWeek)?;
        let year = text::year(year).ok_or(BadWeek)?;
        let week = text::number(week, 2..=2).ok_or(BadWeek)?;
        let monday = ISOWeekDate::new(year, week, Weekday::Monday)
            .map_err(|_the_year_has_no_such_week| BadWeek)?;
        Ok(Self {
            monday: monday.date(),
        })
    }
}

serde_as_text!(Week);
