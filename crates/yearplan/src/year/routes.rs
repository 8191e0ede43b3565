//! The handler of the year.

use askama::Template;
use calendar::{Month, SchoolYear};
use jiff::civil::Date;
use serde::Deserialize;
use web::access::Reach;
use web::{Answer, Ask, Error, Query, Routes, Section, Shell, Whole, page};

use super::model::{month_of, months};
use super::view::{Filter, Line, lines, special};
use crate::access;
use crate::items::model::school_year;
use crate::items::queries::{self as items, GroupName, Removed};
use crate::records::{Direction, direction};

pub fn routes() -> Routes {
    Routes::new().get("/year-plan", show, &access::SEE)
}

#[derive(Deserialize)]
struct Which {
    year: Option<String>,
    group: Option<String>,
    mine: Option<String>,
}

/// A month of the year.
struct MonthCard {
    month: Month,
    lines: Vec<Line>,
    /// Its holidays, closed and moved days: the day and what it is
    days: Vec<(Date, String)>,
}

#[derive(Template)]
#[template(path = "year/year.html")]
struct YearPage {
    shell: Shell,
    year: SchoolYear,
    this_month: Month,
    direction: Option<Direction>,
    months: Vec<MonthCard>,
    filter: Filter,
    groups: Vec<GroupName>,
    /// How many tasks there are, and how many of them are done
    tasks: (usize, usize),
    removed: Vec<Removed>,
    may_write: bool,
}

impl YearPage {
    fn address(&self, year: SchoolYear) -> String {
        let filter = self.filter.address();
        let rest = if filter.is_empty() {
            filter
        } else {
            format!("&{filter}")
        };
        format!("/year-plan?year={}{rest}", year.starts_in())
    }

    /// Whether today is in the year.
    fn is_now(&self) -> bool {
        self.months.iter().any(|card| card.month == self.this_month)
    }

    fn plain(&self) -> String {
        format!("/year-plan?year={}", self.year.starts_in())
    }

    fn month_address(&self, month: &Month) -> String {
        let filter = self.filter.address();
        let rest = if filter.is_empty() {
            filter
        } else {
            format!("?{filter}")
        };
        format!("/year-plan/{month}{rest}")
    }

    fn is_picked(&self, group: &GroupName) -> bool {
        self.filter.group == Some(group.id)
    }
}

async fn show(ask: Ask, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::SEE, Whole).await?;
    let year = match which.year.as_deref().filter(|year| !year.is_empty()) {
        Some(year) => school_year(year).ok_or(Error::Unprocessable("unprocessable-address"))?,
        None => SchoolYear::of(ok.on.today),
    };
    let filter = Filter::read(which.group.as_deref(), which.mine.as_deref())?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let days = (year.first(), year.last());
    let may_write = access::WRITE.allows(&ok.on.viewer, Reach::default());
    let (_, groups) = items::known(&mut ok, institution, today, None).await?;
    filter.check(&groups)?;
    let calendar = ok.calendar().await?;
    let direction = direction(&mut ok, institution, year.first()).await?;
    let removed = if may_write {
        items::removed(&mut ok, institution, days).await?
    } else {
        Vec::new()
    };
    let shell = ok.shell(Section::YearPlan, None).await?;
    let (tx, on) = ok.parts();
    let mut lines = lines(tx, on, filter, days).await?;
    let done = |line: &&Line| line.event.done;
    let tasks: Vec<&Line> = lines.iter().filter(|line| line.is_task()).collect();
    let tasks = (tasks.len(), tasks.into_iter().filter(done).count());
    let mut cards = Vec::new();
    for month in months(year) {
        let of_month = |line: &mut Line| month_of(year, line.event.from_on) == month;
        let special = |day: Date| Some((day, special(&on.say, &calendar, day)?));
        cards.push(MonthCard {
            month,
            lines: lines.extract_if(.., of_month).collect(),
            days: month.days().filter_map(special).collect(),
        });
    }
    page(&YearPage {
        this_month: Month::of(today),
        months: cards,
        year,
        direction,
        filter,
        groups,
        tasks,
        removed,
        may_write,
        shell,
    })
}
