//! The handlers of the versions' pages.

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::Date;
use kernel::{AccountId, GroupId};
use serde::Deserialize;
use web::{Answer, Ask, Context, Error, Group, Path, Query, Routes, Section, Shell, page};

use super::compare::{Pair, pairs};
use crate::access;
use crate::draft::{Lesson, State};
use crate::queries::{self, Version};
use crate::view::{Shown, StepLine, WeekView, step_line, who};

/// The pages of versions.
pub fn routes() -> Routes {
    Routes::new()
        .get(
            "/groups/{group}/timetable/versions/{version}",
            show,
            &access::SEE,
        )
        .get("/groups/{group}/timetable/compare", compare, &access::SEE)
}

#[derive(Template)]
#[template(path = "versions/version.html")]
struct VersionPage {
    shell: Shell,
    group: Group,
    number: i64,
    state: State,
    from_on: Date,
    who: String,
    steps: Vec<StepLine>,
    week: WeekView,
    /// The numbers of the older and the newer neighbour
    older: Option<i64>,
    newer: Option<i64>,
}

async fn show(ask: Ask, Path((group, number)): Path<(GroupId, i64)>) -> Answer {
    let mut ok = ask.read(&access::SEE, group).await?;
    let institution = ok.institution();
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let versions = queries::versions(&mut ok, institution, group).await?;
    let version = versions.iter().find(|one| one.version == number);
    let version = version.cloned().ok_or(Error::NotFound)?;
    let steps = queries::steps(&mut ok, institution, group).await?;
    let ids = [Some(version.id), None, None];
    let lessons = queries::lessons(&mut ok, institution, ids).await?;
    let on = &ok.on;
    let numbers = || versions.iter().map(|one| one.version);
    page(&VersionPage {
        who: who(on, &version),
        steps: steps
            .iter()
            .filter(|step| step.version == number)
            .map(|step| step_line(on, step))
            .collect(),
        week: WeekView::of(&on.say, &lessons.names, &lessons.of(version.id)),
        older: numbers().filter(|one| *one < number).max(),
        newer: numbers().filter(|one| *one > number).min(),
        group: ok.record.clone(),
        state: version.state,
        from_on: version.from_on,
        number,
        shell,
    })
}

/// A lesson of both versions.
struct Row {
    day: String,
    left: Option<Shown>,
    right: Option<Shown>,
    /// The key of what became of it; empty where it stayed
    change: &'static str,
}

#[derive(Template)]
#[template(path = "versions/compare.html")]
struct ComparePage {
    shell: Shell,
    group: Group,
    options: Vec<Version>,
    /// What is chosen
    pair: (i64, i64),
    /// Each side's words: "1. versija, no 01.09.2026."
    heads: [String; 2],
    rows: Vec<Row>,
    changes: usize,
}

impl ComparePage {
    /// The versions to choose from.
    fn numbers(&self) -> Vec<i64> {
        self.options.iter().map(|one| one.version).collect()
    }
}

#[derive(Deserialize)]
struct Asked {
    left: Option<i64>,
    right: Option<i64>,
}

fn row(on: &Context, names: &BTreeMap<AccountId, String>, pair: &Pair<'_>) -> Row {
    let shown = |lesson: &Lesson| Shown::of(&on.say, names, lesson);
    Row {
        day: on.say.t(&format!("timetable-day-{}", pair.weekday)),
        left: pair.left.map(shown),
        right: pair.right.map(shown),
        change: pair.change(),
    }
}

/// Two versions side by side; the newest one with the one before it where none is asked for.
async fn compare(ask: Ask, Path(group): Path<GroupId>, Query(asked): Query<Asked>) -> Answer {
    let mut ok = ask.read(&access::SEE, group).await?;
    let institution = ok.institution();
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let versions = queries::versions(&mut ok, institution, group).await?;
    let numbered = |number: i64| versions.iter().find(|one| one.version == number);
    let right = match asked.right {
        Some(number) => Some(numbered(number).ok_or(Error::NotFound)?),
        None => versions.first(),
    };
    let left = match (asked.left, right) {
        (Some(number), _) => Some(numbered(number).ok_or(Error::NotFound)?),
        (None, Some(right)) => versions.iter().find(|one| one.version < right.version),
        (None, None) => None,
    };
    let ids = [left.map(|one| one.id), right.map(|one| one.id), None];
    let lessons = queries::lessons(&mut ok, institution, ids).await?;
    let of = |version: Option<&Version>| version.map(|one| lessons.of(one.id)).unwrap_or_default();
    let (before, after) = (of(left), of(right));
    let pairs = pairs(&before, &after);
    let on = &ok.on;
    let head = |version: Option<&Version>| {
        version.map_or_else(String::new, |one| {
            let name = on.say.a("timetable-version", "n", one.version);
            let from = on.say.a("timetable-from", "day", on.say.date(one.from_on));
            format!("{name}, {from}")
        })
    };
    let number = |version: Option<&Version>| version.map_or(0, |one| one.version);
    page(&ComparePage {
        changes: pairs
            .iter()
            .filter(|pair| !pair.change().is_empty())
            .count(),
        rows: pairs
            .iter()
            .map(|pair| row(on, &lessons.names, pair))
            .collect(),
        heads: [head(left), head(right)],
        pair: (number(left), number(right)),
        group: ok.record.clone(),
        options: versions,
        shell,
    })
}
