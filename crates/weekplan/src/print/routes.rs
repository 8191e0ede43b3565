//! The handler of the printed week plan.

use calendar::Week;
use kernel::GroupId;
use serde::Deserialize;
use web::{Answer, Ask};

use super::sheet;
use crate::queries::notes;
use crate::sheet::Sheet;
use crate::view::page::span;
use crate::{access, words};

/// What else is asked of the printed plan.
#[derive(Deserialize)]
pub struct Which {
    /// "1" for the page that names children
    children: Option<String>,
}

/// `/groups/{group}/plans/week/2026-W41.pdf`
pub async fn print(ask: Ask, (group, week): (GroupId, Week), which: Which) -> Answer {
    let mut ok = ask.read(&access::SEE, group).await?;
    let institution = ok.institution();
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let plan = Sheet::read(tx, on, (group, week)).await?;
    let title = format!("{}: {}", on.say.t("nav-week-plan"), span(on, week));
    let subtitle = sheet::subtitle(&record.name, &plan);
    let mut document = press::document(on, title, subtitle);
    if let Some(kept) = plan.kept.first() {
        document.made = format!("{} · {}", document.made, words::saved(on, kept));
    }
    document.landscape = true;
    document.fit = paper::Fit::Sheet;
    document.parts = sheet::parts(on, &plan);
    let name = [
        on.say.t("nav-week-plan"),
        record.name.clone(),
        week.to_string(),
    ];
    drop(ok); // each permission and the queue of the press are waited for without holding the database
    if which.children.as_deref() == Some("1") {
        let mut ok = ask.read(&access::SEE_CHILDREN, group).await?;
        let notes = notes(&mut ok, institution, group, week).await?;
        document.parts.extend(sheet::children(&ok.on.say, &notes));
    }
    press::pdf(&name.each_ref().map(String::as_str), document).await
}
