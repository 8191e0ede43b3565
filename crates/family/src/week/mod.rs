//! The week of the own child's group, with the child's own attendance.

use askama::Template;
use calendar::Week;
use jiff::civil::Date;
use journal::records::{DayRow, rows_between};
use kernel::{ChildId, InstitutionId};
use people::roll::Span;
use serde::Deserialize;
use store::ReadTx;
use web::{Answer, Ask, Path, Query, Result, Routes, Section, Shell, page};

use crate::access;
use crate::day::{Presence, presence};
use crate::queries::{self, AtHome, Own, Sibling};

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
    today: Date,
    days: Vec<OneDay>,
}

/// What the child's groups did in the week and how the child was marked there.
struct Kept {
    here: Vec<Span>,
    homes: Vec<AtHome>,
    rows: Vec<DayRow>,
    marks: Vec<Own>,
}

/// Reads each group for the days on which the child was in it: who moved on Wednesday sees the old group's Tuesday.
async fn kept(
    tx: &mut ReadTx,
    institution: InstitutionId,
    child: ChildId,
    (monday, friday): (Date, Date),
) -> Result<Kept> {
    let (stays, homes) = queries::stays(tx, institution, child, (monday, friday)).await?;
    let mut kept = Kept {
        here: Vec::new(),
        homes,
        rows: Vec::new(),
        marks: Vec::new(),
    };
    for stay in stays {
        let from = stay.from_on.max(monday);
        let to = stay.to_on.map_or(friday, |to| to.min(friday));
        let group = stay.group_id;
        kept.rows
            .extend(rows_between(tx, institution, group, from, to).await?);
        let whose = (group, child);
        kept.marks
            .extend(queries::own_marks(tx, institution, whose, (from, to)).await?);
        kept.here.push(Span { from, to: Some(to) });
    }
    Ok(kept)
}

impl Kept {
    fn presence(&self, day: Date) -> Presence {
        let home = |one: &AtHome| {
            let span = Span {
                from: one.from_on,
                to: one.to_on,
            };
            span.holds(day)
        };
        let own = self.marks.iter().find(|own| own.on_date == day);
        let here = self.here.iter().any(|span| span.holds(day));
        presence(here, own, self.homes.iter().any(home))
    }

    fn rows(&self, day: Date) -> Vec<DayRow> {
        let of_day = self.rows.iter().filter(|row| row.on_date == day);
        of_day.cloned().collect()
    }
}

async fn show(ask: Ask, Path(child): Path<ChildId>, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::SEE, child).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let week = which.week.unwrap_or_else(|| Week::of(today));
    let [monday, .., friday] = week.weekdays();
    let (tx, on) = ok.parts();
    let siblings = queries::siblings(tx, on).await?;
    let calendar = ok.calendar().await?;
    let kept = kept(&mut ok, institution, child, (monday, friday)).await?;
    let day = |day: Date| OneDay {
        day,
        off: ok.on.say.day_off(&calendar.day(day)),
        presence: kept.presence(day),
        rows: kept.rows(day),
    };
    let days = week.weekdays().into_iter().map(day).collect();
    page(&WeekPage {
        shell: Shell::new(&ok.on, Section::FamilyWeek, Vec::new(), None),
        given_name: ok.record.given_name.clone(),
        child,
        siblings,
        week,
        today: ok.on.today,
        days,
    })
}
