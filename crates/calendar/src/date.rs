//! Dates as people and addresses write them, and the steps from day to day that cannot fail.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::text;

/// The text is not a date of the years 2000–2100 in the expected form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date")]
pub struct BadDate;

/// Reads a date as addresses and forms carry it, "2026-10-05", and in no other form.
pub fn parse_date(written: &str) -> Result<Date, BadDate> {
    let mut parts = written.split('-');
    let (Some(year), Some(month), Some(day), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(BadDate);
    };
    assemble(
        text::year(year),
        text::number(month, 2..=2),
        text::number(day, 2..=2),
    )
}

/// Reads a date as people in Latvia write it (3.12.3, dd.mm.gggg.): "05.10.2026", "5.10.2026" or
/// "05.10.2026.".
pub fn parse_latvian_date(written: &str) -> Result<Date, BadDate> {
    let mut parts = written.strip_suffix('.').unwrap_or(written).split('.');
    let (Some(day), Some(month), Some(year), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(BadDate);
    };
    assemble(
        text::year(year),
        text::number(month, 1..=2),
        text::number(day, 1..=2),
    )
}

fn assemble(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Result<Date, BadDate> {
    let (Some(year), Some(month), Some(day)) = (year, month, day) else {
        return Err(BadDate);
    };
    Date::new(year, month, day).map_err(|_out_of_range| BadDate)
}

/// The date of a year that any year has; past the edges of the calendar (±9999) its first or last day.
pub(crate) fn on(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap_or(if year < 0 { Date::MIN } else { Date::MAX })
}

/// So many days later, or earlier where negative.
pub(crate) fn plus(date: Date, days: i32) -> Date {
    date.saturating_add(days.days())
}

/// Every day from one date to another, both included; none where they are the wrong way round.
pub(crate) fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    from.series(1.day()).take_while(move |day| *day <= to)
}
