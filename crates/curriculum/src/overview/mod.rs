//! Every list of a school year: how many entries it has; the learning areas with their subjects.

use std::collections::BTreeMap;

use askama::Template;
use calendar::SchoolYear;
use kernel::Area;
use web::{Answer, Ask, Query, Routes, Section, Shell, Whole, page};

use crate::records::Kind;
use crate::words::{Which, may_write};
use crate::{access, names, outcomes};

pub fn routes() -> Routes {
    Routes::new().get("/curriculum", show, &access::SEE)
}

#[derive(Template)]
#[template(path = "overview/overview.html")]
struct OverviewPage {
    shell: Shell,
    year: SchoolYear,
    outcomes: usize,
    unofficial: usize,
    lists: Vec<(Kind, usize)>,
    /// Each with its subjects
    areas: Vec<(Area, Vec<String>)>,
    may_write: bool,
}

pub async fn show(ask: Ask, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::SEE, Whole).await?;
    let year = which.year(ok.on.today)?;
    let institution = ok.institution();
    let (from, to) = (year.first(), year.last());
    let outcomes = outcomes::queries::during(&mut ok, institution, from, to).await?;
    let names = names::queries::during(&mut ok, institution, from, to).await?;
    let mut subjects: BTreeMap<Area, Vec<String>> = BTreeMap::new();
    for one in &names {
        if let Some(area) = one.area {
            subjects.entry(area).or_default().push(one.title.clone());
        }
    }
    let shell = ok.shell(Section::Curriculum, None).await?;
    let count = |kind: Kind| names.iter().filter(|name| name.kind == kind).count();
    let areas = Area::ALL.map(|area| (area, subjects.remove(&area).unwrap_or_default()));
    page(&OverviewPage {
        may_write: may_write(&ok.on),
        unofficial: outcomes.iter().filter(|one| !one.official).count(),
        outcomes: outcomes.len(),
        lists: Kind::ALL.map(|kind| (kind, count(kind))).into(),
        areas: areas.into(),
        shell,
        year,
    })
}
