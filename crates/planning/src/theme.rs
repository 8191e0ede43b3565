//! How long a theme lasts (3.4). Pure.

use calendar::Week;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Four whole weeks from Monday to Friday: what the order's "not shorter than one month" is at least, whatever day a
/// month begins on. Holidays count: a month with Christmas in it is a month.
pub const LEAST_DAYS: usize = 20;
/// Nothing of the order limits it; more than a school year is a slip of the keyboard.
const MOST_DAYS: usize = 260;

/// What is wrong with a theme's dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadSpan {
    /// The last day is before the first.
    Backwards,
    /// Shorter than a month; so many days from Monday to Friday.
    Short(usize),
    /// Longer than a school year.
    Long,
}

impl BadSpan {
    /// The text that says why and what to do.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Backwards => "plan-theme-backwards",
            Self::Short(_) => "plan-theme-short",
            Self::Long => "plan-theme-long",
        }
    }
}

fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(from), |day| day.checked_add(1.day()).ok())
        .take_while(move |day| *day <= to)
}

/// Whether those dates are a theme's.
pub fn check_span(from: Date, to: Date) -> Result<(), BadSpan> {
    if to < from {
        return Err(BadSpan::Backwards);
    }
    let worked = days(from, to)
        .filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
        .take(MOST_DAYS + 1)
        .count();
    match worked {
        LEAST_DAYS..=MOST_DAYS => Ok(()),
        0..LEAST_DAYS => Err(BadSpan::Short(worked)),
        _ => Err(BadSpan::Long),
    }
}

/// The weeks that it touches.
pub fn weeks(from: Date, to: Date) -> Vec<Week> {
    let mut list: Vec<Week> = Vec::new();
    for day in days(from, to).take(400) {
        let week = Week::of(day);
        if list.last() != Some(&week) {
            list.push(week);
        }
    }
    list
}
