//! The board's page and its events.

use std::collections::BTreeMap;
use std::time::Duration;

use askama::Template;
use calendar::{State, parse_date};
use jiff::civil::Date;
use kernel::GroupId;
use people::calendar_of;
use serde::Deserialize;
use web::{Answer, Ask, Context, Error, Query, Result, Routes, Say, Section, Shell, Whole, page};

use super::events;
use crate::access;
use crate::applications;
use crate::duties::{self, GroupDay, Item, Standing, Summary, Task, Teacher};
use crate::home::Row;
use crate::words::{detail, late_by, moment, rules, this_moment, title};

pub fn routes() -> Routes {
    Routes::new()
        .get("/supervision", board, &access::BOARD)
        .get("/supervision/events", changes, &access::BOARD)
}

/// One cell: a duty of a group.
struct Cell {
    /// "h-ok", "h-late", "h-miss", "h-wait", "h-none"
    class: &'static str,
    icon: Option<&'static str>,
    /// What the state is called, for those who do not see the colour
    word: String,
    /// "08:41", "vēl 19 min"
    text: String,
    /// "22 no 22"
    below: String,
    /// What it is, for those who do not see the column
    title: String,
    address: String,
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
    let day = match asked.day.as_deref() {
        None => today,
        Some(text) => {
            parse_date(text).map_err(|_| Error::Unprocessable("unprocessable-address"))?
        }
    };
    let shell = ok.shell(Section::Supervision, None).await?;
    let calendar = calendar_of(&mut ok, institution).await?;
    let next = calendar.next_working_day(day);
    let facts = duties::day(&mut ok, institution, day, next).await?;
    let teachers = names(
        duties::teachers(&mut ok, institution, day).await?,
        &ok.on.say,
    );

    let waiting = if day == today {
        applications::waiting(&mut ok).await?
    } else {
        Vec::new()
    };
    let on = &ok.on;
    let rules = rules(on, &calendar);
    let items: Vec<Vec<Item>> = facts
        .iter()
        .map(|facts| duties::items(facts, day, &rules, on.now))
        .collect();
    let sums = duties::summary(facts.iter().zip(items.iter().map(Vec::as_slice)));
    let hour = |due: Option<jiff::Timestamp>| {
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
        lines: facts
            .iter()
            .zip(&items)
            .map(|(facts, items)| Line {
                group: facts.group,
                name: facts.name.clone(),
                emblem: facts.emblem,
                teachers: teachers.get(&facts.group).cloned().unwrap_or_default(),
                cells: items.iter().map(|item| cell(on, facts, item)).collect(),
            })
            .collect(),
        shell,
        day,
        next,
    })
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

fn cell(on: &Context, facts: &GroupDay, item: &Item) -> Cell {
    let say = &on.say;
    let (class, icon, word, text) = match item.standing {
        Standing::Timed(State::DoneInTime { at }) | Standing::Done(at) => {
            ("h-ok", Some("i-check"), "state-done", moment(on, at))
        }
        Standing::Timed(State::DoneLate { at, by }) => {
            let late = say.a("oversight-late-by", "span", say.span(by));
            (
                "h-late",
                Some("i-check"),
                "oversight-done-late",
                format!("{} {late}", moment(on, at)),
            )
        }
        Standing::Timed(State::Missed { by }) => (
            "h-miss",
            Some("i-x"),
            "oversight-missing",
            say.a("due-missed", "span", late_by(say, by)),
        ),
        Standing::Timed(State::DueIn(left)) => (
            "h-wait",
            Some("i-clock"),
            "state-open",
            say.a("due-in", "span", say.span(left)),
        ),
        Standing::Timed(State::Open { .. }) | Standing::Open => {
            ("h-wait", None, "state-open", say.t("oversight-not-yet"))
        }
        Standing::Timed(State::NotNeeded) => ("h-none", None, "state-none", "–".to_owned()),
    };
    let needed = item.standing.is_needed();
    let below = match item.task {
        Task::Absences if needed => absences(say, facts),
        Task::Diary | Task::NextDiary if needed && !item.standing.is_done() => {
            detail(say, facts, item)
        }
        Task::Topic => facts
            .topics
            .first()
            .map(|topic| topic.title.clone())
            .unwrap_or_default(),
        Task::Absences | Task::Diary | Task::NextDiary | Task::StillToTell => String::new(),
    };
    let title = title(on, item);
    Cell {
        class,
        icon,
        word: say.t(word),
        text,
        below,
        title,
        address: item.address(false),
    }
}

/// "22 no 22 · 3 nav"
fn absences(say: &Say, facts: &GroupDay) -> String {
    let marked = say.a2("oversight-of", "n", facts.marked, "all", facts.expected);
    match facts.absent {
        0 => marked,
        absent => format!("{marked} · {}", say.n("oversight-absent-count", absent)),
    }
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
