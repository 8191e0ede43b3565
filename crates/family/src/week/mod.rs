//! The week of the own child's group, with the child's own attendance.

use std::collections::BTreeMap;

use askama::Template;
use calendar::Week;
use jiff::civil::Date;
use journal::records::{DayRow, rows_between};
use kernel::ChildId;
use people::calendar_of;
use serde::Deserialize;
use web::{Answer, Ask, Path, Query, Routes, Section, Shell, page};

use crate::access;
use crate::day::{Presence, day_off, presence};
use crate::queries::{self, Sibling};

pub fn routes() -> Routes {
    Routes::new().get("/family/{child}/week", show, &access::SEE)
}

#[derive(Deserialize)]
struct Which {
    week: Option<Week>,
}

/// One day of the week.
struct OneDay {
    day: Date,
    off: Option<String>,
    presence: Presence,
    rows: Vec<DayRow>,
}

#[derive(Template)]
#[template(path = "week/week.html")]
struct WeekPage {
    shell: Shell,
    child: ChildId,
    given_name: String,
    siblings: Vec<Sibling>,
    week: Week,
    days: Vec<OneDay>,
}

async fn show(ask: Ask, Path(child): Path<ChildId>, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::SEE, child).await?;
    let (institution, account) = (ok.institution(), ok.account());
    let week = which.week.unwrap_or_else(|| Week::of(ok.on.today));
    let [monday, .., friday] = week.weekdays();
    let siblings = queries::siblings(&mut ok, institution, account).await?;
    let calendar = calendar_of(&mut ok, institution).await?;
    // the group of the week's end: who moved during it sees the new group's week
    let place = queries::place(&mut ok, institution, child, friday).await?;
    let (mut rows, mut marks) = (BTreeMap::<Date, Vec<DayRow>>::new(), Vec::new());
    if let Some(place) = &place {
        for row in rows_between(&mut ok, institution, place.group_id, monday, friday).await? {
            rows.entry(row.on_date).or_default().push(row);
        }
        let whose = (place.group_id, child);
        marks = queries::own_marks(&mut ok, institution, whose, (monday, friday)).await?;
    }
    let home = place.is_some_and(|place| place.home);
    let day = |day: Date| OneDay {
        day,
        off: day_off(&calendar, &ok.on.say, day),
        presence: presence(marks.iter().find(|own| own.on_date == day), home),
        rows: rows.remove(&day).unwrap_or_default(),
    };
    let days = week.weekdays().into_iter().map(day).collect();
    page(&WeekPage {
        shell: Shell::new(&ok.on, Section::FamilyWeek, Vec::new(), None),
        given_name: ok.record.given_name.clone(),
        child,
        siblings,
        week,
        days,
    })
}
