//! The handlers of a week's versions.

use std::collections::BTreeMap;

use askama::Template;
use calendar::Week;
use kernel::{ChildId, GroupId, InstitutionId};
use people::roll::roll;
use planning::text::plain;
use serde::Deserialize;
use store::ReadTx;
use web::access::Reach;
use web::{
    Answer, Ask, Context, Error, Form, Group, Path, Query, Result, Routes, Section, Shell, again,
    go, page,
};

use super::queries::{Version, states, versions};
use crate::access::{self, GroupWeek};
use crate::edit::{Saved, Wanted, save};
use crate::lesson::{Field, Place};
use crate::plan::{Part, Plan, asked_day, is_over, parts};
use crate::queries::{kept, parse, snapshot};
use crate::words;

pub fn routes() -> Routes {
    Routes::new()
        .get(
            "/groups/{group}/plans/week/{week}/history",
            show,
            &access::SEE_CHILDREN,
        )
        .post(
            "/groups/{group}/plans/week/{week}/history/{revision}",
            restore,
            &access::WRITE,
        )
}

#[derive(Deserialize, Default, Clone, Copy)]
struct Which {
    old: Option<i64>,
    new: Option<i64>,
}

/// One version as it is listed.
struct Listed {
    revision: i64,
    at: String,
    who: String,
    reason: String,
    old: bool,
    new: bool,
}

/// A part that differs.
struct Differing {
    label: String,
    old: Vec<(String, String)>,
    new: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "history/history.html")]
struct HistoryPage {
    shell: Shell,
    group: Group,
    week: Week,
    versions: Vec<Listed>,
    /// The two that are compared
    compared: Option<(i64, i64)>,
    differences: Vec<Differing>,
    latest: i64,
    writes: bool,
    over: bool,
    fault: Option<String>,
}

fn listed(on: &Context, version: Version, pair: Option<(i64, i64)>) -> Listed {
    let absent = (
        version.absent_given_name.as_deref(),
        version.absent_surname.as_deref(),
    );
    Listed {
        at: on
            .say
            .moment(version.saved_at, &on.viewer.institution.zone, on.today),
        who: words::writer(&on.say, (&version.given_name, &version.surname), absent),
        reason: version.reason,
        old: pair.is_some_and(|(old, _)| old == version.revision),
        new: pair.is_some_and(|(_, new)| new == version.revision),
        revision: version.revision,
    }
}

/// A part in words, line by line.
fn lines(
    on: &Context,
    names: &BTreeMap<ChildId, String>,
    plan: &Plan,
    part: Part,
) -> Vec<(String, String)> {
    let say = &on.say;
    match part {
        Part::Day(day) => {
            let lesson = |one: &crate::lesson::Lesson| {
                let area = say.t(&format!("area-{}", one.area));
                let outdoors = (one.place == Place::Outdoors).then(|| say.t("week-outdoors"));
                let texts = Field::ALL.into_iter().filter_map(|field| {
                    let text = one.texts.get(field);
                    (!text.is_empty()).then(|| format!("{}: {text}", say.t(field.label())))
                });
                let texts: Vec<String> = outdoors.into_iter().chain(texts).collect();
                (format!("{} · {area}", one.area.code()), texts.join("\n"))
            };
            plan.day(day).iter().map(lesson).collect()
        }
        Part::Children => {
            let name = |child| names.get(child).cloned().unwrap_or_default();
            let notes = plan.children.iter();
            notes
                .map(|(child, text)| (name(child), text.clone()))
                .collect()
        }
    }
}

fn differences(
    on: &Context,
    week: Week,
    names: &BTreeMap<ChildId, String>,
    (old, new): (&Plan, &Plan),
) -> Vec<Differing> {
    let differing = |part: Part| {
        let (before, after) = (lines(on, names, old, part), lines(on, names, new, part));
        (before != after).then(|| Differing {
            label: match part {
                Part::Day(day) => on.say.weekday_and_day(day),
                Part::Children => on.say.t("week-notes"),
            },
            old: before,
            new: after,
        })
    };
    parts(week).filter_map(differing).collect()
}

/// The pair to compare: what was chosen, or the last two.
fn pair(which: Which, versions: &[Version]) -> Option<(i64, i64)> {
    let mut newest = versions.iter().map(|one| one.revision);
    let (last, before) = (newest.next(), newest.next());
    let (old, new) = (which.old.or(before)?, which.new.or(last)?);
    Some((old.min(new), old.max(new)))
}

async fn show(
    ask: Ask,
    Path((group, week)): Path<(GroupId, Week)>,
    Query(which): Query<Which>,
) -> Answer {
    page(&history(&ask, (group, week), which, None).await?)
}

async fn history(
    ask: &Ask,
    (group, week): (GroupId, Week),
    which: Which,
    fault: Option<String>,
) -> Result<HistoryPage> {
    let mut ok = ask.read(&access::SEE_CHILDREN, group).await?;
    let institution = ok.institution();
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let saved = versions(&mut ok, institution, group, week).await?;
    let compared = pair(which, &saved);
    let mut plans = Vec::new();
    let mut names = BTreeMap::new();
    if let Some(both) = compared {
        for state in states(&mut ok, institution, (group, week), both).await? {
            plans.push(parse(&state.plan)?);
        }
        let pupils = roll(&mut ok, institution, group, week.monday(), week.sunday()).await?;
        names.extend(pupils.into_iter().map(|pupil| (pupil.id, pupil.name())));
    }
    let on = &ok.on;
    let differences = match plans.as_slice() {
        [old, new] => differences(on, week, &names, (old, new)),
        _ => Vec::new(),
    };
    let reach = Reach {
        group: Some(group),
        day: Some(asked_day(week, on.today)),
        child: None,
    };
    Ok(HistoryPage {
        latest: saved.first().map_or(0, |version| version.revision),
        writes: access::WRITE.allows(&on.viewer, reach),
        over: is_over(week, on.today),
        versions: saved
            .into_iter()
            .map(|version| listed(on, version, compared))
            .collect(),
        compared,
        differences,
        fault,
        group: ok.record.clone(),
        shell,
        week,
    })
}

async fn kept_revision(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (group, week): (GroupId, Week),
) -> Result<i64> {
    let parts = kept(tx, institution, group, week).await?;
    Ok(parts.first().map_or(0, |part| part.revision))
}

/// A version becomes the plan again, as a new save over everything that is there by now.
async fn restore(
    ask: Ask,
    Path((group, week, revision)): Path<(GroupId, Week, i64)>,
    sent: Form,
) -> Answer {
    let mut ok = ask.write(&access::WRITE, GroupWeek(group, week)).await?;
    let institution = ok.institution();
    let reason = plain(sent.text("reason"));
    let fault = match reason.chars().count() {
        0 if is_over(week, ok.on.today) => Some("week-reason-needed"),
        0..=500 => None,
        _ => Some("fault-long"),
    };
    if let Some(key) = fault {
        let fault = ok.on.say.t(key);
        drop(ok);
        let which = Which {
            old: Some(revision),
            new: None,
        };
        return again(&history(&ask, (group, week), which, Some(fault)).await?);
    }
    let found = snapshot(&mut ok, institution, (group, week), revision).await?;
    let found = found.ok_or(Error::NotFound)?;
    let seen: i64 = sent.parse("latest")?;
    // it goes over everything that stands, so that what stands has to be what was seen
    if seen != kept_revision(&mut ok, institution, (group, week)).await? {
        return Err(Error::Conflict("week-restore-conflict"));
    }
    let wanted = Wanted {
        plan: found,
        seen,
        reason: &reason,
    };
    match save(&mut ok, &wanted).await? {
        Saved::Nothing => go(&format!("/groups/{group}/plans/week/{week}")),
        Saved::Change(abouts) => {
            ok.commit(abouts).await?;
            go(&format!("/groups/{group}/plans/week/{week}"))
        }
        Saved::Conflict(..) => Err(Error::Conflict("week-restore-conflict")),
    }
}
