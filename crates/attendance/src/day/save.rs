//! Saving a day's sheet: only what the person changed, all of it or nothing, never over somebody else's newer mark.

use calendar::Calendar;
use herald::Written;
use jiff::civil::Date;
use kernel::{ChildId, GroupId, Mark};
use serde_json::json;
use web::{About, Error, Form, Result, Writing};

use super::model::{Line, Outcome, State, outcome, wish};
use super::queries::{self, Stamp};

/// The children whose state is written.
type Changes = Vec<(ChildId, State)>;

/// What saving came to.
pub enum Saved {
    /// It is in the transaction; these are its audit entries.
    Changes(Vec<About>),
    /// Another person changed some of the same children; the sheet shows both.
    Conflict(Vec<Line>),
}

/// Refuses a day on which nothing is marked, and "present" before the day has come.
pub fn check_day(calendar: &Calendar, day: Date, today: Date, mark: Option<Mark>) -> Result<()> {
    if !calendar.is_working(day) {
        return Err(Error::Unprocessable("attendance-day-off"));
    }
    if day > today && mark.is_some_and(|mark| mark == Mark::Present) {
        return Err(Error::Unprocessable("attendance-not-yet"));
    }
    Ok(())
}

/// Sorts the wishes: what to write, and the sheet as it would come back.
fn sort(form: &Form, mut lines: Vec<Line>) -> Result<(Vec<Line>, Changes)> {
    let rest_present = form.text("action") == "rest-present";
    let mut changes = Vec::new();
    for line in lines.iter_mut().filter(|line| !line.home) {
        if let Some(wish) = wish(form, line)? {
            match outcome(&wish, &line.saved) {
                Outcome::Same => {}
                Outcome::Write => changes.push((line.pupil.id, wish.wanted.clone())),
                Outcome::Conflict => line.conflict = true,
            }
            line.shown = wish.wanted;
        } else if rest_present && line.saved.mark.is_none() {
            let present = State {
                mark: Some(Mark::Present),
                ..State::default()
            };
            changes.push((line.pupil.id, present));
        }
    }
    Ok((lines, changes))
}

/// Writes the form's changes into the transaction.
pub async fn save(
    ok: &mut Writing<(GroupId, Date)>,
    form: &Form,
    lines: Vec<Line>,
    calendar: &Calendar,
) -> Result<Saved> {
    let (group, day) = ok.subject;
    let (lines, changes) = sort(form, lines)?;
    if lines.iter().any(|line| line.conflict) {
        return Ok(Saved::Conflict(lines));
    }
    for (_, state) in &changes {
        check_day(calendar, day, ok.on.today, state.mark)?;
    }
    let stamp = Stamp {
        institution: ok.institution(),
        by: ok.account(),
        in_place_of: ok.acting_for(),
        at: ok.on.now,
    };
    queries::set_marks(ok, stamp, (group, day), &changes).await?;
    tell(ok, stamp, &changes).await?;
    let changed = |child: ChildId| changes.iter().any(|(id, _)| *id == child);
    let complete = lines
        .iter()
        .all(|line| line.home || line.saved.mark.is_some() || changed(line.pupil.id));
    if complete && day <= ok.on.today && !lines.is_empty() {
        queries::confirm(ok, stamp, group, day).await?;
    }
    Ok(Saved::Changes(entries(&lines, &changes)))
}

/// Leaves word of the absences to the parents who chose to be told.
async fn tell(
    ok: &mut Writing<(GroupId, Date)>,
    stamp: Stamp,
    changes: &[(ChildId, State)],
) -> Result<()> {
    let away = |(_, state): &(ChildId, State)| state.mark.is_some_and(Mark::is_absence);
    if !changes.iter().any(away) {
        return Ok(());
    }
    let written = Written {
        institution: stamp.institution,
        group: ok.subject.0,
        day: ok.subject.1,
        at: stamp.at,
        today: ok.on.today,
        job: ok.next_id()?,
    };
    Ok(herald::absences(ok, &written).await?)
}

/// One audit entry a child, with the old and the new state.
fn entries(lines: &[Line], changes: &[(ChildId, State)]) -> Vec<About> {
    let old = |child: ChildId| {
        lines
            .iter()
            .find(|line| line.pupil.id == child)
            .map(|line| &line.saved)
    };
    let state = |state: &State| json!({ "mark": state.code(), "note": state.note, "doctor": state.doctor_note });
    changes
        .iter()
        .map(|(child, new)| About {
            child: Some(*child),
            detail: json!({ "old": old(*child).map(state), "new": state(new) }),
        })
        .collect()
}
