//! The handler of the month plan for parents: nothing of the staff's own – no comments, no drafts, no versions, no
//! children by name.

use askama::Template;
use calendar::{Month, Week};
use jiff::civil::Date;
use kernel::{Area, ChildId, GroupId, InstitutionId};
use planning::records::{
    PlannedOutcome, fields_of_month, items_between, outcomes_of_month, themes_between,
    weeks_of_themes,
};
use serde::Deserialize;
use store::ReadTx;
use web::{Answer, Ask, Error, Path, Query, Result, Routes, Say, Section, Shell, page};
use yearplan::touching;

use super::model::{Dated, Words, by_area, dated};
use crate::access;
use crate::queries::{self, Sibling, Stay};

pub fn routes() -> Routes {
    Routes::new().get("/family/{child}/plan", show, &access::SEE)
}

#[derive(Deserialize)]
struct Which {
    month: Option<String>,
}

/// A theme as it is read.
struct ThemeWords {
    title: String,
    dates: String,
    question: String,
    message: String,
    weeks: Vec<(String, String)>,
}

/// A dated thing as it is read.
struct When {
    when: String,
    kind: Option<String>,
    text: String,
    place: String,
}

/// What a group plans for the month.
struct Plan {
    group: String,
    themes: Vec<ThemeWords>,
    words: Words,
    areas: Vec<(Area, Vec<PlannedOutcome>)>,
    dated: Vec<When>,
}

impl Plan {
    /// Whether its teachers have begun to write it.
    fn is_begun(&self) -> bool {
        !self.themes.is_empty() || !self.words.is_empty() || !self.areas.is_empty()
    }
}

#[derive(Template)]
#[template(path = "plan/plan.html")]
struct PlanPage {
    shell: Shell,
    child: ChildId,
    given_name: String,
    siblings: Vec<Sibling>,
    month: Month,
    plans: Vec<Plan>,
}

fn when(say: &Say, one: Dated) -> When {
    let day = if one.from == one.to {
        format!(
            "{} {}",
            say.weekday_short(one.from),
            say.day_short(one.from)
        )
    } else {
        say.range(one.from, one.to)
    };
    When {
        when: if one.starts.is_empty() {
            day
        } else {
            say.a2("plan-item-at", "day", day, "time", one.starts)
        },
        kind: one.kind.map(|kind| say.t(&format!("plan-kind-{kind}"))),
        text: one.text,
        place: one.place,
    }
}

/// The plan of a group for the days of the month on which the child is in it.
async fn plan(
    tx: &mut ReadTx,
    say: &Say,
    institution: InstitutionId,
    (stay, group_name): (Stay, String),
    month: Month,
) -> Result<Plan> {
    let group: GroupId = stay.group_id;
    let (first, last) = (month.first(), month.last());
    let here: (Date, Date) = (
        stay.from_on.max(first),
        stay.to_on.map_or(last, |to| to.min(last)),
    );
    let themes = themes_between(tx, institution, group, here.0, here.1).await?;
    let weeks = weeks_of_themes(tx, institution, group, here.0, here.1).await?;
    let fields = fields_of_month(tx, institution, group, month).await?;
    let outcomes = outcomes_of_month(tx, institution, group, month).await?;
    let items = items_between(tx, institution, group, first, last).await?;
    let events = touching(tx, institution, Some(group), first, last).await?;
    let theme = |theme: &planning::records::Theme| ThemeWords {
        title: theme.title.clone(),
        dates: say.range(theme.from_on, theme.to_on),
        question: theme.question.clone(),
        message: theme.message.clone(),
        weeks: weeks
            .iter()
            .filter(|week| week.theme_id == theme.id)
            .map(|week| {
                let [monday, .., friday] = Week::of(week.monday).weekdays();
                (say.range(monday, friday), week.title.clone())
            })
            .collect(),
    };
    Ok(Plan {
        group: group_name,
        themes: themes.iter().map(theme).collect(),
        words: Words::of(fields),
        areas: by_area(&outcomes),
        dated: dated(&items, &events, here)
            .into_iter()
            .map(|one| when(say, one))
            .collect(),
    })
}

async fn show(ask: Ask, Path(child): Path<ChildId>, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::SEE, child).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let month = match which.month.as_deref() {
        Some(month) => month
            .parse()
            .map_err(|_| Error::Unprocessable("unprocessable-address"))?,
        None => Month::of(today),
    };
    let (tx, on) = ok.parts();
    let siblings = queries::siblings(tx, on).await?;
    let days = (month.first(), month.last());
    let (stays, _) = queries::stays(&mut ok, institution, child, days).await?;
    let (tx, on) = ok.parts();
    let mut plans = Vec::new();
    for stay in stays {
        let name = queries::group_name(tx, institution, stay.group_id).await?;
        plans.push(plan(tx, &on.say, institution, (stay, name), month).await?);
    }
    page(&PlanPage {
        shell: Shell::new(on, Section::FamilyPlan, Vec::new(), None),
        given_name: ok.record.given_name.clone(),
        child,
        siblings,
        month,
        plans,
    })
}
