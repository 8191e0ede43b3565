//! One institution's calendar: the law's holidays, and over them the days that it closed or moved itself.

use std::collections::BTreeMap;
use std::iter::successors;
use std::sync::Arc;

use jiff::civil::{Date, Weekday};

use crate::date::days;
use crate::holiday::{HolidayName, holiday};
use crate::month::Month;

/// How far a search for a working day goes: more than a year.
const SEARCHED_DAYS: usize = 400;

keyed! {
    /// What an institution says of a day of its own.
    pub enum OverrideKind {
        /// It is closed, whatever the day would be.
        Off = "off",
        /// It works, on a weekend or a holiday too: a moved working day.
        Working = "working",
    }
}

/// A day on which an institution differs from the law's calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The day.
    pub on: Date,
    /// Closed or worked.
    pub kind: OverrideKind,
    /// Why, as people read it.
    pub reason: String,
}

/// What a day is in one institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Day {
    /// An ordinary working day.
    Working,
    /// Saturday or Sunday.
    Weekend,
    /// A public holiday, on a weekend too.
    Holiday(HolidayName),
    /// The institution is closed, for this reason.
    Closed(String),
    /// The institution works by its own decision, for this reason.
    MovedWorking(String),
}

impl Day {
    /// Whether the institution works, so that something can be due.
    pub const fn is_working(&self) -> bool {
        match self {
            Self::Working | Self::MovedWorking(_) => true,
            Self::Weekend | Self::Holiday(_) | Self::Closed(_) => false,
        }
    }
}

/// One institution's calendar. A clone shares its days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    own: Arc<BTreeMap<Date, Override>>,
}

impl Calendar {
    /// The law's calendar with an institution's own days over it. Of several for one day a closure wins, and
    /// else the last.
    pub fn new(overrides: impl IntoIterator<Item = Override>) -> Self {
        let mut own: BTreeMap<Date, Override> = BTreeMap::new();
        for one in overrides {
            let closed = own
                .get(&one.on)
                .is_some_and(|kept| kept.kind == OverrideKind::Off);
            if !closed || one.kind == OverrideKind::Off {
                own.insert(one.on, one);
            }
        }
        Self { own: Arc::new(own) }
    }

    /// What the day is: the institution's own word first, then holidays, then weekends.
    pub fn day(&self, date: Date) -> Day {
        match self.own.get(&date) {
            Some(own) => match own.kind {
                OverrideKind::Off => Day::Closed(own.reason.clone()),
                OverrideKind::Working => Day::MovedWorking(own.reason.clone()),
            },
            None => by_law(date),
        }
    }

    /// Whether the institution works on the day.
    pub fn is_working(&self, date: Date) -> bool {
        match self.own.get(&date) {
            Some(own) => own.kind == OverrideKind::Working,
            None => by_law(date).is_working(),
        }
    }

    /// The first working day after the date. Where the institution is closed for more than 400 days on end,
    /// the first that is a working day by law: an answer is always given.
    pub fn next_working_day(&self, after: Date) -> Date {
        self.search(after, |day| day.tomorrow().ok())
    }

    /// The last working day before the date, found as [`next_working_day`](Self::next_working_day) is.
    pub fn previous_working_day(&self, before: Date) -> Date {
        self.search(before, |day| day.yesterday().ok())
    }

    /// The month's last working day; none where the institution is closed all month.
    pub fn last_working_day(&self, month: Month) -> Option<Date> {
        self.working_days_of(month).last().copied()
    }

    /// The working days from one date to another, both included.
    pub fn working_days(&self, from: Date, to: Date) -> Vec<Date> {
        days(from, to).filter(|day| self.is_working(*day)).collect()
    }

    /// The month's working days.
    pub fn working_days_of(&self, month: Month) -> Vec<Date> {
        self.working_days(month.first(), month.last())
    }

    fn search(&self, start: Date, step: fn(Date) -> Option<Date>) -> Date {
        let path = || successors(step(start), |day| step(*day)).take(SEARCHED_DAYS);
        path()
            .find(|day| self.is_working(*day))
            .or_else(|| path().find(|day| by_law(*day).is_working()))
            .unwrap_or(start) // only at the very edge of the calendar, year ±9999
    }
}

fn by_law(date: Date) -> Day {
    if let Some(name) = holiday(date) {
        return Day::Holiday(name);
    }
    match date.weekday() {
        Weekday::Saturday | Weekday::Sunday => Day::Weekend,
        _ => Day::Working,
    }
}
