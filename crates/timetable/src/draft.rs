//! A timetable's lessons and versions, and the rules of saving one over another. Pure.

use std::str::FromStr;

use calendar::Week;
use jiff::civil::Date;
use kernel::{AccountId, Area};

/// The longest title of a play-lesson.
pub const TITLE: usize = 200;
/// The most play-lessons of a day.
pub const ROWS: usize = 20;
/// The longest remark of the one who approves or returns.
pub const REMARK: usize = 2000;
/// Monday to Friday.
pub const WEEKDAYS: [i64; 5] = [1, 2, 3, 4, 5];

/// How far a version is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Being written
    Draft,
    /// Waits for approval
    Submitted,
    /// In force from its date
    Approved,
}

impl State {
    /// The stored form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
        }
    }
}

/// The text names no state and no step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownState;

impl FromStr for State {
    type Err = UnknownState;
    fn from_str(text: &str) -> Result<Self, UnknownState> {
        let all = [Self::Draft, Self::Submitted, Self::Approved];
        all.into_iter()
            .find(|state| state.as_str() == text)
            .ok_or(UnknownState)
    }
}

store::text_column!(State);

/// What becomes of a version on its way: every step is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Handed in by its writers
    Submitted,
    /// Given back with what is to be mended
    Returned,
    /// Approved
    Approved,
}

impl Step {
    /// The stored form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Approved => "approved",
        }
    }
}

impl FromStr for Step {
    type Err = UnknownState;
    fn from_str(text: &str) -> Result<Self, UnknownState> {
        let all = [Self::Submitted, Self::Returned, Self::Approved];
        all.into_iter()
            .find(|step| step.as_str() == text)
            .ok_or(UnknownState)
    }
}

store::text_column!(Step);

/// A play-lesson of a weekday: an area's, or a subject's with its teacher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// 1 for Monday to 5
    pub weekday: i64,
    /// "09:15"
    pub starts: String,
    /// "09:40"
    pub ends: String,
    /// Its learning area; a subject's is the one that it belongs to
    pub area: Area,
    /// "Mūzika"; empty where it is an area's
    pub subject: String,
    /// Whose it is; none where the group's teachers share it
    pub teacher: Option<AccountId>,
    /// Held together with another group, so that its teacher is in both
    pub joint: bool,
    /// What it is called; may be empty
    pub title: String,
}

impl Lesson {
    /// Whether the two are at the same time, in part at least.
    pub fn meets(&self, weekday: i64, starts: &str, ends: &str) -> bool {
        self.weekday == weekday && self.starts.as_str() < ends && starts < self.ends.as_str()
    }
}

/// What a draft says once it is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// From which day
    pub from_on: Date,
    /// By weekday and start
    pub lessons: Vec<Lesson>,
}

/// Which saved state a form was opened on: version and revision, zeros where no version was open.
pub type Seen = (i64, i64);

/// What becomes of a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It stands so already.
    Same,
    /// It is to be written.
    Write,
    /// Somebody else saved something different since the form was opened.
    Conflict,
}

/// Only what was written over a newer state conflicts.
pub fn outcome(
    seen: Seen,
    open: Seen,
    saved: Option<(&Plan, State)>,
    wanted: (&Plan, State),
) -> Outcome {
    if saved == Some(wanted) {
        Outcome::Same
    } else if seen == open {
        Outcome::Write
    } else {
        Outcome::Conflict
    }
}

/// The day that a new version offers to start on: the next Monday.
pub fn next_monday(today: Date) -> Date {
    Week::of(today).next().monday()
}
