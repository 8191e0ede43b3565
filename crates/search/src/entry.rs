//! What can be found: an entry of a record, with the group and the days that it is about and the page that shows it.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};
use kernel::{GroupId, InstitutionId};
use sha2::{Digest as _, Sha256};

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A field of a month plan (3.5.1)
    MonthField,
    /// An outcome of a month plan
    Outcome,
    /// A dated item of "Papildu informācija" (3.5.1)
    Item,
    /// A play-lesson of a week plan (3.6)
    WeekLesson,
    /// A theme with its question, message and sub-themes (3.4)
    Theme,
    /// A row of "Dienasgrāmata" (3.9.1, 3.9.2)
    DiaryRow,
    /// An event of the institution's year plan (3.2)
    YearEvent,
}

impl Kind {
    /// All, in the order in which the page offers them.
    pub const ALL: [Self; 7] = [
        Self::Theme,
        Self::MonthField,
        Self::Outcome,
        Self::Item,
        Self::YearEvent,
        Self::WeekLesson,
        Self::DiaryRow,
    ];

    /// The stored form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MonthField => "month_field",
            Self::Outcome => "outcome",
            Self::Item => "item",
            Self::WeekLesson => "week_lesson",
            Self::Theme => "theme",
            Self::DiaryRow => "diary_row",
            Self::YearEvent => "year_event",
        }
    }

    /// Whether only those who work with the group see it: what a day really held, and for whom, is the group's own.
    pub const fn is_of_the_group(self) -> bool {
        matches!(self, Self::WeekLesson | Self::DiaryRow)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind of entry")]
pub struct UnknownKind;

impl FromStr for Kind {
    type Err = UnknownKind;
    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        let mut all = Self::ALL.into_iter();
        all.find(|kind| kind.as_str() == text).ok_or(UnknownKind)
    }
}

store::text_column!(Kind);

/// A record whose entries can be found: a month plan, a week plan, a theme, a day's entry, an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its own name in the institution: "diary/4/2026-10-05"
    pub key: String,
    /// Whose; none is the institution's
    pub group: Option<GroupId>,
    /// Its first day
    pub from_on: Date,
    /// Its last day
    pub to_on: Date,
    /// The page that shows it: "/groups/4/diary/2026-10-05"
    pub address: String,
}

/// One text of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is
    pub kind: Kind,
    /// As people read it
    pub text: String,
    /// The day that it is about, where it is not about all of the record's days
    pub on: Option<Date>,
    /// Where on the record's page it stands, an element's id; empty for the whole page
    pub anchor: String,
}

impl Entry {
    /// A text of all of the record's days.
    pub fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.into(),
            on: None,
            anchor: String::new(),
        }
    }

    /// Of that day.
    pub const fn on(mut self, day: Date) -> Self {
        self.on = Some(day);
        self
    }

    /// At that element of the page.
    pub fn at(mut self, anchor: impl Into<String>) -> Self {
        self.anchor = anchor.into();
        self
    }
}

/// Days count from here, so that they fit in 15 bits until 2089.
const DAY_ZERO: Date = date(2000, 1, 1);
/// Below the day: which group, so that a group's entries of a day stand together; which record; which of its entries.
const GROUP_BITS: u32 = 12;
const SOURCE_BITS: u32 = 28;
const POSITION_BITS: u32 = 8;
const BELOW_DAY: u32 = GROUP_BITS + SOURCE_BITS + POSITION_BITS;

fn day_bits(day: Date) -> i64 {
    let days = DAY_ZERO.until(day).map_or(0, |span| span.get_days());
    i64::from(days.clamp(0, 0x7fff)) << BELOW_DAY
}

/// The ids of entries that begin from a day to a day, inclusive.
pub(crate) fn ids_between(from: Date, to: Date) -> (i64, i64) {
    (day_bits(from), day_bits(to) | ((1 << BELOW_DAY) - 1))
}

/// An entry's id: the later the day the greater; within a record the earlier entry has the greater, so that from the
/// greatest on they come in their order. The rest is chance that is the same every time; `salt` gives another.
pub(crate) fn id_of(
    institution: InstitutionId,
    source: &Source,
    (day, position): (Date, usize),
    salt: u8,
) -> i64 {
    let last = (1_i64 << POSITION_BITS) - 1;
    let position = i64::try_from(position).unwrap_or(i64::MAX);
    let turn = position >> POSITION_BITS;
    let mut hash = Sha256::new();
    hash.update(institution.0.to_be_bytes());
    hash.update(turn.to_be_bytes());
    hash.update([salt]);
    hash.update(source.key.as_bytes());
    let chance = number(hash.finalize().iter());
    let group = source.group.map_or(0, |group| {
        group.0.unsigned_abs().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - GROUP_BITS)
    });
    let group = i64::try_from(group).unwrap_or_default();
    day_bits(day)
        | group << (SOURCE_BITS + POSITION_BITS)
        | (chance & ((1 << SOURCE_BITS) - 1)) << POSITION_BITS
        | (last - (position & last))
}

/// The first bytes as a number that is not negative.
fn number<'b>(bytes: impl Iterator<Item = &'b u8>) -> i64 {
    bytes
        .take(7)
        .fold(0, |number, byte| number << 8 | i64::from(*byte))
}
