//! The calendar and the deadlines of a Latvian preschool, as pure functions: no clock, no I/O, no database.
//!
//! - [`Month`], [`Week`], [`SchoolYear`], [`Period`], [`Semester`]: the spans that plans, reports and
//!   journals are kept by (order 3.1, 3.5, 3.6, 3.11, 3.18).
//! - [`holiday`]: Latvia's public holidays by the law "Par svētku, atceres un atzīmējamām dienām".
//! - [`Calendar`]: which days one institution works, its own closed and moved days included.
//! - [`Rules`]: when each duty of the order is due (2.3, 3.5, 3.6, 3.9, 3.10, 3.11, 3.13, 3.14–3.17), on the
//!   institution's calendar and in its time zone; nothing is due on a day that it does not work.
//! - [`Duty`] and its [`State`]: done, late, due today or still open, seen at a moment that the caller names.
//!
//! A deadline "by the end of a day" is the first instant of the next day; [`Deadline`] reads it back.

#[macro_use]
mod text;

mod date;
mod deadline;
mod duty;
mod holiday;
mod institution;
mod month;
mod rules;
mod school_year;
mod transfer;
mod week;

pub use date::{BadDate, parse_date, parse_latvian_date};
pub use deadline::Deadline;
pub use duty::{Duty, DutyKind, State};
pub use holiday::{HolidayName, easter, holiday};
pub use institution::{Calendar, Day, Override, OverrideKind};
pub use month::{BadMonth, Month};
pub use rules::{DeadlineTimes, Rules};
pub use school_year::{BadSchoolYear, Period, SchoolYear, Semester};
pub use text::UnknownKey;
pub use transfer::{Transfer, recommended_transfers};
pub use week::{BadWeek, Week};
