//! The handler of a month: its days as a grid on a wide screen, as a list on a telephone.

use askama::Template;
use calendar::{Month, SchoolYear};
use jiff::civil::Date;
use serde::Deserialize;
use web::access::Reach;
use web::{Answer, Ask, Path, Query, Routes, Section, Shell, Whole, page};

use super::model::{goes_on, is_long, is_on};
use super::view::{Filter, Line, lines, special};
use crate::access;
use crate::items::queries::{self as items, GroupName};
use crate::records::{Direction, direction};

pub fn routes() -> Routes {
    Routes::new().get("/year-plan/{month}", show, &access::SEE)
}

#[derive(Deserialize)]
struct Which {
    group: Option<String>,
    mine: Option<String>,
}

/// A day with what happens on it.
struct DayCell {
    day: Date,
    /// A holiday, a closed day, a moved working day: what it is
    special: Option<String>,
    /// Nobody works here on it.
    off: bool,
    /// The entries, each with whether it only goes on from a day before
    lines: Vec<(usize, bool)>,
}

impl DayCell {
    /// Nothing to be said of it: left out where the days are a list.
    fn is_bare(&self) -> bool {
        self.special.is_none() && self.lines.iter().all(|(_, goes_on)| *goes_on)
    }
}

#[derive(Template)]
#[template(path = "year/month.html")]
struct MonthPage {
    shell: Shell,
    month: Month,
    year: SchoolYear,
    today: Date,
    direction: Option<Direction>,
    lines: Vec<Line>,
    /// What lasts for more than a week
    long: Vec<usize>,
    days: Vec<DayCell>,
    filter: Filter,
    groups: Vec<GroupName>,
    may_write: bool,
}

impl MonthPage {
    fn address(&self, month: Month) -> String {
        let filter = self.filter.address();
        let rest = if filter.is_empty() {
            filter
        } else {
            format!("?{filter}")
        };
        format!("/year-plan/{month}{rest}")
    }

    fn plain(&self) -> String {
        format!("/year-plan/{}", self.month)
    }

    fn year_address(&self) -> String {
        let filter = self.filter.address();
        let rest = if filter.is_empty() {
            filter
        } else {
            format!("&{filter}")
        };
        format!("/year-plan?year={}{rest}", self.year.starts_in())
    }

    fn is_picked(&self, group: &GroupName) -> bool {
        self.filter.group == Some(group.id)
    }

    /// The entries of those places.
    fn at(&self, places: &[usize]) -> Vec<&Line> {
        places
            .iter()
            .filter_map(|place| self.lines.get(*place))
            .collect()
    }

    fn of<'a>(&'a self, cell: &DayCell) -> Vec<(&'a Line, bool)> {
        let lines = cell.lines.iter();
        lines
            .filter_map(|(place, goes_on)| Some((self.lines.get(*place)?, *goes_on)))
            .collect()
    }

    /// In which of the seven columns the day stands.
    fn column(cell: &DayCell) -> i8 {
        cell.day.weekday().to_monday_one_offset()
    }

    fn weekday_names(&self) -> Vec<String> {
        let week = calendar::Week::of(self.month.first());
        let days = week.days();
        days.map(|day| self.shell.say.weekday(day))
            .into_iter()
            .collect()
    }

    fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

async fn show(ask: Ask, Path(month): Path<Month>, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::SEE, Whole).await?;
    let filter = Filter::read(which.group.as_deref(), which.mine.as_deref())?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let (_, groups) = items::known(&mut ok, institution, today, None).await?;
    filter.check(&groups)?;
    let calendar = ok.calendar().await?;
    let direction = direction(&mut ok, institution, month.first()).await?;
    let shell = ok.shell(Section::YearPlan, None).await?;
    let (tx, on) = ok.parts();
    let lines = lines(tx, on, filter, (month.first(), month.last())).await?;
    let cell = |day: Date| {
        let events = lines.iter().enumerate();
        let on_day = events.filter(|(_, line)| is_on(&line.event, day) && !is_long(&line.event));
        DayCell {
            lines: on_day
                .map(|(place, line)| (place, goes_on(&line.event, day)))
                .collect(),
            special: special(&on.say, &calendar, day),
            off: !calendar.day(day).is_working(),
            day,
        }
    };
    let long = lines.iter().enumerate();
    page(&MonthPage {
        days: month.days().map(cell).collect(),
        long: long
            .filter(|(_, line)| is_long(&line.event))
            .map(|(place, _)| place)
            .collect(),
        year: SchoolYear::of(month.first()),
        may_write: access::WRITE.allows(&on.viewer, Reach::default()),
        month,
        today,
        direction,
        lines,
        filter,
        groups,
        shell,
    })
}
