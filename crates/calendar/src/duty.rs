//! What someone has to do, and how it stands at a given moment.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::deadline::Deadline;

keyed! {
    /// The duties with a deadline.
    pub enum DutyKind {
        /// An entry in "Dienasgrāmata" or "Žurnāls" (3.9).
        DiaryEntry = "diary-entry",
        /// The day's absences in "Grupas žurnāls" (3.10).
        Absences = "absences",
        /// The month's plan in "Plānošana" (3.5).
        MonthPlan = "month-plan",
        /// The next week's plan (3.6).
        WeekPlan = "week-plan",
        /// "Apmeklējuma atskaite" (3.11).
        AttendanceReport = "attendance-report",
        /// S/T/A/P per learning area for a month (3.13).
        Assessment = "assessment",
        /// Connecting a parent who has applied (2.3).
        ConnectParents = "connect-parents",
        /// Individual work, work journals and talks, the same day (3.14–3.17).
        WorkNotes = "work-notes",
    }
}

/// One duty: what, about whom or what, for which day, and whether it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty<S> {
    /// What has to be done.
    pub kind: DutyKind,
    /// The group, child, application or whatever it is about.
    pub subject: S,
    /// The day it is about; of a week or a month the first.
    pub for_day: Date,
    /// When it is due; nothing is due where there is none.
    pub due: Option<Timestamp>,
    /// When it was done.
    pub done: Option<Timestamp>,
}

impl<S> Duty<S> {
    /// How it stands at a moment. Exactly at the deadline is in time: the duty is missed from the moment
    /// when doing it would be late.
    pub fn state(&self, now: Timestamp, zone: &TimeZone) -> State {
        let Some(due) = self.due else {
            return State::NotNeeded;
        };
        match self.done {
            Some(at) if at <= due => State::DoneInTime { at },
            Some(at) => State::DoneLate {
                at,
                by: at.duration_since(due),
            },
            None if now > due => State::Missed {
                by: now.duration_since(due),
            },
            None if Deadline::of(due, zone).day > zone.to_datetime(now).date() => {
                State::Open { due }
            }
            None => State::DueIn(due.duration_since(now)),
        }
    }

    /// The order of to-do lists: late, due today, open, done, not needed; within each by deadline.
    pub fn urgency(&self, now: Timestamp, zone: &TimeZone) -> (u8, Timestamp) {
        (
            self.state(now, zone).rank(),
            self.due.unwrap_or(Timestamp::MAX),
        )
    }
}

/// How a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing is due.
    NotNeeded,
    /// Done by the deadline.
    DoneInTime {
        /// When.
        at: Timestamp,
    },
    /// Done after the deadline.
    DoneLate {
        /// When.
        at: Timestamp,
        /// How long after the deadline.
        by: SignedDuration,
    },
    /// Due later on the local today, in so long; zero at the very instant of the deadline, never less.
    DueIn(SignedDuration),
    /// Due on a later day.
    Open {
        /// When.
        due: Timestamp,
    },
    /// Not done, and the deadline has passed.
    Missed {
        /// How long ago.
        by: SignedDuration,
    },
}

impl State {
    /// Its place in to-do lists, the most urgent first.
    pub const fn rank(self) -> u8 {
        match self {
            Self::Missed { .. } => 0,
            Self::DueIn(_) => 1,
            Self::Open { .. } => 2,
            Self::DoneInTime { .. } | Self::DoneLate { .. } => 3,
            Self::NotNeeded => 4,
        }
    }

    /// Whether nothing more has to be done.
    pub const fn is_settled(self) -> bool {
        match self {
            Self::NotNeeded | Self::DoneInTime { .. } | Self::DoneLate { .. } => true,
            Self::DueIn(_) | Self::Open { .. } | Self::Missed { .. } => false,
        }
    }
}
