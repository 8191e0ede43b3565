//! Saving a week's plan: what was typed over what others saved meanwhile, never over the same day.

use calendar::Week;
use jiff::civil::Date;
use kernel::{ChildId, PlannedOutcomeId};
use serde_json::json;
use web::{About, Error, Result, Writing};

use super::page::writable;
use crate::access::GroupWeek;
use crate::plan::{Merged, Part, Plan, merge};
use crate::queries::{self, Change, Stamp};
use crate::sheet::Sheet;

/// How often a save is tried over what others save in the same moment.
const TRIES: usize = 4;

/// What saving came to.
pub enum Saved {
    /// It is in the transaction; these are its audit entries.
    Change(Vec<About>),
    /// It stands so already.
    Nothing,
    /// Both versions are shown: 409. What was typed, over the days that only others changed.
    Conflict(Plan, Vec<Part>),
}

/// What a save wants.
pub struct Wanted<'w> {
    /// The plan as it was typed
    pub plan: Plan,
    /// The revision that it was typed over
    pub seen: i64,
    /// Why, where the week is over
    pub reason: &'w str,
}

/// The state that the form was opened on.
async fn base(ok: &mut Writing<GroupWeek>, sheet: &Sheet, seen: i64) -> Result<Plan> {
    if seen == sheet.revision() {
        return Ok(sheet.plan.clone());
    }
    let institution = ok.institution();
    let at = (sheet.group, sheet.week);
    let kept = queries::snapshot(ok, institution, at, seen).await?;
    Ok(kept.unwrap_or_default())
}

/// An outcome that this group's months do not have is no outcome of the lesson: the words stay.
fn known_outcomes(plan: &mut Plan, sheet: &Sheet) {
    let kept: Vec<PlannedOutcomeId> = sheet
        .plan
        .lessons()
        .filter_map(|(_, lesson)| lesson.planned)
        .collect();
    let known = |id: &PlannedOutcomeId| {
        kept.contains(id) || sheet.around.outcomes.iter().any(|one| one.id == *id)
    };
    for lesson in plan.days.values_mut().flatten() {
        lesson.planned = lesson.planned.filter(known);
    }
}

fn codes(plan: &Plan, day: Date) -> Vec<&'static str> {
    let lessons = plan.day(day).iter();
    lessons.map(|lesson| lesson.area.code()).collect()
}

/// One entry for the days, one for each child whose text changed.
fn abouts(week: Week, revision: i64, old: &Plan, merged: &Merged) -> Vec<About> {
    let days: Vec<_> = merged
        .changed
        .iter()
        .filter_map(|part| match part {
            Part::Day(day) => Some(json!({
                "day": day.to_string(), "old": codes(old, *day), "new": codes(&merged.plan, *day),
            })),
            Part::Children => None,
        })
        .collect();
    let mut abouts = vec![About::change(
        json!({ "week": week.to_string(), "revision": revision, "days": days }),
    )];
    if merged.changed.contains(&Part::Children) {
        let (old, new) = (&old.children, &merged.plan.children);
        let mut children: Vec<ChildId> = old.keys().chain(new.keys()).copied().collect();
        children.sort_unstable();
        children.dedup();
        children.retain(|child| old.get(child) != new.get(child));
        abouts.extend(children.into_iter().map(|child| About {
            child: Some(child),
            detail: json!({
                "week": week.to_string(), "old": old.get(&child), "new": new.get(&child),
            }),
        }));
    }
    abouts
}

/// The week as it is by now, with what is planned for children.
pub async fn current(ok: &mut Writing<GroupWeek>) -> Result<Sheet> {
    let GroupWeek(group, week) = ok.subject;
    let (tx, on) = ok.parts();
    let mut sheet = Sheet::read(tx, on, (group, week)).await?;
    let institution = on.viewer.institution.id;
    queries::fill_children(tx, institution, (group, week), &mut sheet.plan).await?;
    Ok(sheet)
}

/// Puts the wanted plan into the transaction, over what another saves in the same moment.
pub async fn save(ok: &mut Writing<GroupWeek>, wanted: &Wanted<'_>) -> Result<Saved> {
    let GroupWeek(group, week) = ok.subject;
    let stamp = Stamp {
        institution: ok.institution(),
        by: ok.account(),
        in_place_of: ok.acting_for(),
        at: ok.on.now,
    };
    for _ in 0..TRIES {
        let sheet = current(ok).await?;
        let base = base(ok, &sheet, wanted.seen).await?;
        let mine = writable(&ok.on, &sheet);
        let mut plan = wanted.plan.clone();
        known_outcomes(&mut plan, &sheet);
        // a day that is not the person's to write stays as it was
        for day in week.days().into_iter().filter(|day| !mine.contains(day)) {
            plan.take(Part::Day(day), &base);
        }
        let merged = merge(week, &base, &sheet.plan, &plan);
        if !merged.conflicts.is_empty() {
            return Ok(Saved::Conflict(merged.plan, merged.conflicts));
        }
        if merged.changed.is_empty() {
            return Ok(Saved::Nothing);
        }
        let kept = sheet.revision();
        let change = Change {
            plan: &merged.plan,
            parts: &merged.changed,
            reason: wanted.reason,
            done: merged.plan.is_done(&sheet.calendar, week),
        };
        if queries::save(ok, stamp, (group, week), kept, change).await? {
            return Ok(Saved::Change(abouts(week, kept + 1, &sheet.plan, &merged)));
        }
    }
    Err(Error::Unavailable(
        "the week plan is being saved by others".to_owned(),
    ))
}
