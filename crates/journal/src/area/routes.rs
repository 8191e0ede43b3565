//! The handler of an area's month.

use askama::Template;
use calendar::{Month, Week};
use jiff::civil::Date;
use kernel::{Area, GroupId};
use serde::Deserialize;
use web::{Answer, Ask, Group, Path, Query, Routes, Say, Section, Shell, Viewer, page};

use super::queries::{AreaRow, rows_of_area};
use crate::{access, words};

pub fn routes() -> Routes {
    Routes::new().get("/groups/{group}/journal", show, &access::SEE)
}

#[derive(Deserialize)]
struct Which {
    area: Option<Area>,
    month: Option<Month>,
}

#[derive(Template)]
#[template(path = "area/area.html")]
struct AreaPage {
    shell: Shell,
    group: Group,
    area: Area,
    month: Month,
    /// Each row with who wrote it
    rows: Vec<(AreaRow, String)>,
}

impl AreaPage {
    const fn areas() -> [Area; 7] {
        Area::ALL
    }

    /// "Matemātikas"
    fn name(&self) -> String {
        self.shell.say.t(&format!("area-{}", self.area))
    }

    /// The day in its week.
    fn day_link(&self, day: Date) -> String {
        format!(
            "/groups/{}/diary?week={}#d{day}",
            self.group.id,
            Week::of(day)
        )
    }

    fn weekday(&self, day: Date) -> String {
        words::capital(&self.shell.say.weekday(day))
    }
}

/// A subject teacher's own area, or the first.
fn own_area(viewer: &Viewer, group: GroupId) -> Area {
    let mut own = viewer.ties.iter().filter(|tie| tie.reaches(group));
    own.find_map(|tie| tie.area).unwrap_or(Area::Language)
}

fn who(say: &Say, row: &AreaRow) -> String {
    let absent = (
        row.absent_given_name.as_deref(),
        row.absent_surname.as_deref(),
    );
    words::writer(say, (&row.given_name, &row.surname), absent)
}

async fn show(ask: Ask, Path(group): Path<GroupId>, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::SEE, group).await?;
    let institution = ok.institution();
    let month = which.month.unwrap_or_else(|| Month::of(ok.on.today));
    let area = which.area.unwrap_or_else(|| own_area(&ok.on.viewer, group));
    let span = (month.first(), month.last());
    let shell = ok.shell(Section::Journal, Some(group)).await?;
    let rows = rows_of_area(&mut ok, institution, group, area, span).await?;
    let say = &ok.on.say;
    page(&AreaPage {
        rows: rows
            .into_iter()
            .map(|row| (row.clone(), who(say, &row)))
            .collect(),
        group: ok.record.clone(),
        shell,
        area,
        month,
    })
}
