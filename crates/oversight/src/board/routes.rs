//! The board's page and its events.

use std::collections::BTreeMap;
use std::time::Duration;

use askama::Template;
use calendar::{Calendar, Rules, parse_date};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::GroupId;
use serde::Deserialize;
use web::{
    Answer, Ask, Context, Error, Query, Reading, Result, Routes, Say, Section, Shell, Whole, page,
};

use super::cells::{Cell, cell, plan_cell};
use super::events;
use crate::access;
use crate::applications;
use crate::duties::{self, GroupDay, Item, Plan, Summary, Teacher};
use crate::home::Row;
use crate::words::{by_due, plan_title, rules, this_moment};

pub fn routes() -> Routes {
    Routes::new()
        .get("/supervision", board, &access::BOARD)
        .get("/supervision/events", changes, &access::BOARD)
}

struct Line {
    group: GroupId,
    name: String,
    emblem: i64,
    teachers: String,
    cells: Vec<Cell>,
}

#[derive(Template)]
#[template(path = "board/board.html")]
struct BoardPage {
    shell: Shell,
    moment: String,
    day: Date,
    is_today: bool,
    previous: Date,
    next: Date,
    day_off: Option<String>,
    absences_due: String,
    diary_due: String,
    sums: Summary,
    lines: Vec<Line>,
    /// What the plans' columns are called, and by when
    plans: Vec<(String, String)>,
    /// Parents' applications that wait (2.3): today's board only
    applications: Vec<Row>,
}

impl BoardPage {
    const fn say(&self) -> &Say {
        &self.shell.say
    }

    /// "Šodien", or the day in words.
    fn day_word(&self) -> String {
        if self.is_today {
            self.say().t("today")
        } else {
            self.say().day_short(self.day)
        }
    }

    /// What the day's entry is called: today's, or just the day's.
    const fn diary_key(&self) -> &'static str {
        if self.is_today {
            "oversight-diary-today"
        } else {
            "oversight-diary"
        }
    }
}

#[derive(Deserialize)]
struct Asked {
    day: Option<String>,
}

async fn board(ask: Ask, Query(asked): Query<Asked>) -> Answer {
    let mut ok = ask.read(&access::BOARD, Whole).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let day = asked.day.as_deref().map_or(Ok(today), |text| {
        parse_date(text).map_err(|_| Error::Unprocessable("unprocessable-address"))
    })?;
    let shell = ok.shell(Section::Supervision, None).await?;
    let calendar = ok.calendar().await?;
    let next = calendar.next_working_day(day);
    let facts = duties::day(&mut ok, institution, day, next).await?;
    let teachers = names(
        duties::teachers(&mut ok, institution, day).await?,
        &ok.on.say,
    );

    let plans = plans_of(&mut ok, day, &calendar).await?;
    let waiting = if day == today {
        applications::waiting(&mut ok).await?
    } else {
        Vec::new()
    };
    let on = &ok.on;
    let rules = rules(on, &calendar);
    let items = |facts: &GroupDay| duties::items(facts, day, &rules, on.now);
    let items: Vec<Vec<Item>> = facts.iter().map(items).collect();
    let sums = duties::summary(facts.iter().zip(items.iter().map(Vec::as_slice)));
    let line = |(facts, items): (&GroupDay, &Vec<Item>)| {
        let own = items.iter().map(|item| cell(on, facts, item));
        let of_plans = plans
            .iter()
            .map(|(plan, done)| plan_cell(on, &rules, (facts.group, *plan), done));
        Line {
            group: facts.group,
            name: facts.name.clone(),
            emblem: facts.emblem,
            teachers: teachers.get(&facts.group).cloned().unwrap_or_default(),
            cells: own.chain(of_plans).collect(),
        }
    };
    let heads = plans.iter().map(|(plan, _)| head(on, &rules, *plan));
    let hour = |due: Option<Timestamp>| {
        due.map(|due| on.say.time(due, rules.zone))
            .unwrap_or_default()
    };
    page(&BoardPage {
        applications: applications::rows(on, &rules, &waiting),
        moment: this_moment(on),
        is_today: day == today,
        previous: calendar.previous_working_day(day),
        day_off: on.say.day_off(&calendar.day(day)),
        absences_due: hour(rules.absences_due(day)),
        diary_due: hour(rules.diary_due(day)),
        sums,
        plans: heads.collect(),
        lines: facts.iter().zip(&items).map(line).collect(),
        shell,
        day,
        next,
    })
}

/// The plans of the day's columns, with the groups that have theirs and since when.
async fn plans_of(
    ok: &mut Reading<Whole>,
    day: Date,
    calendar: &Calendar,
) -> Result<Vec<(Plan, BTreeMap<GroupId, Timestamp>)>> {
    let institution = ok.institution();
    let mut plans = Vec::new();
    for plan in duties::in_view(day, &rules(&ok.on, calendar)) {
        plans.push((plan, duties::done(ok, institution, plan).await?));
    }
    Ok(plans)
}

/// A plan's column: what, and by when.
fn head(on: &Context, rules: &Rules<'_>, plan: Plan) -> (String, String) {
    (plan_title(&on.say, plan), by_due(on, plan.due(rules)))
}

/// "L. Bērziņa, A. Kalniņa", a substitute with the word for it.
fn names(teachers: Vec<Teacher>, say: &Say) -> BTreeMap<GroupId, String> {
    let mut names: BTreeMap<GroupId, String> = BTreeMap::new();
    for one in teachers {
        let initial = one
            .given_name
            .chars()
            .next()
            .map(String::from)
            .unwrap_or_default();
        let mut name = format!("{initial}. {}", one.surname);
        if one.substitute {
            name = say.a("oversight-substitute", "name", name);
        }
        let list = names.entry(one.group_id).or_default();
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(&name);
    }
    names
}

#[derive(Deserialize)]
struct Life {
    seconds: Option<u64>,
}

/// Tells of every change in the institution; for as many seconds as asked, at most ten minutes.
async fn changes(ask: Ask, Query(life): Query<Life>) -> Answer {
    let institution = allowed(&ask).await?;
    let life = life
        .seconds
        .map_or(events::LIFE, Duration::from_secs)
        .min(events::LIFE);
    Ok(events::answer(ask.pulse(), institution, life))
}

/// The institution of a person who may see the board; the transaction ends here.
async fn allowed(ask: &Ask) -> Result<kernel::InstitutionId> {
    Ok(ask.read(&access::BOARD, Whole).await?.institution())
}
