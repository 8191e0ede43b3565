//! The handler of a group's coverage.

use askama::Template;
use calendar::{Month, SchoolYear};
use curriculum::{Stage, outcomes_on};
use kernel::GroupId;
use serde::Deserialize;
use web::{Answer, Ask, Group, Path, Query, Routes, Section, Shell, page};

use crate::access;
use crate::matrix::{Beside, Cell, Matrix};
use crate::{queries, year};

pub fn routes() -> Routes {
    Routes::new().get("/groups/{group}/coverage", show, &access::SEE)
}

#[derive(Deserialize)]
struct Which {
    year: Option<String>,
    /// "untouched", or everything
    only: Option<String>,
}

#[derive(Template)]
#[template(path = "group/group.html")]
struct GroupPage {
    shell: Shell,
    group: Group,
    year: SchoolYear,
    stage: Option<Stage>,
    matrix: Matrix,
    total: usize,
    untouched: usize,
    only_untouched: bool,
    demonstration: bool,
    may_see_house: bool,
}

impl GroupPage {
    /// The same page of another year, or with the other filter.
    fn address(&self, year: SchoolYear, only_untouched: bool) -> String {
        let only = if only_untouched {
            "&only=untouched"
        } else {
            ""
        };
        format!(
            "/groups/{}/coverage?year={}{only}",
            self.group.id,
            year.starts_in()
        )
    }

    /// "okt."
    fn short(&self, month: Month) -> String {
        self.shell.say.t(&format!("month-{}-short", month.number()))
    }

    /// "2. posma rezultāts"
    fn beside(&self, beside: Beside) -> String {
        match beside {
            Beside::Stage(stage) => self.shell.say.t(&format!("cover-of-{stage}")),
            Beside::Gone => self.shell.say.t("cover-gone"),
        }
    }

    /// "oktobris: plānots, 3 dienās"
    fn told(&self, cell: &Cell, month: Month) -> String {
        let say = &self.shell.say;
        let how = match (cell.planned, cell.days) {
            (_, 0) => say.t("cover-planned"),
            (true, days) => say.n("cover-placed", days),
            (false, days) => say.n("cover-placed-dropped", days),
        };
        format!("{}: {how}", say.month_name(month))
    }

    fn month(&self, at: &usize) -> Month {
        let month = self.matrix.months.get(*at).copied();
        month.unwrap_or_else(|| Month::of(self.year.first()))
    }
}

async fn show(ask: Ask, Path(group): Path<GroupId>, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::SEE, group).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let year = year::of(which.year.as_deref(), today)?;
    let day = year::list_day(year, today);
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let outcomes = outcomes_on(&mut ok, institution, day, None).await?;
    let touches = queries::touches(&mut ok, institution, group, year).await?;
    let stage = Stage::of_age(&ok.record.age);
    let matrix = Matrix::of(year, stage, &outcomes, &touches);
    let (total, untouched) = (matrix.total(), matrix.untouched());
    let only_untouched = which.only.as_deref() == Some("untouched");
    page(&GroupPage {
        demonstration: outcomes.iter().any(|one| !one.official),
        may_see_house: access::HOUSE.allows(&ok.on.viewer, web::access::Reach::default()),
        matrix: if only_untouched {
            matrix.only_untouched()
        } else {
            matrix
        },
        group: ok.record.clone(),
        shell,
        year,
        stage,
        total,
        untouched,
        only_untouched,
    })
}
