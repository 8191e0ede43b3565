//! The duties of a group's day and their states, from what is kept of it. Pure.

use calendar::{Duty, DutyKind, Rules, State, Week};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::GroupId;

/// How far a day's entry in "Dienasgrāmata" is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Written {
    /// Nobody has begun it.
    #[default]
    Nothing,
    /// Begun, but a row lacks its "Tēma": not done (3.9.1).
    Begun,
    /// Whole since then.
    Whole(Timestamp),
}

impl Written {
    const fn done(self) -> Option<Timestamp> {
        match self {
            Self::Whole(at) => Some(at),
            Self::Nothing | Self::Begun => None,
        }
    }
}

/// A safety rule or an upbringing topic that the group was told on the day (3.9.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldTopic {
    /// "Drošība uz ledus"
    pub title: String,
    /// "morning_circle" …
    pub moment: String,
    /// When it was noted
    pub at: Timestamp,
}

/// What is kept of one group's day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupDay {
    /// Which group
    pub group: GroupId,
    /// "Mārītes"
    pub name: String,
    /// Which of the eight emblems
    pub emblem: i64,
    /// The children who are marked on that day: those who learn at home are not (3.10.2)
    pub expected: i64,
    /// How many of them have a mark
    pub marked: i64,
    /// How many of them are absent
    pub absent: i64,
    /// When every child was marked first: only this makes the absences done (3.10)
    pub confirmed_at: Option<Timestamp>,
    /// The entry for the day
    pub written: Written,
    /// The entry for the next working day
    pub written_next: Written,
    /// What the group was told, first things first
    pub topics: Vec<ToldTopic>,
    /// How many children still have to hear of what was told while they were absent
    pub still_to_tell: i64,
}

/// What has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    /// Mark who is absent, or that nobody is (3.10)
    Absences,
    /// The entry for the day (3.9)
    Diary,
    /// The entry for the next working day (3.9)
    NextDiary,
    /// A safety rule or an upbringing topic (3.9.3): without an hour
    Topic,
    /// Tell the children who were absent
    StillToTell,
}

/// How a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// By its deadline
    Timed(State),
    /// Has no deadline and is still open
    Open,
    /// Has no deadline and is done
    Done(Timestamp),
}

impl Standing {
    /// Its place in to-do lists, the most urgent first: late, due today, open, done, not needed.
    pub const fn rank(self) -> u8 {
        match self {
            Self::Timed(state) => state.rank(),
            Self::Open => 2,
            Self::Done(_) => 3,
        }
    }

    /// Whether it is done, in time or late.
    pub const fn is_done(self) -> bool {
        match self {
            Self::Timed(State::DoneInTime { .. } | State::DoneLate { .. }) | Self::Done(_) => true,
            Self::Timed(
                State::NotNeeded | State::DueIn(_) | State::Open { .. } | State::Missed { .. },
            )
            | Self::Open => false,
        }
    }

    /// Whether anybody has to do it.
    pub const fn is_needed(self) -> bool {
        !matches!(self, Self::Timed(State::NotNeeded))
    }
}

/// One duty of one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Whose
    pub group: GroupId,
    /// What
    pub task: Task,
    /// For which day
    pub for_day: Date,
    /// When it is due, where it has an hour and is needed
    pub due: Option<Timestamp>,
    /// How it stands
    pub standing: Standing,
}

impl Item {
    /// The place where it is done; for who may only look, where it is seen.
    pub fn address(&self, writes: bool) -> String {
        let (group, day) = (self.group, self.for_day);
        match self.task {
            Task::Absences => format!("/groups/{group}/attendance/{day}"),
            Task::Diary | Task::NextDiary if writes => format!("/groups/{group}/diary/{day}"),
            Task::Diary | Task::NextDiary => {
                format!("/groups/{group}/diary?week={}#d{day}", Week::of(day))
            }
            Task::Topic | Task::StillToTell => format!("/groups/{group}/attendance/{day}#topics"),
        }
    }
}

/// A topic has no hour: it is done when one is entered, and open on a working day until then (3.9.3).
fn topic(facts: &GroupDay, working: bool) -> Standing {
    match facts.topics.first() {
        Some(first) => Standing::Done(first.at),
        None if working => Standing::Open,
        None => Standing::Timed(State::NotNeeded),
    }
}

/// A group's duties of a day, in the order of the board's columns.
pub fn items(facts: &GroupDay, day: Date, rules: &Rules<'_>, now: Timestamp) -> Vec<Item> {
    let next = rules.calendar.next_working_day(day);
    let timed = |task: Task, kind: DutyKind, for_day: Date, due, done| {
        let duty = Duty {
            kind,
            subject: facts.group,
            for_day,
            due,
            done,
        };
        let standing = Standing::Timed(duty.state(now, rules.zone));
        Item {
            group: facts.group,
            task,
            for_day,
            due,
            standing,
        }
    };
    // a group without a child to mark has nothing to confirm
    let absences_due = rules
        .absences_due(day)
        .filter(|_| facts.expected > 0 || facts.confirmed_at.is_some());
    let plain = |task: Task, standing: Standing| Item {
        group: facts.group,
        task,
        for_day: day,
        due: None,
        standing,
    };
    let mut list = vec![
        timed(
            Task::Absences,
            DutyKind::Absences,
            day,
            absences_due,
            facts.confirmed_at,
        ),
        timed(
            Task::Diary,
            DutyKind::DiaryEntry,
            day,
            rules.diary_due(day),
            facts.written.done(),
        ),
        timed(
            Task::NextDiary,
            DutyKind::DiaryEntry,
            next,
            rules.diary_due(next),
            facts.written_next.done(),
        ),
        plain(Task::Topic, topic(facts, rules.calendar.is_working(day))),
    ];
    if facts.still_to_tell > 0 && rules.calendar.is_working(day) {
        list.push(plain(Task::StillToTell, Standing::Open));
    }
    list
}

/// Late, due today, open, done, not needed; within each by deadline, and otherwise as they stood.
pub fn by_urgency(items: &mut [Item]) {
    items.sort_by_key(|item| (item.standing.rank(), item.due.unwrap_or(Timestamp::MAX)));
}

/// How many of the needed ones are done, and how many are needed.
pub fn settled(items: &[Item]) -> Tally {
    let mut tally = Tally::default();
    for item in items {
        tally.add(item.standing);
    }
    tally
}

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Done, in time or late
    pub done: usize,
    /// Needed at all
    pub of: usize,
    /// Not done, and the deadline has passed
    pub missed: usize,
}

impl Tally {
    fn add(&mut self, standing: Standing) {
        self.done += usize::from(standing.is_done());
        self.of += usize::from(standing.is_needed());
        self.missed += usize::from(matches!(standing, Standing::Timed(State::Missed { .. })));
    }
}

/// The numbers above the board.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Groups with the day's absences
    pub absences: Tally,
    /// Groups with the day's entry
    pub diary: Tally,
    /// Groups with the next working day's entry
    pub next_diary: Tally,
    /// Groups with a topic
    pub topics: Tally,
    /// Children who are absent, as far as marked
    pub absent: i64,
    /// Children who were to come
    pub expected: i64,
}

/// Sums up every group's day.
pub fn summary<'a>(groups: impl IntoIterator<Item = (&'a GroupDay, &'a [Item])>) -> Summary {
    let mut sums = Summary::default();
    for (facts, items) in groups {
        sums.absent += facts.absent;
        sums.expected += facts.expected;
        for item in items {
            match item.task {
                Task::Absences => sums.absences.add(item.standing),
                Task::Diary => sums.diary.add(item.standing),
                Task::NextDiary => sums.next_diary.add(item.standing),
                Task::Topic => sums.topics.add(item.standing),
                Task::StillToTell => {}
            }
        }
    }
    sums
}
