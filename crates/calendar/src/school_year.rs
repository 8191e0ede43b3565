//! The preschool's year: 1 September – 31 August, its two periods (3.1) and its two semesters (3.18).

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::civil::Date;

use crate::date::{on, plus};
use crate::text;

keyed! {
    /// The two periods of the school year (3.1; MK Nr. 716, annex 1, 8.1).
    pub enum Period {
        /// 1 September – 31 May: mandatory content, entries go to "Dienasgrāmata".
        Content = "content",
        /// 1 June – 31 August: consolidation, entries go to "Žurnāls".
        Consolidation = "consolidation",
    }
}

impl Period {
    /// The period that the date falls in.
    pub fn of(date: Date) -> Self {
        if (6..=8).contains(&date.month()) {
            Self::Consolidation
        } else {
            Self::Content
        }
    }
}

keyed! {
    /// The two semesters that reports are printed after (3.18).
    pub enum Semester {
        /// From September.
        First = "first",
        /// From January.
        Second = "second",
    }
}

impl Semester {
    /// Its days where the institution has set no others: 1 September – 31 December, 1 January – 31 May.
    pub fn days(self, year: SchoolYear) -> RangeInclusive<Date> {
        match self {
            Self::First => year.first()..=on(year.starts_in(), 12, 31),
            Self::Second => on(year.ends_in(), 1, 1)..=year.last_content(),
        }
    }

    /// The semester that the date falls in by those days; none in summer.
    pub fn of(date: Date) -> Option<Self> {
        let year = SchoolYear::of(date);
        Self::ALL
            .into_iter()
            .find(|semester| semester.days(year).contains(&date))
    }
}

/// A school year, "2026/2027", kept as the year in which it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear(i16);

impl SchoolYear {
    /// The school year that the date falls in; 1 September starts a new one.
    pub fn of(date: Date) -> Self {
        Self(if date.month() >= 9 {
            date.year()
        } else {
            date.year() - 1
        })
    }

    /// The years from which lists may be changed: today's and the next. What held before stays as it was.
    pub fn open(today: Date) -> [Self; 2] {
        let this = Self::of(today);
        [this, this.next()]
    }

    /// "2026" as an address and a form write a school year: the year of its September.
    pub fn starting_in(written: &str) -> Option<Self> {
        let year = text::year(written.trim()).map(Self)?;
        text::YEARS.contains(&year.ends_in()).then_some(year)
    }

    /// The calendar year of its September.
    pub const fn starts_in(self) -> i16 {
        self.0
    }

    /// The calendar year of its May.
    pub const fn ends_in(self) -> i16 {
        self.0.saturating_add(1)
    }

    /// 1 September.
    pub fn first(self) -> Date {
        on(self.starts_in(), 9, 1)
    }

    /// 31 August.
    pub fn last(self) -> Date {
        on(self.ends_in(), 8, 31)
    }

    /// The first day of the mandatory content, 1 September (3.1).
    pub fn first_content(self) -> Date {
        self.first()
    }

    /// The last day of the mandatory content, 31 May (3.1).
    pub fn last_content(self) -> Date {
        on(self.ends_in(), 5, 31)
    }

    /// The first day of the consolidation, 1 June (3.1).
    pub fn first_consolidation(self) -> Date {
        plus(self.last_content(), 1)
    }

    /// The days of one of its periods.
    pub fn days(self, period: Period) -> RangeInclusive<Date> {
        match period {
            Period::Content => self.first_content()..=self.last_content(),
            Period::Consolidation => self.first_consolidation()..=self.last(),
        }
    }

    /// Both semesters with their days, where the institution has set no others.
    pub fn semesters(self) -> [(Semester, RangeInclusive<Date>); 2] {
        Semester::ALL.map(|semester| (semester, semester.days(self)))
    }

    /// The school year after it.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The school year before it.
    #[must_use]
    pub const fn previous(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// Whether the date falls in it.
    pub fn contains(self, date: Date) -> bool {
        Self::of(date) == self
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}/{:04}", self.starts_in(), self.ends_in())
    }
}

/// The text is not a school year that starts in 2000–2099, in the form "2026/2027".
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a school year")]
pub struct BadSchoolYear;

impl FromStr for SchoolYear {
    type Err = BadSchoolYear;
    fn from_str(written: &str) -> Result<Self, BadSchoolYear> {
        let (start, end) = written.split_once('/').ok_or(BadSchoolYear)?;
        let read = Self(text::year(start).ok_or(BadSchoolYear)?);
        if text::year(end) == Some(read.ends_in()) {
            Ok(read)
        } else {
            Err(BadSchoolYear)
        }
    }
}

serde_as_text!(SchoolYear);
