//! The handlers of "Plāni".

use std::sync::Arc;

use askama::Template;
use axum::http::header;
use axum::response::IntoResponse as _;
use calendar::Calendar;
use kernel::GroupId;
use planning::comments;
use serde::Deserialize;
use web::{
    Answer, Ask, Context, Error, Query, Reading, Result, Routes, Section, Shell, Whole, page,
};

use super::model::{Cell, Kept, Sum, View, sum};
use super::{csv_file, queries};
use crate::access;
use crate::board::{plan_state, short};
use crate::duties::Plan;
use crate::words::{by_due, plan_title, rules, this_moment};

pub fn routes() -> Routes {
    Routes::new()
        .get("/plans", plans, &access::PLANS)
        .get("/plans.csv", download, &access::PLANS)
}

/// A plan as it is shown.
struct Shown {
    /// "h-ok", "h-late", "h-miss", "h-wait", "h-none"
    class: &'static str,
    icon: Option<&'static str>,
    /// What the state is called, for those who do not see the colour
    word: String,
    /// "5. okt. 12:10"
    text: String,
    /// "nokavēts par 2 dienām", of what was done
    late: String,
    /// "Līga Bērziņa, 5. okt. 12:10"
    who: String,
    /// "2 atvērti komentāri"
    comments: String,
    title: String,
    address: String,
}

struct Line {
    group: GroupId,
    name: String,
    emblem: i64,
    cells: Vec<Shown>,
}

/// What stands above a column.
struct Head {
    title: String,
    /// "līdz 30. okt."
    by: String,
    /// How it went in all groups
    sum: Sum,
}

#[derive(Template)]
#[template(path = "plans/plans.html")]
struct PlansPage {
    shell: Shell,
    view: View,
    is_now: bool,
    heads: Vec<Head>,
    lines: Vec<Line>,
    moment: String,
}

impl PlansPage {
    fn month(&self, forward: bool) -> String {
        let month = self.view.month;
        let month = if forward {
            month.next()
        } else {
            month.previous()
        };
        View { month, ..self.view }.address("/plans")
    }

    fn week(&self, forward: bool) -> String {
        let week = self.view.week;
        let week = if forward {
            week.next()
        } else {
            week.previous()
        };
        View { week, ..self.view }.address("/plans")
    }
}

#[derive(Deserialize)]
struct Asked {
    month: Option<String>,
    week: Option<String>,
}

impl Asked {
    /// What is asked for; this month and week where nothing is.
    fn view(&self, on: &Context) -> Result<View> {
        let now = View::of(on.today);
        let wrong = || Error::Unprocessable("unprocessable-address");
        let month = match &self.month {
            Some(text) => text.parse().map_err(|_| wrong())?,
            None => now.month,
        };
        let week = match &self.week {
            Some(text) => text.parse().map_err(|_| wrong())?,
            None => now.week,
        };
        Ok(View { month, week })
    }
}

/// Five questions and the calendar, however many groups there are.
async fn read(ok: &mut Reading<Whole>, view: View) -> Result<(Kept, Arc<Calendar>)> {
    let institution = ok.institution();
    let calendar = ok.calendar().await?;
    let [[month, next_month], [week, next_week]] = [
        view.months().map(calendar::Month::first),
        view.weeks().map(calendar::Week::monday),
    ];
    let kept = Kept {
        places: queries::places(ok, institution, view.first()).await?,
        months: planning::records::saved_months(ok, institution, view.months()).await?,
        weeks: weekplan::records::saved_weeks(ok, institution, view.weeks()).await?,
        month_comments: comments::open(ok, institution, "month", (month, next_month)).await?,
        week_comments: comments::open(ok, institution, "week", (week, next_week)).await?,
    };
    Ok((kept, calendar))
}

/// Every group's four plans.
fn grid(on: &Context, view: View, kept: &Kept, calendar: &Calendar) -> Vec<Vec<Cell>> {
    let rules = rules(on, calendar);
    let row = |group: GroupId| {
        let plans = view.plans().into_iter();
        plans
            .map(|plan| kept.cell(group, plan, &rules, on.now))
            .collect()
    };
    kept.places.iter().map(|place| row(place.id)).collect()
}

fn shown(on: &Context, group: GroupId, cell: &Cell) -> Shown {
    let say = &on.say;
    let (class, icon, word, text, late) = plan_state(on, cell.standing);
    let who = cell.saved.as_ref().map_or_else(String::new, |saved| {
        let name = format!("{} {}", saved.given_name, saved.surname);
        let who = say.a2(
            "oversight-plan-saved",
            "who",
            name,
            "time",
            short(on, saved.updated_at),
        );
        if cell.is_begun() {
            format!("{}: {who}", say.t("oversight-plan-begun"))
        } else {
            who
        }
    });
    Shown {
        class,
        icon,
        word: say.t(word),
        text,
        late,
        who,
        comments: match cell.comments {
            0 => String::new(),
            open => say.n("oversight-plan-open-comments", open),
        },
        title: plan_title(say, cell.plan),
        address: cell.plan.address(group, false),
    }
}

async fn plans(ask: Ask, Query(asked): Query<Asked>) -> Answer {
    let mut ok = ask.read(&access::PLANS, Whole).await?;
    let view = asked.view(&ok.on)?;
    let shell = ok.shell(Section::Supervision, None).await?;
    let (kept, calendar) = read(&mut ok, view).await?;
    let on = &ok.on;
    let (rules, grid) = (rules(on, &calendar), grid(on, view, &kept, &calendar));
    let head = |(at, plan): (usize, Plan)| Head {
        title: plan_title(&on.say, plan),
        by: by_due(on, plan.due(&rules)),
        sum: sum(grid.iter().filter_map(|cells| cells.get(at))),
    };
    let line = |(place, cells): (&queries::Place, &Vec<Cell>)| Line {
        group: place.id,
        name: place.name.clone(),
        emblem: place.emblem,
        cells: cells.iter().map(|cell| shown(on, place.id, cell)).collect(),
    };
    page(&PlansPage {
        is_now: view == View::of(on.today),
        heads: view.plans().into_iter().enumerate().map(head).collect(),
        lines: kept.places.iter().zip(&grid).map(line).collect(),
        moment: this_moment(on),
        view,
        shell,
    })
}

/// The same as CSV.
async fn download(ask: Ask, Query(asked): Query<Asked>) -> Answer {
    let mut ok = ask.read(&access::PLANS, Whole).await?;
    let view = asked.view(&ok.on)?;
    let (kept, calendar) = read(&mut ok, view).await?;
    let grid = grid(&ok.on, view, &kept, &calendar);
    let lines = kept.places.iter().zip(grid.iter().map(Vec::as_slice));
    let content = csv_file::content(&ok.on, lines)?;
    let name = csv_file::name(view);
    let heads = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    Ok((heads, content).into_response())
}
