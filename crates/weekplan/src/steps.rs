//! The buttons of the form: saving, and lessons placed, added, removed and moved without a script. Pure.

use calendar::Week;
use jiff::civil::Date;
use kernel::PlannedOutcomeId;
use planning::records::PlannedOutcome;
use web::{Error, Form, Result};

use crate::lesson::Texts;
use crate::typed::{Draft, LESSONS, Typed, TypedNote};

/// What a button of the form asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// "Saglabāt"
    Save,
    /// One of the month's outcomes into a day
    Place(PlannedOutcomeId, Date),
    /// One more lesson of a day
    Add(Date),
    /// One lesson less
    Remove(usize),
    /// A lesson changes places with the one before it
    Up(usize),
    /// A lesson changes places with the one after it
    Down(usize),
    /// One more child
    AddNote,
    /// One child less
    RemoveNote(usize),
}

fn day_of(week: Week, weekday: &str) -> Option<Date> {
    let at: usize = weekday.parse().ok()?;
    week.days().get(at.checked_sub(1)?).copied()
}

fn known(draft: &Draft, week: Week, action: &str) -> Option<Step> {
    if action.is_empty() || action == "save" {
        return Some(Step::Save);
    }
    if action == "add-note" {
        return Some(Step::AddNote);
    }
    let lesson = |key: &str| draft.lessons.iter().position(|one| one.key == key);
    let (verb, rest) = action.split_once('-')?;
    match verb {
        "place" => {
            let (outcome, weekday) = rest.split_once('-')?;
            Some(Step::Place(outcome.parse().ok()?, day_of(week, weekday)?))
        }
        "add" => day_of(week, rest).map(Step::Add),
        "remove" => match rest.strip_prefix("note-") {
            Some(key) => {
                let mut notes = draft.notes.iter();
                notes.position(|one| one.key == key).map(Step::RemoveNote)
            }
            None => lesson(rest).map(Step::Remove),
        },
        "up" => lesson(rest).map(Step::Up),
        "down" => lesson(rest).map(Step::Down),
        _ => None,
    }
}

/// Reads the button.
pub fn step(form: &Form, draft: &Draft, week: Week) -> Result<Step> {
    known(draft, week, form.text("action")).ok_or(Error::Unprocessable("unprocessable-value"))
}

/// What to go on with after a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// A lesson
    Lesson(usize),
    /// A child
    Note(usize),
}

/// A placed outcome as a lesson: area and words are filled in.
pub fn placed(day: Date, outcome: &PlannedOutcome) -> Typed {
    Typed {
        day,
        area: Some(outcome.area),
        subject: outcome.subject.clone(),
        planned: Some(outcome.id),
        texts: Texts {
            outcome: outcome.text.clone(),
            ..Texts::default()
        },
        ..Typed::default()
    }
}

fn room(draft: &Draft, day: Date) -> bool {
    draft.lessons.iter().filter(|one| one.day == day).count() < LESSONS
}

/// Puts a lesson at the end of its day; the place where it stands.
fn insert(draft: &mut Draft, lesson: Typed) -> usize {
    let at = draft
        .lessons
        .iter()
        .take_while(|one| one.day <= lesson.day)
        .count();
    draft.lessons.insert(at, lesson);
    at
}

/// Changes places with a neighbour of the same day.
fn swap(draft: &mut Draft, at: usize, other: usize) -> usize {
    let day = |place: usize| draft.lessons.get(place).map(|one| one.day);
    if at != other && day(at) == day(other) {
        draft.lessons.swap(at, other);
        return other;
    }
    at
}

/// The form after a button that only changes it, and what to go on with; none for saving.
pub fn rearrange(
    mut draft: Draft,
    step: Step,
    outcomes: &[PlannedOutcome],
) -> Option<(Draft, Focus)> {
    draft.lessons.sort_by_key(|one| one.day);
    let last = |list: usize| list.saturating_sub(1);
    let focus = match step {
        Step::Save => return None,
        Step::Place(id, day) => {
            let outcome = outcomes.iter().find(|one| one.id == id);
            match outcome.filter(|_| room(&draft, day)) {
                Some(outcome) => Focus::Lesson(insert(&mut draft, placed(day, outcome))),
                None => Focus::Lesson(last(draft.lessons.len())),
            }
        }
        Step::Add(day) if room(&draft, day) => Focus::Lesson(insert(&mut draft, Typed::on(day))),
        Step::Add(_) => Focus::Lesson(last(draft.lessons.len())),
        Step::Remove(at) => {
            draft.lessons.remove(at);
            Focus::Lesson(at.min(last(draft.lessons.len())))
        }
        Step::Up(at) => Focus::Lesson(swap(&mut draft, at, at.saturating_sub(1))),
        Step::Down(at) => Focus::Lesson(swap(&mut draft, at, at + 1)),
        Step::AddNote => {
            draft.notes.push(TypedNote::default());
            Focus::Note(last(draft.notes.len()))
        }
        Step::RemoveNote(at) => {
            draft.notes.remove(at);
            Focus::Note(at.min(last(draft.notes.len())))
        }
    };
    draft.number();
    Some((draft, focus))
}
