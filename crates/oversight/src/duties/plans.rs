//! A group's plans as duties: the month's (3.5) and the week's (3.6). Pure.

use calendar::{Deadline, Duty, DutyKind, Month, Rules, Week};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use kernel::GroupId;

use super::model::Standing;

/// The next month's plan is asked for so many days before it is due.
const MONTH_AHEAD: i64 = 14;
/// The board turns to the next month's plan so many days before it is due.
const MONTH_IN_VIEW: i64 = 7;

/// A plan that a group owes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plan {
    /// "Mēneša plāns"
    Month(Month),
    /// "Nedēļas plāns"
    Week(Week),
}

impl Plan {
    /// The first day that it is about.
    pub fn first(self) -> Date {
        match self {
            Self::Month(month) => month.first(),
            Self::Week(week) => week.monday(),
        }
    }

    /// When it is due: a week without a working day needs none.
    pub fn due(self, rules: &Rules<'_>) -> Option<Timestamp> {
        match self {
            Self::Month(month) => Some(rules.month_plan_due(month)),
            Self::Week(week) => rules.week_plan_due(week),
        }
    }

    /// How it stands, done since then.
    pub fn standing(
        self,
        group: GroupId,
        done: Option<Timestamp>,
        rules: &Rules<'_>,
        now: Timestamp,
    ) -> Standing {
        let kind = match self {
            Self::Month(_) => DutyKind::MonthPlan,
            Self::Week(_) => DutyKind::WeekPlan,
        };
        let duty = Duty {
            kind,
            subject: group,
            for_day: self.first(),
            due: self.due(rules),
            done,
        };
        Standing::Timed(duty.state(now, rules.zone))
    }

    /// The place where it is written; for who may only look, where it is read.
    pub fn address(self, group: GroupId, writes: bool) -> String {
        let edit = if writes { "/edit" } else { "" };
        match self {
            Self::Month(month) => format!("/groups/{group}/plans/month/{month}{edit}"),
            Self::Week(week) => format!("/groups/{group}/plans/week/{week}{edit}"),
        }
    }

    /// Whether that day is in it already.
    pub fn has_begun(self, today: Date) -> bool {
        self.first() <= today
    }
}

/// So many days before the day on which something is due.
fn days_before(due: Timestamp, rules: &Rules<'_>, days: i64) -> Date {
    let day = Deadline::of(due, rules.zone).day;
    day.checked_sub(days.days()).unwrap_or(day)
}

/// What is asked for on a day: this month's and week's plan, the next week's, and the next month's when it is near.
pub fn asked(today: Date, rules: &Rules<'_>) -> Vec<Plan> {
    let (month, week) = (Month::of(today), Week::of(today));
    let next = month.next();
    let near = days_before(rules.month_plan_due(next), rules, MONTH_AHEAD) <= today;
    let mut list = vec![Plan::Month(month)];
    if near {
        list.push(Plan::Month(next));
    }
    list.extend([Plan::Week(week), Plan::Week(week.next())]);
    list
}

/// The two plans that the board shows for a day: the next month's from a week before it is due, the next week's from
/// the day before it is due; those of the day itself until then.
pub fn in_view(day: Date, rules: &Rules<'_>) -> [Plan; 2] {
    let (month, week) = (Month::of(day), Week::of(day));
    let coming = month.next();
    let month = if days_before(rules.month_plan_due(coming), rules, MONTH_IN_VIEW) <= day {
        coming
    } else {
        month
    };
    let near = rules
        .week_plan_due(week.next())
        .is_some_and(|due| days_before(due, rules, 1) <= day);
    let week = if near { week.next() } else { week };
    [Plan::Month(month), Plan::Week(week)]
}
