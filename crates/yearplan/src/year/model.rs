//! How the plan is laid out: by months of a school year, by days of a month. Pure.

use calendar::{Month, SchoolYear};
use jiff::civil::Date;

use crate::Event;

/// What lasts longer stands above a month's days and not in each of them.
const MOST_DAYS: i32 = 7;

/// The months of a school year in order, September first.
pub fn months(year: SchoolYear) -> Vec<Month> {
    let first = Month::of(year.first());
    std::iter::successors(Some(first), |month| Some(month.next()))
        .take_while(|month| month.first() <= year.last())
        .collect()
}

/// The month of the year under which those days stand: the one in which they begin, or the first of the year.
pub fn month_of(year: SchoolYear, from: Date) -> Month {
    Month::of(from.max(year.first()))
}

/// Whether it stands above the days and not in each of them.
pub fn is_long(event: &Event) -> bool {
    event
        .from_on
        .until(event.to_on)
        .is_ok_and(|span| span.get_days() >= MOST_DAYS)
}

/// Whether it goes on on that day: it began before it, on another day of the same month.
pub fn goes_on(event: &Event, day: Date) -> bool {
    event.from_on < day && day != day.first_of_month()
}

/// Whether the day is one of its days.
pub fn is_on(event: &Event, day: Date) -> bool {
    event.from_on <= day && day <= event.to_on
}
