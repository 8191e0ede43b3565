//! The handler of the parent's day.

use std::cmp::Ordering;

use askama::Template;
use calendar::parse_date;
use jiff::civil::Date;
use journal::records::{DayRow, rows_between};
use kernel::ChildId;
use serde::Deserialize;
use web::{Answer, Ask, Error, Path, Query, Result, Routes, Say, Section, Shell, page};

use super::presence::{Presence, presence};
use crate::access;
use crate::queries::{self, Own, Place, Sibling, Topic};

pub fn routes() -> Routes {
    Routes::new().get("/family/{child}", show, &access::SEE)
}

#[derive(Deserialize)]
struct Which {
    day: Option<String>,
}

/// The parent's day, ready to be rendered.
#[derive(Template)]
#[template(path = "day/day.html")]
pub struct DayPage {
    shell: Shell,
    child: ChildId,
    given_name: String,
    siblings: Vec<Sibling>,
    place: Option<Place>,
    day: Date,
    today: Date,
    previous: Date,
    next: Date,
    day_off: Option<String>,
    presence: Presence,
    marked: Option<String>,
    note: String,
    rows: Vec<DayRow>,
    homework: Vec<String>,
    topics: Vec<Topic>,
    next_rows: Vec<DayRow>,
    /// Not only reads: may invite others
    may_act: bool,
}

impl DayPage {
    fn when(&self) -> &'static str {
        match self.day.cmp(&self.today) {
            Ordering::Less => "family-what",
            Ordering::Equal => "family-what-today",
            Ordering::Greater => "family-what-next",
        }
    }

    /// Nothing is said of a day to come unless an absence is known.
    fn is_told(&self) -> bool {
        self.day <= self.today || self.presence != Presence::Unmarked
    }
}

async fn show(ask: Ask, Path(child): Path<ChildId>, Query(which): Query<Which>) -> Answer {
    let day = which.day.as_deref().map(parse_date).transpose();
    let day = day.map_err(|_| Error::Unprocessable("unprocessable-address"))?;
    page(&day_page(&ask, child, day).await?)
}

fn marked(own: Option<&Own>, say: &Say, zone: &jiff::tz::TimeZone) -> Option<String> {
    own.map(|own| {
        let who = format!("{} {}", own.given_name, own.surname);
        say.a2(
            "family-marked",
            "who",
            who,
            "time",
            say.time(own.marked_at, zone),
        )
    })
}

/// Reads a day of the own child.
pub async fn day_page(ask: &Ask, child: ChildId, day: Option<Date>) -> Result<DayPage> {
    let mut ok = ask.read(&access::SEE, child).await?;
    ok.unless_known()?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let day = day.unwrap_or(today);
    let shell = Shell::new(&ok.on, Section::Family, Vec::new(), None);
    let (tx, on) = ok.parts();
    let siblings = queries::siblings(tx, on).await?;
    let calendar = ok.calendar().await?;
    let next = calendar.next_working_day(day);
    let place = queries::place(&mut ok, institution, child, day).await?;
    let (mut own, mut rows, mut topics) = (None, Vec::new(), Vec::new());
    if let Some(place) = &place {
        let group = place.group_id;
        (own, topics) = queries::own_day(&mut ok, institution, (group, child), day).await?;
        rows = rows_between(&mut ok, institution, group, day, next).await?;
    }
    rows.retain(|row| !row.theme.is_empty() || !row.homework.is_empty());
    let (mut rows, mut next_rows): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|row| row.on_date == day);
    next_rows.retain(|row| row.on_date == next);
    let homework: Vec<String> = rows
        .iter()
        .filter(|row| !row.homework.is_empty())
        .map(|row| row.homework.clone())
        .collect();
    rows.retain(|row| !row.theme.is_empty());
    let home = place.as_ref().is_some_and(|place| place.home);
    Ok(DayPage {
        presence: presence(place.is_some(), own.as_ref(), home),
        marked: marked(own.as_ref(), &ok.on.say, &ok.on.viewer.institution.zone),
        note: own.map(|own| own.note).unwrap_or_default(),
        may_act: ok
            .on
            .viewer
            .ties
            .iter()
            .any(|tie| tie.child_id == Some(child) && tie.may_act),
        day_off: ok.on.say.day_off(&calendar.day(day)),
        previous: calendar.previous_working_day(day),
        homework,
        given_name: ok.record.given_name.clone(),
        shell,
        child,
        siblings,
        place,
        day,
        today,
        next,
        rows,
        topics,
        next_rows,
    })
}
