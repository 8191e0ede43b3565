//! The handler of a month.

use askama::Template;
use calendar::{Calendar, Month};
use kernel::{GroupId, Role};
use people::roll::roll;
use serde::Deserialize;
use web::access::Reach;
use web::{Answer, Ask, Group, Path, Query, Result, Routes, Section, Shell, page};

use super::model::{Cell, Column, Grid, grid};
use crate::{access, records};

pub fn routes() -> Routes {
    Routes::new().get("/groups/{group}/attendance", show, &access::SEE)
}

#[derive(Deserialize)]
struct Which {
    month: Option<Month>,
}

/// A month of a group, ready to be rendered.
#[derive(Template)]
#[template(path = "month/month.html")]
pub struct MonthPage {
    shell: Shell,
    group: Group,
    month: Month,
    grid: Grid,
    /// Each column's weekday as a letter, said once a page
    weekdays: Vec<String>,
    may_mark: bool,
    may_report: bool,
    day_link: String,
}

/// Who may make the report that the button leads to (the reports domain has the rule itself).
const REPORTERS: [Role; 4] = [
    Role::Head,
    Role::Deputy,
    Role::Methodologist,
    Role::GroupTeacher,
];

impl MonthPage {
    /// A sum; nothing where it is zero, so that what counts stands out.
    fn shown(count: usize) -> String {
        if count == 0 {
            String::new()
        } else {
            count.to_string()
        }
    }

    fn sum(sums: &[usize; 3], at: usize) -> String {
        Self::shown(sums.get(at).copied().unwrap_or_default())
    }

    fn all(&self) -> usize {
        self.grid.sums.iter().sum()
    }

    fn why_off(&self, column: &Column) -> String {
        column
            .off
            .as_ref()
            .and_then(|day| self.shell.say.day_off(day))
            .unwrap_or_default()
    }
}

/// Where "Diena" leads: today, if it is in the month, or the month's first working day.
fn day_link(calendar: &Calendar, group: GroupId, month: Month, today: jiff::civil::Date) -> String {
    let first = calendar
        .working_days_of(month)
        .first()
        .copied()
        .unwrap_or(month.first());
    let day = if month.contains(today) { today } else { first };
    format!("/groups/{group}/attendance/{day}")
}

async fn show(ask: Ask, Path(group): Path<GroupId>, Query(which): Query<Which>) -> Answer {
    page(&month_page(&ask, group, which.month).await?)
}

/// Reads and lays out a month: the page, ready to be rendered.
pub async fn month_page(ask: &Ask, group: GroupId, month: Option<Month>) -> Result<MonthPage> {
    let mut ok = ask.read(&access::SEE, group).await?;
    ok.unless_known()?;
    let month = month.unwrap_or_else(|| Month::of(ok.on.today));
    let (from, to) = (month.first(), month.last());
    let institution = ok.institution();
    let shell = ok.shell(Section::Attendance, Some(group)).await?;
    let calendar = ok.calendar().await?;
    let pupils = roll(&mut ok, institution, group, from, to).await?;
    let (marks, confirmed) = records::month(&mut ok, institution, group, from, to).await?;
    let grid = grid(&calendar, (month, ok.on.today), pupils, &marks, &confirmed);
    let reach = Reach {
        group: Some(group),
        ..Reach::default()
    };
    Ok(MonthPage {
        weekdays: grid
            .columns
            .iter()
            .map(|column| ok.on.say.weekday_short(column.day))
            .collect(),
        may_mark: access::MARK.allows(&ok.on.viewer, reach),
        may_report: ok.on.viewer.tablet.is_none() && ok.on.viewer.is(&REPORTERS),
        day_link: day_link(&calendar, group, month, ok.on.today),
        group: ok.record.clone(),
        shell,
        month,
        grid,
    })
}
