//! The handler of the summary over groups.

use askama::Template;
use calendar::SchoolYear;
use curriculum::{Stage, outcomes_on};
use kernel::Area;
use serde::Deserialize;
use web::{Answer, Ask, Group, Query, Routes, Section, Shell, Whole, page};

use crate::access;
use crate::matrix::{Untouched, by_group};
use crate::{queries, year};

pub fn routes() -> Routes {
    Routes::new().get("/coverage", show, &access::HOUSE)
}

#[derive(Deserialize)]
struct Which {
    year: Option<String>,
}

/// A group's line.
struct GroupLine {
    group: Group,
    areas: Vec<Untouched>,
}

impl GroupLine {
    /// All areas together.
    fn total(&self) -> Untouched {
        let known: Option<Vec<(usize, usize)>> = self.areas.iter().copied().collect();
        known.map(|areas| {
            areas.iter().fold((0, 0), |(open, all), (of_area, total)| {
                (open + of_area, all + total)
            })
        })
    }
}

#[derive(Template)]
#[template(path = "house/house.html")]
struct HousePage {
    shell: Shell,
    year: SchoolYear,
    lines: Vec<GroupLine>,
    empty: bool,
}

impl HousePage {
    const fn areas() -> [Area; 7] {
        Area::ALL
    }

    fn area(&self, at: &usize) -> String {
        let area = Area::ALL.get(*at).copied().unwrap_or(Area::Language);
        self.shell.say.t(&format!("area-{area}"))
    }
}

async fn show(ask: Ask, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::HOUSE, Whole).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let year = year::of(which.year.as_deref(), today)?;
    let groups = ok.groups().await?;
    let outcomes = outcomes_on(&mut ok, institution, year::list_day(year, today), None).await?;
    let touched = queries::touched(&mut ok, institution, year).await?;
    let stages: Vec<_> = groups
        .iter()
        .map(|group| (group.id, Stage::of_age(&group.age)))
        .collect();
    let areas = by_group(&stages, &outcomes, &touched);
    let lines = groups
        .iter()
        .zip(areas)
        .map(|(group, (_, areas))| GroupLine {
            group: group.clone(),
            areas,
        })
        .collect();
    page(&HousePage {
        shell: Shell::new(&ok.on, Section::Planning, groups, None),
        empty: outcomes.is_empty(),
        year,
        lines,
    })
}
