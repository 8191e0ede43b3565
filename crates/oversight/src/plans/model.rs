//! The plans of every group laid out: which are shown, and how each stands. Pure.

use calendar::{Month, Rules, State, Week};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::GroupId;
use planning::comments::Open;

use planning::records::SavedPlan;

use super::queries::Place;
use crate::duties::{Plan, Standing};

/// Which months and weeks are shown: two of each, the first as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// The first month
    pub month: Month,
    /// The first week
    pub week: Week,
}

impl View {
    /// Those of today.
    pub fn of(today: Date) -> Self {
        Self {
            month: Month::of(today),
            week: Week::of(today),
        }
    }

    /// Both months.
    pub fn months(self) -> [Month; 2] {
        [self.month, self.month.next()]
    }

    /// Both weeks.
    pub fn weeks(self) -> [Week; 2] {
        [self.week, self.week.next()]
    }

    /// The four plans of a group, in the order of the columns.
    pub fn plans(self) -> [Plan; 4] {
        let ([one, two], [three, four]) = (self.months(), self.weeks());
        [
            Plan::Month(one),
            Plan::Month(two),
            Plan::Week(three),
            Plan::Week(four),
        ]
    }

    /// The first day that is shown.
    pub fn first(self) -> Date {
        self.month.first().min(self.week.monday())
    }

    /// The address of another view of the page.
    pub fn address(self, page: &str) -> String {
        format!("{page}?month={}&week={}", self.month, self.week)
    }
}

/// All that is kept of the plans that are shown.
pub struct Kept {
    /// The groups
    pub places: Vec<Place>,
    /// Their month plans
    pub months: Vec<SavedPlan>,
    /// Their week plans
    pub weeks: Vec<SavedPlan>,
    /// Comments on month plans that are not dealt with
    pub month_comments: Vec<Open>,
    /// Comments on week plans that are not dealt with
    pub week_comments: Vec<Open>,
}

/// A group's plan.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Which
    pub plan: Plan,
    /// When it is due
    pub due: Option<Timestamp>,
    /// How it stands
    pub standing: Standing,
    /// What is kept of it
    pub saved: Option<SavedPlan>,
    /// How many comments are not dealt with
    pub comments: i64,
}

impl Cell {
    /// Whether it was begun and is not whole.
    pub fn is_begun(&self) -> bool {
        self.saved.is_some() && !self.standing.is_done()
    }
}

impl Kept {
    /// A group's plan.
    pub fn cell(&self, group: GroupId, plan: Plan, rules: &Rules<'_>, now: Timestamp) -> Cell {
        let (saved, comments) = match plan {
            Plan::Month(_) => (&self.months, &self.month_comments),
            Plan::Week(_) => (&self.weeks, &self.week_comments),
        };
        let saved = saved
            .iter()
            .find(|one| one.group_id == group && one.period == plan.first());
        let done = saved.and_then(|one| one.completed_at);
        let comments = comments
            .iter()
            .find(|one| one.group_id == group && one.period == plan.first());
        Cell {
            plan,
            due: plan.due(rules),
            standing: plan.standing(group, done, rules, now),
            saved: saved.cloned(),
            comments: comments.map_or(0, |one| one.comments),
        }
    }
}

/// How many groups have a plan in time, late, and not at all though it is due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    /// In time
    pub in_time: usize,
    /// Late
    pub late: usize,
    /// Missing
    pub missed: usize,
    /// Of so many groups
    pub of: usize,
}

/// Sums up a column.
pub fn sum<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> Sum {
    let mut sum = Sum::default();
    for cell in cells {
        sum.of += usize::from(cell.standing.is_needed());
        match cell.standing {
            Standing::Timed(State::DoneInTime { .. }) => sum.in_time += 1,
            Standing::Timed(State::DoneLate { .. }) => sum.late += 1,
            Standing::Timed(State::Missed { .. }) => sum.missed += 1,
            Standing::Timed(_) | Standing::Open | Standing::Done(_) => {}
        }
    }
    sum
}
