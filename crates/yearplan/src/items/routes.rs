//! The handlers that write an entry.

use calendar::{SchoolYear, parse_date};
use kernel::YearItemId;
use serde::Deserialize;
use serde_json::json;
use store::ReadTx;
use web::{
    About, Answer, Ask, Context, Error, Form, Path, Query, Result, Routes, Section, Typed, Whole,
    Writing, again, both_versions, go, page,
};

use super::model::{self, Draft, label, school_year};
use super::page::{FormPage, Known};
use super::queries::{self, Item};
use super::{show, writes};
use crate::access;
use crate::stamp::Stamp;

pub fn routes() -> Routes {
    Routes::new()
        .get("/year-plan/new", begin, &access::WRITE)
        .post("/year-plan/new", make, &access::WRITE)
        .get("/year-plan/items/{id}/edit", edit, &access::WRITE)
        .post("/year-plan/items/{id}/edit", change, &access::WRITE)
}

#[derive(Deserialize)]
struct Begun {
    year: Option<String>,
    day: Option<String>,
}

async fn known(tx: &mut ReadTx, on: &Context, id: Option<YearItemId>) -> Result<Known> {
    let (people, groups) = queries::known(tx, on.viewer.institution.id, on.today, id).await?;
    Ok(Known { people, groups })
}

/// An entry with its ties, as the form writes it.
async fn kept(ok: &mut ReadTx, on: &Context, id: YearItemId) -> Result<(Item, Draft)> {
    let institution = on.viewer.institution.id;
    let item = queries::item(ok, institution, id).await?;
    let item = item.ok_or(Error::NotFound)?;
    let (people, groups) = queries::of_item(ok, institution, id).await?;
    let draft = Draft {
        kind: item.kind,
        title: item.title.clone(),
        description: item.description.clone(),
        place: item.place.clone(),
        from_on: item.from_on,
        to_on: item.to_on,
        starts: item.starts.clone(),
        families: item.families,
        people: people.into_iter().map(|one| one.id).collect(),
        groups: groups.into_iter().map(|one| one.id).collect(),
    };
    Ok((item, draft))
}

/// An empty form for a year or for a day of it.
async fn begin(ask: Ask, Query(begun): Query<Begun>) -> Answer {
    let mut ok = ask.read(&access::WRITE, Whole).await?;
    let unknown = Error::Unprocessable("unprocessable-address");
    let day = match begun.day.as_deref().filter(|day| !day.is_empty()) {
        Some(day) => {
            Some(parse_date(day).map_err(|_| Error::Unprocessable("unprocessable-address"))?)
        }
        None => None,
    };
    let year = match begun.year.as_deref().filter(|year| !year.is_empty()) {
        Some(year) => school_year(year).ok_or(unknown)?,
        None => SchoolYear::of(day.unwrap_or(ok.on.today)),
    };
    let shell = ok.shell(Section::YearPlan, None).await?;
    let (tx, on) = ok.parts();
    let known = known(tx, on, None).await?;
    let mut form = FormPage::new(on, shell, year, known);
    form.first_day = day.map(|day| on.say.date(day)).unwrap_or_default();
    page(&form)
}

fn year_of(form: &Form) -> Result<SchoolYear> {
    school_year(form.need("year")?).ok_or(Error::Unprocessable("unprocessable-value"))
}

async fn make(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, Whole).await?;
    let year = year_of(&form)?;
    let (tx, on) = ok.parts();
    let known = known(tx, on, None).await?;
    let mut typed = Typed::new(form.clone(), label);
    let (people, groups) = known.ids();
    let Some(new) = model::read(&form, &mut typed, year, (&people, &groups)) else {
        let shell = ok.shell(Section::YearPlan, None).await?;
        return again(&FormPage::new(&ok.on, shell, year, known).sent(typed, form));
    };
    let id = YearItemId(ok.next_id()?);
    let stamp = Stamp::of(&ok);
    writes::insert(&mut ok, stamp, id, &new).await?;
    ok.commit(vec![About::change(
        json!({ "item": id, "new": new.told() }),
    )])
    .await?;
    go(&format!("/year-plan/items/{id}"))
}

async fn edit(ask: Ask, Path(id): Path<YearItemId>) -> Answer {
    let mut ok = ask.read(&access::WRITE, Whole).await?;
    let (tx, on) = ok.parts();
    let (item, draft) = kept(tx, on, id).await?;
    let known = known(tx, on, Some(id)).await?;
    let shell = ok.shell(Section::YearPlan, None).await?;
    let form = FormPage::new(&ok.on, shell, SchoolYear::of(item.from_on), known);
    page(&FormPage {
        entry: Some((id, item.revision)),
        kept: Some(draft),
        gone: show::gone(&ok.on, &item),
        ..form
    })
}

/// The form of a kept entry as it was sent, opened on what is kept now.
async fn back(
    ok: &mut Writing<Whole>,
    (id, item): (YearItemId, &Item),
    (typed, form): (Typed, Form),
    (year, known): (SchoolYear, Known),
) -> Result<FormPage> {
    let shell = ok.shell(Section::YearPlan, None).await?;
    let page = FormPage::new(&ok.on, shell, year, known).sent(typed, form);
    Ok(FormPage {
        entry: Some((id, item.revision)),
        gone: show::gone(&ok.on, item),
        ..page
    })
}

async fn change(ask: Ask, Path(id): Path<YearItemId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, Whole).await?;
    let (year, seen): (SchoolYear, i64) = (year_of(&form)?, form.parse("revision")?);
    let (tx, on) = ok.parts();
    let (item, old) = kept(tx, on, id).await?;
    let known = known(tx, on, Some(id)).await?;
    let mut typed = Typed::new(form.clone(), label);
    let (people, groups) = known.ids();
    let Some(new) = model::read(&form, &mut typed, year, (&people, &groups)) else {
        // the next try is still compared with what this one was opened on
        let opened = Item {
            revision: seen,
            ..item
        };
        let sent = (typed, form);
        return again(&back(&mut ok, (id, &opened), sent, (year, known)).await?);
    };
    if new == old && item.removed_at.is_none() {
        return go(&format!("/year-plan/items/{id}"));
    }
    let stamp = Stamp::of(&ok);
    if !writes::change(&mut ok, stamp, (id, seen), &new).await? {
        let differing = known.differing(&ok.on.say, &new, &old);
        let page = back(&mut ok, (id, &item), (typed, form), (year, known)).await?;
        return both_versions(&FormPage { differing, ..page });
    }
    let detail = json!({ "item": id, "old": old.told(), "new": new.told() });
    ok.commit(vec![About::change(detail)]).await?;
    go(&format!("/year-plan/items/{id}"))
}
