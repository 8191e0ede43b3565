//! The handler of the own week.

use askama::Template;
use calendar::Week;
use jiff::civil::Date;
use kernel::{Area, GroupId};
use serde::Deserialize;
use web::{Answer, Ask, Context, Error, Query, Result, Routes, Section, Shell, Whole, page};

use super::queries::{OwnLesson, own_lessons};
use super::week::of_day;
use crate::access;
use crate::draft::State;
use crate::view::name;

pub fn routes() -> Routes {
    Routes::new().get("/timetable/mine", mine, &access::MINE)
}

/// A lesson as it is shown.
struct Line {
    starts: String,
    ends: String,
    name: String,
    area: Area,
    group: GroupId,
    group_name: String,
    joint: bool,
    /// Another group has the teacher at the same time
    twice: bool,
    /// The weekday, where the line stands outside a day
    day: String,
    /// "iesniegts apstiprināšanai, no 07.09.2026."; empty for what is in force
    version: String,
}

struct Day {
    name: String,
    /// "19. okt."
    date: String,
    /// Why nobody works
    off: Option<String>,
    is_today: bool,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "mine/mine.html")]
struct MinePage {
    shell: Shell,
    week: Week,
    is_this: bool,
    days: Vec<Day>,
    count: usize,
    /// What is drafted or handed in and may become theirs
    coming: Vec<Line>,
}

#[derive(Deserialize)]
struct Asked {
    week: Option<String>,
}

fn line(on: &Context, lesson: &OwnLesson, twice: bool) -> Line {
    let say = &on.say;
    let version = if lesson.state == State::Approved {
        String::new()
    } else {
        let state = say.t(&format!("timetable-state-{}", lesson.state.as_str()));
        let from = say.a("timetable-from", "day", say.date(lesson.from_on));
        format!("{state}, {from}")
    };
    Line {
        starts: lesson.starts.clone(),
        ends: lesson.ends.clone(),
        name: name(say, &lesson.subject, &lesson.title, lesson.area),
        area: lesson.area,
        group: lesson.group_id,
        group_name: lesson.group_name.clone(),
        joint: lesson.joint,
        twice,
        day: say.t(&format!("timetable-day-{}", lesson.weekday)),
        version,
    }
}

fn asked_week(asked: &Asked, today: Date) -> Result<Week> {
    match asked.week.as_deref() {
        None => Ok(Week::of(today)),
        Some(text) => text
            .parse()
            .map_err(|_| Error::Unprocessable("unprocessable-address")),
    }
}

async fn mine(ask: Ask, Query(asked): Query<Asked>) -> Answer {
    let mut ok = ask.read(&access::MINE, Whole).await?;
    let (institution, account, today) = (ok.institution(), ok.account(), ok.on.today);
    let week = asked_week(&asked, today)?;
    let shell = ok.shell(Section::Planning, None).await?;
    let calendar = ok.calendar().await?;
    let [monday, .., friday] = week.weekdays();
    let lessons = own_lessons(&mut ok, institution, account, (monday, friday)).await?;
    let on = &ok.on;
    let day = |day: Date| {
        let off = on.say.day_off(&calendar.day(day));
        let lines = if off.is_some() {
            Vec::new()
        } else {
            let held = of_day(&lessons, day);
            held.into_iter()
                .map(|(one, twice)| line(on, one, twice))
                .collect()
        };
        Day {
            name: on.say.t(&format!(
                "timetable-day-{}",
                day.weekday().to_monday_one_offset()
            )),
            date: on.say.day_short(day),
            is_today: day == today,
            off,
            lines,
        }
    };
    let days: Vec<Day> = week.weekdays().into_iter().map(day).collect();
    page(&MinePage {
        is_this: week == Week::of(today),
        count: days.iter().map(|day| day.lines.len()).sum(),
        coming: lessons
            .iter()
            .filter(|one| one.state != State::Approved)
            .map(|one| line(on, one, false))
            .collect(),
        days,
        week,
        shell,
    })
}
