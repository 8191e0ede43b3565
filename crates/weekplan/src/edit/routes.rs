//! The handlers of a week's plan being written.

use calendar::Week;
use kernel::{ChildId, GroupId, InstitutionId};
use people::roll::{Pupil, roll};
use planning::drafts;
use serde::Deserialize;
use store::ReadTx;
use web::{
    Answer, Ask, Context, Error, Form, Path, Query, Result, Routes, Section, Writing, again,
    both_versions, go, page,
};

use super::autosave::{self, place};
use super::page::{Beside, EditPage, Filled, compose, writable};
use super::save::{Saved, Wanted, current, save};
use crate::access::{self, GroupWeek};
use crate::plan::{Plan, copied, is_over, last_year};
use crate::queries;
use crate::records::lessons_between;
use crate::sheet::Sheet;
use crate::steps::{Step, rearrange, step};
use crate::typed::{Draft, check, typed};

pub fn routes() -> Routes {
    Routes::new()
        .get(
            "/groups/{group}/plans/week/{week}/edit",
            show,
            &access::WRITE,
        )
        .post(
            "/groups/{group}/plans/week/{week}/edit",
            write,
            &access::WRITE,
        )
}

#[derive(Deserialize)]
struct Which {
    /// "last-week", "last-year" or "group-5"
    from: Option<String>,
}

/// Which group's which week to begin from.
fn source(from: &str, group: GroupId, week: Week) -> Result<(GroupId, Week)> {
    match from {
        "last-week" => Ok((group, week.previous())),
        "last-year" => Ok((group, last_year(week))),
        _ => {
            let other = from.strip_prefix("group-").and_then(|id| id.parse().ok());
            Ok((other.ok_or(Error::NotFound)?, week))
        }
    }
}

async fn of_week(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (group, week): (GroupId, Week),
) -> Result<Plan> {
    lessons_between(tx, institution, group, week.monday(), week.sunday()).await
}

/// The group's children of that week, and those who have a text in it.
async fn beside(tx: &mut ReadTx, on: &Context, sheet: &Sheet) -> Result<Beside> {
    let institution = on.viewer.institution.id;
    let (group, week) = (sheet.group, sheet.week);
    let mut pupils = roll(tx, institution, group, week.monday(), week.sunday()).await?;
    for note in queries::notes(tx, institution, group, week).await? {
        if pupils.iter().all(|pupil| pupil.id != note.child_id) {
            pupils.push(Pupil {
                id: note.child_id,
                given_name: note.given_name,
                surname: note.surname,
                here: Vec::new(),
                home: Vec::new(),
            });
        }
    }
    if sheet.revision() > 0 {
        return Ok(Beside {
            pupils,
            others: Vec::new(),
            last_week: false,
            last_year: false,
        });
    }
    let [last, year] = [week.previous(), last_year(week)];
    Ok(Beside {
        pupils,
        others: queries::others(tx, institution, group, week).await?,
        last_week: !queries::kept(tx, institution, group, last)
            .await?
            .is_empty(),
        last_year: !queries::kept(tx, institution, group, year)
            .await?
            .is_empty(),
    })
}

/// The form as it opens: a copy, what was typed and not saved, or what is kept.
async fn filled(
    tx: &mut ReadTx,
    on: &Context,
    sheet: &Sheet,
    from: Option<&str>,
) -> Result<Filled> {
    let (group, week) = (sheet.group, sheet.week);
    let institution = on.viewer.institution.id;
    let kept = || Draft::of(&sheet.plan);
    if let Some(from) = from {
        let at = source(from, group, week)?;
        if sheet.revision() > 0 {
            return Ok(Filled {
                draft: kept(),
                not_copied: true,
                ..Filled::default()
            });
        }
        let theirs = of_week(tx, institution, at).await?;
        let find = |lesson: &crate::lesson::Lesson| {
            let mut outcomes = sheet.around.outcomes.iter();
            let same = outcomes
                .find(|one| one.area == lesson.area && one.text.trim() == lesson.texts.outcome);
            same.map(|one| one.id)
        };
        let copy = copied(&sheet.calendar, (at.1, week), &theirs, find);
        return Ok(Filled {
            draft: Draft::of(&copy),
            copied: (!copy.is_empty()).then(|| on.say.range(at.1.monday(), at.1.sunday())),
            ..Filled::default()
        });
    }
    if let Some(restored) = autosave::restored(tx, on, (group, week)).await? {
        return Ok(restored);
    }
    Ok(Filled {
        draft: kept(),
        ..Filled::default()
    })
}

/// Only the days that the person may write are in the form.
fn own_days(on: &Context, sheet: &Sheet, form: &mut Filled) {
    let days = writable(on, sheet);
    form.draft.lessons.retain(|one| days.contains(&one.day));
}

async fn show(
    ask: Ask,
    Path((group, week)): Path<(GroupId, Week)>,
    Query(which): Query<Which>,
) -> Answer {
    let mut ok = ask.read(&access::WRITE, GroupWeek(group, week)).await?;
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let record = ok.record.0.clone();
    let (tx, on) = ok.parts();
    let institution = on.viewer.institution.id;
    let mut sheet = Sheet::read(tx, on, (group, week)).await?;
    queries::fill_children(tx, institution, (group, week), &mut sheet.plan).await?;
    let mut form = filled(tx, on, &sheet, which.from.as_deref()).await?;
    own_days(on, &sheet, &mut form);
    let beside = beside(tx, on, &sheet).await?;
    page(&compose(on, (shell, record), &sheet, &beside, form))
}

/// The page with the form as it was sent.
async fn back(ok: &mut Writing<GroupWeek>, mut form: Filled) -> Result<EditPage> {
    let shell = ok.shell(Section::Planning, Some(ok.subject.0)).await?;
    let record = ok.record.0.clone();
    let sheet = current(ok).await?;
    let (tx, on) = ok.parts();
    own_days(on, &sheet, &mut form);
    let beside = beside(tx, on, &sheet).await?;
    Ok(compose(on, (shell, record), &sheet, &beside, form))
}

/// What was typed, checked; or the answer that gives it back.
async fn checked(ok: &mut Writing<GroupWeek>, draft: &Draft, seen: i64) -> Result<Checked> {
    let GroupWeek(_, week) = ok.subject;
    let sheet = current(ok).await?;
    let (tx, on) = ok.parts();
    let mine = writable(on, &sheet);
    if !draft.lessons.iter().all(|one| mine.contains(&one.day)) {
        return Err(Error::NotFound);
    }
    let filled = || Filled {
        draft: draft.clone(),
        seen: Some(seen),
        ..Filled::default()
    };
    let refused = |why| {
        Checked::Back(Filled {
            refused: Some(why),
            ..filled()
        })
    };
    if sheet.working().is_empty() {
        return Ok(refused("week-closed"));
    }
    let plan = match check(draft, is_over(week, on.today)) {
        Ok(plan) => plan,
        Err(faults) => return Ok(Checked::Back(Filled { faults, ..filled() })),
    };
    if sheet.revision() == 0 && plan.is_empty() {
        return Ok(refused("week-nothing-written"));
    }
    if !plan.children.is_empty() {
        // only the group's own children, and those who have a text already
        let beside = beside(tx, on, &sheet).await?;
        let known = |child: &ChildId| beside.pupils.iter().any(|pupil| pupil.id == *child);
        if !plan.children.keys().all(known) {
            return Err(Error::Unprocessable("unprocessable-value"));
        }
    }
    Ok(Checked::Good(plan))
}

enum Checked {
    Good(Plan),
    Back(Filled),
}

/// Saves the week, or gives the form back with a lesson more, less or moved.
async fn write(ask: Ask, Path((group, week)): Path<(GroupId, Week)>, sent: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, GroupWeek(group, week)).await?;
    let draft = typed(&sent, week)?;
    let seen: i64 = sent.parse("revision")?;
    let step = step(&sent, &draft, week)?;
    if step != Step::Save {
        let sheet = current(&mut ok).await?;
        let changed = rearrange(draft, step, &sheet.around.outcomes);
        let (draft, focus) = changed.ok_or(Error::NotFound)?;
        // what was seen stays what was seen: a newer version is found when it is saved
        let form = Filled {
            draft,
            seen: Some(seen),
            focus: Some(focus),
            ..Filled::default()
        };
        return page(&back(&mut ok, form).await?);
    }
    match checked(&mut ok, &draft, seen).await? {
        Checked::Back(form) => again(&back(&mut ok, form).await?),
        Checked::Good(plan) => keep(ok, plan, &draft.reason, seen).await,
    }
}

/// Saves a plan that is right.
async fn keep(mut ok: Writing<GroupWeek>, plan: Plan, reason: &str, seen: i64) -> Answer {
    let GroupWeek(group, week) = ok.subject;
    let wanted = Wanted { plan, seen, reason };
    let saved = save(&mut ok, &wanted).await?;
    let abouts = match saved {
        Saved::Nothing => Vec::new(),
        Saved::Change(abouts) => abouts,
        Saved::Conflict(plan, conflicts) => {
            // what came back is over the newer revision, so that saving again is a decision
            let form = Filled {
                draft: Draft {
                    reason: reason.to_owned(),
                    ..Draft::of(&plan)
                },
                conflicts,
                ..Filled::default()
            };
            return both_versions(&back(&mut ok, form).await?);
        }
    };
    let at = place(&ok.on, group, week);
    drafts::drop(&mut ok, &at).await?;
    ok.commit(abouts).await?;
    go(&format!("/groups/{group}/plans/week/{week}"))
}
