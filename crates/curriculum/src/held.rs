//! From when to when an entry holds, and where its end comes when another takes its place. Pure.

use jiff::civil::Date;

/// The days on which an entry holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The first
    pub from: Date,
    /// The last; none while nobody has ended it
    pub to: Option<Date>,
}

impl Held {
    /// Whether there is any such day: an entry that was replaced before it held has none.
    pub fn ever(self) -> bool {
        self.to.is_none_or(|to| to >= self.from)
    }

    /// Whether it holds on the day.
    pub fn on(self, day: Date) -> bool {
        self.from <= day && self.lasts_to(day)
    }

    /// Whether it holds on the day or later.
    pub fn lasts_to(self, day: Date) -> bool {
        self.ever() && self.to.is_none_or(|to| to >= day)
    }

    /// Whether both hold on some day.
    pub fn meets(self, other: Self) -> bool {
        self.ever() && other.lasts_to(self.from) && self.to.is_none_or(|to| other.from <= to)
    }

    /// Its last day when it gives way on that day: the day before, or, if it has not begun by then, the day before it
    /// begins.
    pub fn end_before(self, day: Date) -> Date {
        let before = day.max(self.from).yesterday();
        before.unwrap_or(self.from)
    }
}
