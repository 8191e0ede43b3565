//! A calendar month: the span of month plans (3.5), attendance reports (3.11) and assessments (3.13).

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::date::{days, on, plus};
use crate::text;

/// A month of a year, "2026-10".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: Date,
}

impl Month {
    /// The month that the date falls in.
    pub fn of(date: Date) -> Self {
        Self {
            first: date.first_of_month(),
        }
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// Its last day, worked or not.
    pub fn last(self) -> Date {
        self.first.last_of_month()
    }

    /// The month after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of(plus(self.last(), 1))
    }

    /// The month before it.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::of(plus(self.first, -1))
    }

    /// Its days in order.
    pub fn days(self) -> impl Iterator<Item = Date> {
        days(self.first, self.last())
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.first.year()
    }

    /// The number of the month, 1–12.
    pub fn number(self) -> i8 {
        self.first.month()
    }

    /// Whether the date falls in it.
    pub fn contains(self, date: Date) -> bool {
        Self::of(date) == self
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

/// The text is not a month of the years 2000–2100 in the form "2026-10".
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a month")]
pub struct BadMonth;

impl FromStr for Month {
    type Err = BadMonth;
    fn from_str(written: &str) -> Result<Self, BadMonth> {
        let (year, month) = written.split_once('-').ok_or(BadMonth)?;
        let year = text::year(year).ok_or(BadMonth)?;
        let month = text::number(month, 2..=2).filter(|month| (1..=12).contains(month));
        let month = month.ok_or(BadMonth)?;
        Ok(Self {
            first: on(year, month, 1),
        })
    }
}

serde_as_text!(Month);
