//! From week to day (3.9.1): how a day of the diary begins that has a plan, and what differs from the plan later.

use calendar::{Month, Week};
use jiff::civil::Date;
use kernel::{Area, GroupId};
use planning::records::{PlannedOutcome, outcomes_of_month};
use store::ReadTx;
use timetable::{WeekSlot, slots_of_week};
use web::{Context, Result, Say};

use crate::lesson::{Lesson, Place};
use crate::records::lessons_between;

/// A row as the day begins with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// "Priekšmets"
    pub area: Area,
    /// "Tēma"
    pub theme: String,
}

/// A subject teacher's lesson of the timetable that the plan does not name: it comes by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// On which day
    pub day: Date,
    /// "10:10"
    pub starts: String,
    /// Its learning area
    pub area: Area,
    /// "Mūzika"
    pub name: String,
    /// Who teaches it
    pub teacher: Option<String>,
    /// What is planned of it for the month (3.5.2)
    pub outcomes: Vec<String>,
}

/// Names differ in capital letters and spaces only.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// A day's subject lessons that none of its planned lessons names, by hour.
pub fn subjects<'l>(
    day: Date,
    named: impl Iterator<Item = &'l str> + Clone,
    slots: &[WeekSlot],
    outcomes: &[PlannedOutcome],
) -> Vec<Subject> {
    let own = slots
        .iter()
        .filter(|slot| slot.day == day && !slot.subject.is_empty());
    let unnamed = own.filter(|slot| !named.clone().any(|name| same_name(name, &slot.subject)));
    let subject = |slot: &WeekSlot| Subject {
        day,
        starts: slot.starts.clone(),
        area: slot.area,
        name: slot.subject.clone(),
        teacher: slot.teacher.clone(),
        outcomes: outcomes
            .iter()
            .filter(|one| same_name(&one.subject, &slot.subject))
            .map(|one| one.text.clone())
            .collect(),
    };
    unnamed.map(subject).collect()
}

/// "SR: stāsta par attēlu", "Ārā: rotaļa", "Mūzika: SR – dzied": a lesson as "Tēma".
pub fn theme_of(say: &Say, lesson: &Lesson) -> String {
    let (outcome, activity) = (lesson.texts.outcome.trim(), lesson.texts.activity.trim());
    let outdoors = lesson.place == Place::Outdoors;
    let named = !lesson.subject.is_empty();
    let mut lines = Vec::new();
    if !outcome.is_empty() {
        let key = if named || (outdoors && activity.is_empty()) {
            "week-start-outcome-inner"
        } else {
            "week-start-outcome"
        };
        lines.push(say.a(key, "text", outcome));
    }
    if !activity.is_empty() {
        lines.push(if outdoors {
            say.a("week-start-outdoors", "text", activity)
        } else {
            activity.to_owned()
        });
    } else if outdoors && !outcome.is_empty() {
        lines = vec![say.a("week-start-outdoors", "text", lines.concat())];
    }
    let text = lines.join("\n");
    if named && !text.is_empty() {
        format!("{}: {text}", lesson.subject)
    } else {
        text
    }
}

fn theme_of_subject(say: &Say, subject: &Subject) -> String {
    if subject.outcomes.is_empty() {
        return subject.name.clone();
    }
    let outcomes = subject.outcomes.join("; ");
    let text = say.a("week-start-outcome-inner", "text", outcomes);
    format!("{}: {text}", subject.name)
}

/// The rows of a day: its planned lessons, then the subject lessons that come by themselves; none without a plan.
pub fn rows(
    say: &Say,
    day: Date,
    lessons: &[Lesson],
    slots: &[WeekSlot],
    outcomes: &[PlannedOutcome],
) -> Vec<Start> {
    if lessons.is_empty() {
        return Vec::new();
    }
    let planned = lessons.iter().map(|lesson| Start {
        area: lesson.area,
        theme: theme_of(say, lesson),
    });
    let named = lessons.iter().map(|lesson| lesson.subject.as_str());
    let own = subjects(day, named, slots, outcomes);
    let coming = own.iter().map(|subject| Start {
        area: subject.area,
        theme: theme_of_subject(say, subject),
    });
    planned.chain(coming).collect()
}

/// How a day of the diary begins that has a week plan; empty where it has none.
pub async fn day_start(
    tx: &mut ReadTx,
    on: &Context,
    (group, day): (GroupId, Date),
) -> Result<Vec<Start>> {
    let institution = on.viewer.institution.id;
    let plan = lessons_between(tx, institution, group, day, day).await?;
    if plan.day(day).is_empty() {
        return Ok(Vec::new());
    }
    let slots = slots_of_week(tx, &on.recall, group, Week::of(day)).await?;
    let outcomes = outcomes_of_month(tx, institution, group, Month::of(day)).await?;
    Ok(rows(&on.say, day, plan.day(day), &slots.0, &outcomes))
}

/// What the plan had and the day has not, and the other way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// Planned, and not in the day as it was planned
    pub left_out: Vec<Start>,
    /// In the day, and not planned so
    pub added: Vec<Start>,
}

impl Difference {
    /// The day went as planned.
    pub fn is_none(&self) -> bool {
        self.left_out.is_empty() && self.added.is_empty()
    }
}

/// Compares a day with its plan, row by row whatever their order; spaces do not count.
pub fn difference(planned: &[Start], day: &[Start]) -> Difference {
    let key = |row: &Start| {
        let words: Vec<&str> = row.theme.split_whitespace().collect();
        (row.area, words.join(" "))
    };
    let mut rest: Vec<&Start> = day.iter().collect();
    let mut left_out = Vec::new();
    for row in planned {
        match rest.iter().position(|other| key(other) == key(row)) {
            Some(at) => {
                rest.remove(at);
            }
            None => left_out.push(row.clone()),
        }
    }
    Difference {
        left_out,
        added: rest.into_iter().cloned().collect(),
    }
}
