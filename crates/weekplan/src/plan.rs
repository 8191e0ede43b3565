//! A week's plan as a whole: its days and the differentiation, what two people changed at once, when it is done. Pure.

use std::collections::BTreeMap;

use calendar::{Calendar, Duty, DutyKind, Rules, Week};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use kernel::{ChildId, GroupId, PlannedOutcomeId};
use serde::{Deserialize, Serialize};

use crate::lesson::Lesson;

/// Everything that is planned for a week; versions hold it as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Plan {
    /// The lessons of each day that has any
    pub days: BTreeMap<Date, Vec<Lesson>>,
    /// "Diferencēšana": what is different for a child
    #[serde(default)]
    pub children: BTreeMap<ChildId, String>,
}

/// What two people may change at once without being in each other's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A day
    Day(Date),
    /// The differentiation
    Children,
}

impl Part {
    /// The stored form: 1 for Monday to 7, or "children".
    pub fn key(self) -> String {
        match self {
            Self::Day(day) => day.weekday().to_monday_one_offset().to_string(),
            Self::Children => "children".to_owned(),
        }
    }

    /// Reads the stored form.
    pub fn of_key(week: Week, key: &str) -> Option<Self> {
        if key == "children" {
            return Some(Self::Children);
        }
        let mut days = week.days().into_iter().map(Self::Day);
        days.find(|part| part.key() == key)
    }
}

/// What becomes of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Everything as it stands after it: what was typed over what others saved meanwhile
    pub plan: Plan,
    /// What the person changed
    pub changed: Vec<Part>,
    /// What another changed differently meanwhile: nothing is saved then
    pub conflicts: Vec<Part>,
}

impl Plan {
    /// A day's lessons.
    pub fn day(&self, day: Date) -> &[Lesson] {
        self.days.get(&day).map_or(&[], Vec::as_slice)
    }

    /// Every lesson with its day, in order.
    pub fn lessons(&self) -> impl Iterator<Item = (Date, &Lesson)> {
        self.days
            .iter()
            .flat_map(|(day, lessons)| lessons.iter().map(|lesson| (*day, lesson)))
    }

    /// Without a single lesson and without a word on a child.
    pub fn is_empty(&self) -> bool {
        self.days.values().all(Vec::is_empty) && self.children.is_empty()
    }

    /// Puts a part of another plan in place of its own.
    pub fn take(&mut self, part: Part, from: &Self) {
        match part {
            Part::Day(day) => match from.days.get(&day).filter(|lessons| !lessons.is_empty()) {
                Some(lessons) => {
                    self.days.insert(day, lessons.clone());
                }
                None => {
                    self.days.remove(&day);
                }
            },
            Part::Children => self.children.clone_from(&from.children),
        }
    }

    fn same(&self, part: Part, other: &Self) -> bool {
        match part {
            Part::Day(day) => self.day(day) == other.day(day),
            Part::Children => self.children == other.children,
        }
    }

    /// Every working day has a lesson that says what is done (3.6); a week without working days wants nothing.
    pub fn is_done(&self, calendar: &Calendar, week: Week) -> bool {
        let days = calendar.working_days(week.monday(), week.sunday());
        let planned = |day: &Date| self.day(*day).iter().any(|one| one.texts.says_what());
        !days.is_empty() && days.iter().all(planned)
    }
}

/// Every part of a week.
pub fn parts(week: Week) -> impl Iterator<Item = Part> {
    week.days()
        .into_iter()
        .map(Part::Day)
        .chain([Part::Children])
}

/// Puts what was typed over what is kept by now: part by part, what only one of two people changed is theirs, what
/// both changed differently since `base`, the state that the form was opened on, conflicts.
pub fn merge(week: Week, base: &Plan, kept: &Plan, wanted: &Plan) -> Merged {
    let mut merged = Merged {
        plan: kept.clone(),
        changed: Vec::new(),
        conflicts: Vec::new(),
    };
    for part in parts(week) {
        if wanted.same(part, kept) || wanted.same(part, base) {
            continue;
        }
        merged.plan.take(part, wanted);
        if kept.same(part, base) {
            merged.changed.push(part);
        } else {
            merged.conflicts.push(part);
        }
    }
    merged
}

/// Another week's lessons as the beginning of this one: by weekday, from a day off to the nearest working day, without
/// what belongs to children. `find` says which of this month's outcomes has the words of a lesson's.
pub fn copied(
    calendar: &Calendar,
    (from, to): (Week, Week),
    plan: &Plan,
    find: impl Fn(&Lesson) -> Option<PlannedOutcomeId>,
) -> Plan {
    let working = calendar.working_days(to.monday(), to.sunday());
    let apart = from.monday().until(to.monday()).unwrap_or_default();
    let mut copy = Plan::default();
    for (day, lesson) in plan.lessons() {
        let same = day.checked_add(apart).unwrap_or(day);
        let after = working.iter().find(|one| **one >= same);
        let Some(target) = after.or_else(|| working.iter().rfind(|one| **one < same)) else {
            continue;
        };
        let lessons = copy.days.entry(*target).or_default();
        if lessons.len() < crate::typed::LESSONS {
            lessons.push(Lesson {
                planned: find(lesson),
                ..lesson.clone()
            });
        }
    }
    copy
}

/// The same week of the year before: 52 weeks earlier, so that the season is the same.
pub fn last_year(week: Week) -> Week {
    let monday = week.monday();
    Week::of(monday.checked_sub(52.weeks()).unwrap_or(monday))
}

/// A week that is over may be changed only with a reason.
pub fn is_over(week: Week, today: Date) -> bool {
    week.sunday() < today
}

/// The week that is planned now: this one, from Friday on the next.
pub fn coming(today: Date) -> Week {
    let week = Week::of(today);
    let [.., friday] = week.weekdays();
    if today < friday { week } else { week.next() }
}

/// The day by which a person's right to write the week is asked for: today in it, its nearest day otherwise, so that
/// who stands in for somebody reaches it exactly when one of its days is theirs.
pub fn asked_day(week: Week, today: Date) -> Date {
    today.clamp(week.monday(), week.sunday())
}

/// The duty of a week's plan (3.6).
pub fn duty(
    rules: &Rules<'_>,
    group: GroupId,
    week: Week,
    done: Option<Timestamp>,
) -> Duty<GroupId> {
    Duty {
        kind: DutyKind::WeekPlan,
        subject: group,
        for_day: week.monday(),
        due: rules.week_plan_due(week),
        done,
    }
}
