//! When each duty of the order is due in one institution. The clauses stand at each rule; the hours are the
//! institution's settings, and its calendar and time zone say what they mean on a given day.

use jiff::Timestamp;
use jiff::civil::{Date, Time, time};
use jiff::tz::TimeZone;

use crate::date::plus;
use crate::deadline::{end_of, instant};
use crate::institution::Calendar;
use crate::month::Month;
use crate::week::Week;

/// Days from a parent's application to the connected account (2.3).
const DAYS_TO_CONNECT: i32 = 7;

/// The hours by which daily and weekly duties are due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeadlineTimes {
    /// Absences of the day (3.10).
    pub absences: Time,
    /// Entries for today and the next working day (3.9).
    pub diary: Time,
    /// The next week's plan, on Friday (3.6).
    pub week_plan: Time,
}

impl Default for DeadlineTimes {
    /// The order's own hours: 09:00, 07:30 and 19:00.
    fn default() -> Self {
        Self {
            absences: time(9, 0, 0, 0),
            diary: time(7, 30, 0, 0),
            week_plan: time(19, 0, 0, 0),
        }
    }
}

/// An institution's deadline rules.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The days it works.
    pub calendar: &'a Calendar,
    /// The hours it has set.
    pub times: DeadlineTimes,
    /// Where its clocks stand: Europe/Riga.
    pub zone: &'a TimeZone,
}

impl Rules<'_> {
    /// The day's absences: 09:00 of that day (3.10). Nothing is due on a day that is not worked.
    pub fn absences_due(&self, day: Date) -> Option<Timestamp> {
        self.on_working_day(day)
            .map(|day| self.at(day, self.times.absences))
    }

    /// The entry for a day: at the latest 07:30 of that day (3.9).
    pub fn diary_due(&self, day: Date) -> Option<Timestamp> {
        self.on_working_day(day)
            .map(|day| self.at(day, self.times.diary))
    }

    /// From when the entry for a day is asked for: 07:30 of the working day before it, when it is the next
    /// working day's entry (3.9).
    pub fn diary_expected(&self, day: Date) -> Option<Timestamp> {
        let day = self.on_working_day(day)?;
        Some(self.at(self.calendar.previous_working_day(day), self.times.diary))
    }

    /// The days whose entries are asked for today: today, if it is worked, and the next working day (3.9).
    pub fn diary_days(&self, today: Date) -> Vec<Date> {
        self.on_working_day(today)
            .into_iter()
            .chain([self.calendar.next_working_day(today)])
            .collect()
    }

    /// The month's plan: by the end of the last working day of the month before (3.5). Where that month has
    /// none, the last working day before it.
    pub fn month_plan_due(&self, month: Month) -> Timestamp {
        self.end_of(self.calendar.previous_working_day(month.first()))
    }

    /// The week's plan: 19:00 on the Friday before it (3.6), or on the last working day before that Friday
    /// when it is off (DOMAIN 5.3). A week without a working day needs no plan.
    pub fn week_plan_due(&self, week: Week) -> Option<Timestamp> {
        week.days()
            .into_iter()
            .find(|day| self.calendar.is_working(*day))?;
        let saturday = plus(week.monday(), -2);
        Some(self.at(
            self.calendar.previous_working_day(saturday),
            self.times.week_plan,
        ))
    }

    /// The month's "Apmeklējuma atskaite": by the end of the month's last date, worked or not (3.11).
    pub fn attendance_report_due(&self, month: Month) -> Timestamp {
        self.end_of(month.last())
    }

    /// The month's assessments: by the end of the 5th of the month after it (3.13).
    pub fn assessment_due(&self, month: Month) -> Timestamp {
        self.end_of(plus(month.next().first(), 4))
    }

    /// The last day on which an application is dealt with in time (2.3).
    pub fn application_due(received_on: Date) -> Date {
        plus(received_on, DAYS_TO_CONNECT)
    }

    /// Connecting the parents: by the end of the seventh day after their application (2.3).
    pub fn connect_parents_due(&self, applied_on: Date) -> Timestamp {
        self.end_of(plus(applied_on, DAYS_TO_CONNECT))
    }

    /// What is written up the same day: by the end of it (3.14–3.17).
    pub fn same_day_due(&self, day: Date) -> Timestamp {
        self.end_of(day)
    }

    fn on_working_day(&self, day: Date) -> Option<Date> {
        self.calendar.is_working(day).then_some(day)
    }

    fn at(&self, day: Date, hour: Time) -> Timestamp {
        instant(self.zone, day.to_datetime(hour))
    }

    fn end_of(&self, day: Date) -> Timestamp {
        end_of(self.zone, day)
    }
}
