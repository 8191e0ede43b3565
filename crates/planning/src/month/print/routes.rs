//! The handler of the printed month plan. No child is named in it.

use calendar::Month;
use kernel::GroupId;
use web::{Answer, Ask};

use super::sheet::{self, Printed};
use crate::access;
use crate::month::sheet::Sheet;
use crate::month::{lists, view, words};

/// `/groups/{group}/plans/month/2026-10.pdf`
pub async fn print(ask: Ask, group: GroupId, month: Month) -> Answer {
    let mut ok = ask.read(&access::SEE, group).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let institution = on.viewer.institution.id;
    let plan = Sheet::read(tx, on, (group, month)).await?;
    let lists = lists::read(tx, on, &record, month).await?;
    let (from, to) = (month.first(), month.last());
    let events = yearplan::touching(tx, institution, Some(group), from, to).await?;
    let printed = Printed {
        themes: view::themes(on, &plan),
        areas: view::areas(on, &plan, &lists),
        dated: view::dated(on, &plan, events),
        plan: &plan,
    };
    let title = on.say.a("plan-month-title", "month", on.say.month(month));
    let mut document = press::document(on, title, &*record.name);
    if let Some(head) = &plan.head {
        document.made = format!("{} · {}", document.made, words::saved(on, head));
    }
    document.fit = paper::Fit::Wall;
    document.parts = sheet::parts(&on.say, &printed);
    let name = [on.say.t("plan-print-file"), record.name, month.to_string()];
    drop(ok); // the queue of the press is waited for without holding the database
    press::pdf(&name.each_ref().map(String::as_str), document).await
}
