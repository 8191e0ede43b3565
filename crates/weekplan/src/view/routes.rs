//! The handlers of a week's page.

use calendar::Week;
use kernel::GroupId;
use planning::comments::{self, Plan};
use web::{Answer, Ask, OnPaper, Path, Query, Result, Routes, Section, go, page};

use super::page::{WeekPage, compose, remark};
use crate::access;
use crate::plan::{Part, coming};
use crate::print::{Which, print};
use crate::queries::notes;
use crate::sheet::Sheet;

pub fn routes() -> Routes {
    Routes::new()
        .get("/groups/{group}/plans/week", now, &access::SEE)
        .get("/groups/{group}/plans/week/{week}", show, &access::SEE)
}

/// The week to plan: this one, from Friday on the next.
async fn now(ask: Ask, Path(group): Path<GroupId>) -> Answer {
    let ok = ask.read(&access::SEE, group).await?;
    go(&format!(
        "/groups/{group}/plans/week/{}",
        coming(ok.on.today)
    ))
}

async fn show(
    ask: Ask,
    Path((group, asked)): Path<(GroupId, OnPaper<Week>)>,
    Query(which): Query<Which>,
) -> Answer {
    if asked.pdf {
        return print(ask, (group, asked.of), which).await;
    }
    page(&week_page(&ask, group, asked.of).await?)
}

/// The comments on a week's plan stand under its Monday.
pub fn commented(institution: kernel::InstitutionId, group: GroupId, week: Week) -> Plan {
    Plan {
        institution,
        group,
        kind: "week",
        period: week.monday(),
    }
}

/// Reads a week's plan: the page, ready to be rendered. What is planned for named children is read under a permission of
/// its own, which leaves an entry of the look, and only where there is any.
pub async fn week_page(ask: &Ask, group: GroupId, week: Week) -> Result<WeekPage> {
    let mut ok = ask.read(&access::SEE, group).await?;
    let institution = ok.institution();
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let sheet = Sheet::read(tx, on, (group, week)).await?;
    let remarks = comments::of(tx, commented(institution, group, week)).await?;
    let mut page = compose(on, shell, record, &sheet);
    page.remarks = remarks.into_iter().map(|one| remark(on, one)).collect();
    if sheet.part(Part::Children).is_some() {
        ok.also(&access::SEE_CHILDREN)?;
        page.notes = notes(&mut ok, institution, group, week).await?;
    }
    Ok(page)
}
