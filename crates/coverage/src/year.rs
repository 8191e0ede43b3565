//! The school year that a page is about, and the day whose lists it is held against. Pure.

use calendar::SchoolYear;
use jiff::civil::{Date, date};
use web::{Error, Result};

/// The year whose September is named, or the one that today falls in.
pub fn of(named: Option<&str>, today: Date) -> Result<SchoolYear> {
    let Some(named) = named.map(str::trim).filter(|named| !named.is_empty()) else {
        return Ok(SchoolYear::of(today));
    };
    let starts: i16 = named
        .parse()
        .ok()
        .filter(|year| (2000..2100).contains(year))
        .ok_or(Error::Unprocessable("unprocessable-address"))?;
    Ok(SchoolYear::of(date(starts, 9, 1)))
}

/// The lists hold from day to day: of a year that is over its last day of content counts, of one to come its first.
pub fn list_day(year: SchoolYear, today: Date) -> Date {
    today.clamp(year.first(), year.last_content())
}
