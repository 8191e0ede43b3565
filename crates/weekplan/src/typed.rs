//! The week's form: what is typed, what is wrong with it, and the plan that it makes. Pure.

use calendar::Week;
use jiff::civil::Date;
use kernel::{Area, ChildId, PlannedOutcomeId};
use planning::text::plain;
use web::{Error, Form, Result};

use crate::lesson::{Field, Lesson, Place, Texts};
use crate::plan::Plan;

/// The most lessons of a day.
pub const LESSONS: usize = 15;
/// The most lessons of a form.
const ALL: usize = 7 * LESSONS;
/// The most characters on a child.
pub const NOTE: usize = 2000;
/// The most children with differentiation.
const NOTES: usize = 60;
/// The most characters of a reason.
const REASON: usize = 500;
/// The most characters of a subject.
const SUBJECT: usize = 60;

/// A lesson of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// What its fields are called after: "3" of "area-3"
    pub key: String,
    /// On which day
    pub day: Date,
    /// Where
    pub place: Place,
    /// "Mācību joma"; none while it is not chosen
    pub area: Option<Area>,
    /// "Mūzika" where it is a subject teacher's
    pub subject: String,
    /// The month's outcome that was placed here
    pub planned: Option<PlannedOutcomeId>,
    /// What is written of it
    pub texts: Texts,
}

impl Typed {
    /// Nothing was chosen or written.
    pub fn is_blank(&self) -> bool {
        self.area.is_none() && self.texts.is_blank()
    }

    /// An empty one on that day.
    pub fn on(day: Date) -> Self {
        Self {
            day,
            ..Self::default()
        }
    }

    /// As it is kept.
    pub fn of(day: Date, lesson: &Lesson) -> Self {
        Self {
            key: String::new(),
            day,
            place: lesson.place,
            area: Some(lesson.area),
            subject: lesson.subject.clone(),
            planned: lesson.planned,
            texts: lesson.texts.clone(),
        }
    }
}

/// What is typed on a child.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedNote {
    /// What its fields are called after
    pub key: String,
    /// None while it is not chosen
    pub child: Option<ChildId>,
    /// What is different
    pub text: String,
}

/// The form as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The lessons, by day, in the order of the form
    pub lessons: Vec<Typed>,
    /// "Diferencēšana"
    pub notes: Vec<TypedNote>,
    /// Why a week that is over is changed
    pub reason: String,
}

impl Draft {
    /// What is kept, as the form shows it.
    pub fn of(plan: &Plan) -> Self {
        let notes = plan.children.iter().map(|(child, text)| TypedNote {
            key: String::new(),
            child: Some(*child),
            text: text.clone(),
        });
        let mut draft = Self {
            lessons: plan
                .lessons()
                .map(|(day, lesson)| Typed::of(day, lesson))
                .collect(),
            notes: notes.collect(),
            reason: String::new(),
        };
        draft.number();
        draft
    }

    /// Gives every lesson and every child of the form a key of its own, lessons by day.
    pub fn number(&mut self) {
        self.lessons.sort_by_key(|one| one.day);
        for (at, one) in self.lessons.iter_mut().enumerate() {
            one.key = at.to_string();
        }
        for (at, one) in self.notes.iter_mut().enumerate() {
            one.key = at.to_string();
        }
    }
}

/// What the fields of a lesson begin with.
fn lesson_key(name: &str) -> Option<(&str, &str)> {
    let (kind, key) = name.split_once('-')?;
    let own = matches!(kind, "day" | "place" | "area" | "subject" | "planned");
    let text = || Field::ALL.iter().any(|field| field.as_str() == kind);
    (own || text()).then_some((kind, key))
}

fn read(form: &Form, week: Week, key: &str) -> Result<Typed> {
    let name = |kind: &str| format!("{kind}-{key}");
    let weekday: usize = form.parse(&name("day"))?;
    let day = weekday
        .checked_sub(1)
        .and_then(|at| week.days().get(at).copied())
        .ok_or(Error::Unprocessable("unprocessable-value"))?;
    let mut texts = Texts::default();
    for field in Field::ALL {
        texts.set(field, plain(form.text(&name(field.as_str()))));
    }
    Ok(Typed {
        key: key.to_owned(),
        day,
        place: form.parse_opt(&name("place"))?.unwrap_or_default(),
        area: form.parse_opt(&name("area"))?,
        subject: plain(form.text(&name("subject")))
            .chars()
            .take(SUBJECT)
            .collect(),
        planned: form.parse_opt(&name("planned"))?,
        texts,
    })
}

/// Reads the form; texts pasted from Word become plain lines and lists.
pub fn typed(form: &Form, week: Week) -> Result<Draft> {
    let mut draft = Draft {
        reason: plain(form.text("reason")),
        ..Draft::default()
    };
    for (name, _) in form.pairs() {
        if let Some((_, key)) = lesson_key(name) {
            if draft.lessons.iter().any(|one| one.key == key) {
                continue;
            }
            if draft.lessons.len() == ALL {
                return Err(Error::Unprocessable("week-too-many"));
            }
            draft.lessons.push(read(form, week, key)?);
        } else if let Some(key) = name.strip_prefix("child-") {
            if draft.notes.len() == NOTES {
                return Err(Error::Unprocessable("week-too-many-notes"));
            }
            draft.notes.push(TypedNote {
                key: key.to_owned(),
                child: form.parse_opt(name)?,
                text: plain(form.text(&format!("note-{key}"))),
            });
        }
    }
    draft.lessons.sort_by_key(|one| one.day);
    Ok(draft)
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field's name in the form
    pub field: String,
    /// The key of its label
    pub label: &'static str,
    /// On which day it stands, if it does
    pub day: Option<Date>,
    /// The text that says what to do
    pub key: &'static str,
    /// The most characters, for texts that are too long
    pub most: usize,
}

fn fault(field: String, label: &'static str, key: &'static str) -> Fault {
    Fault {
        field,
        label,
        day: None,
        key,
        most: 0,
    }
}

fn long(field: String, label: &'static str, text: &str, most: usize) -> Option<Fault> {
    (text.chars().count() > most).then(|| Fault {
        most,
        ..fault(field, label, "week-text-long")
    })
}

fn lesson_faults(one: &Typed, before: usize) -> Vec<Fault> {
    let name = |kind: &str| format!("{kind}-{}", one.key);
    let mut faults: Vec<Fault> = Field::ALL
        .into_iter()
        .filter_map(|field| {
            let text = one.texts.get(field);
            long(name(field.as_str()), field.label(), text, field.most())
        })
        .collect();
    if one.area.is_none() {
        faults.insert(0, fault(name("area"), "week-area", "week-no-area"));
    }
    if before >= LESSONS {
        faults.insert(0, fault(name("day"), "week-day", "week-day-full"));
    }
    for one_fault in &mut faults {
        one_fault.day = Some(one.day);
    }
    faults
}

fn note_faults(draft: &Draft) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, one) in draft.notes.iter().enumerate() {
        let (child, note) = (format!("child-{}", one.key), format!("note-{}", one.key));
        let twice = || {
            let mut earlier = draft.notes.iter().take(at);
            earlier.any(|other| !other.text.is_empty() && other.child == one.child)
        };
        match one.child {
            None if !one.text.is_empty() => {
                faults.push(fault(child, "week-child", "week-no-child"));
            }
            Some(_) if !one.text.is_empty() && twice() => {
                faults.push(fault(child, "week-child", "week-child-twice"));
            }
            None | Some(_) => {}
        }
        faults.extend(long(note, "week-note", &one.text, NOTE));
    }
    faults
}

/// The plan that the form makes, without its empty lessons; or what is wrong with it.
pub fn check(draft: &Draft, reason_wanted: bool) -> Result<Plan, Vec<Fault>> {
    let (mut plan, mut faults) = (Plan::default(), Vec::new());
    if reason_wanted && draft.reason.is_empty() {
        faults.push(fault(
            "reason".to_owned(),
            "week-reason",
            "week-reason-needed",
        ));
    }
    faults.extend(long(
        "reason".to_owned(),
        "week-reason",
        &draft.reason,
        REASON,
    ));
    let mut before: Vec<Date> = Vec::new();
    for one in draft.lessons.iter().filter(|one| !one.is_blank()) {
        let earlier = before.iter().filter(|day| **day == one.day).count();
        before.push(one.day);
        faults.extend(lesson_faults(one, earlier));
        if let Some(area) = one.area {
            plan.days.entry(one.day).or_default().push(Lesson {
                place: one.place,
                area,
                subject: one.subject.clone(),
                planned: one.planned,
                texts: one.texts.clone(),
            });
        }
    }
    faults.extend(note_faults(draft));
    let notes = draft.notes.iter().filter(|one| !one.text.is_empty());
    plan.children
        .extend(notes.filter_map(|one| Some((one.child?, one.text.clone()))));
    if faults.is_empty() {
        Ok(plan)
    } else {
        Err(faults)
    }
}
