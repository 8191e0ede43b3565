//! One entry as it is seen; done, removed and put back.

use askama::Template;
use calendar::SchoolYear;
use jiff::Timestamp;
use kernel::YearItemId;
use serde_json::json;
use web::access::Reach;
use web::{
    About, Answer, Ask, Context, Error, Form, Path, Routes, Section, Shell, Whole, go, page,
};

use super::queries::{self, GroupName, Item, Person};
use super::writes;
use crate::stamp::Stamp;
use crate::{Kind, access, year};

pub fn routes() -> Routes {
    Routes::new()
        .get("/year-plan/items/{id}", show, &access::SEE)
        .post("/year-plan/items/{id}/done", mark, &access::DONE)
        .post("/year-plan/items/{id}/removal", remove, &access::WRITE)
}

#[derive(Template)]
#[template(path = "items/item.html")]
struct ItemPage {
    shell: Shell,
    id: YearItemId,
    item: Item,
    year: SchoolYear,
    when: String,
    people: Vec<Person>,
    groups: Vec<GroupName>,
    /// Who saved it last, and when
    saved: String,
    done: Option<String>,
    gone: Option<String>,
    /// A task that should have been done
    late: bool,
    may_write: bool,
    may_mark: bool,
}

/// Who did something, and when, in the text of that key.
fn told(
    on: &Context,
    key: &str,
    at: Option<Timestamp>,
    (given, surname): (&Option<String>, &Option<String>),
) -> Option<String> {
    let (given, surname) = given.as_ref().zip(surname.as_ref())?;
    let time = on.say.moment(at?, &on.viewer.institution.zone, on.today);
    let name = format!("{given} {surname}");
    Some(on.say.a2(key, "who", name, "time", time))
}

/// Who took it out of the plan, and when; none where it stands in it.
pub fn gone(on: &Context, item: &Item) -> Option<String> {
    let who = (&item.removed_given_name, &item.removed_surname);
    told(on, "year-gone", item.removed_at, who)
}

fn may_write(on: &Context) -> bool {
    access::WRITE.allows(&on.viewer, Reach::default())
}

async fn show(ask: Ask, Path(id): Path<YearItemId>) -> Answer {
    let mut ok = ask.read(&access::SEE, Whole).await?;
    let (institution, account) = (ok.institution(), ok.account());
    let item = queries::item(&mut ok, institution, id).await?;
    let may_write = may_write(&ok.on);
    // what is out of the plan is seen by those who can put it back
    let item = item
        .filter(|item| item.removed_at.is_none() || may_write)
        .ok_or(Error::NotFound)?;
    let (people, groups) = queries::of_item(&mut ok, institution, id).await?;
    let shell = ok.shell(Section::YearPlan, None).await?;
    let on = &ok.on;
    let answers = people.iter().any(|one| one.id == account);
    let saved_by = (Some(item.given_name.clone()), Some(item.surname.clone()));
    let is_task = item.kind == Kind::Task && item.removed_at.is_none();
    page(&ItemPage {
        year: SchoolYear::of(item.from_on),
        when: year::days_in_words(&on.say, item.from_on, item.to_on),
        saved: told(
            on,
            "year-saved",
            Some(item.updated_at),
            (&saved_by.0, &saved_by.1),
        )
        .unwrap_or_default(),
        done: told(
            on,
            "year-done-by",
            item.done_at,
            (&item.done_given_name, &item.done_surname),
        ),
        gone: gone(on, &item),
        late: is_task && item.done_at.is_none() && item.to_on < on.today,
        may_mark: is_task && (may_write || answers),
        may_write,
        id,
        item,
        people,
        groups,
        shell,
    })
}

/// Marks a task as done, or takes that back.
async fn mark(ask: Ask, Path(id): Path<YearItemId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::DONE, Whole).await?;
    let (institution, account) = (ok.institution(), ok.account());
    let item = queries::item(&mut ok, institution, id).await?;
    let item = item
        .filter(|item| item.removed_at.is_none())
        .ok_or(Error::NotFound)?;
    let (people, _) = queries::of_item(&mut ok, institution, id).await?;
    if !may_write(&ok.on) && !people.iter().any(|one| one.id == account) {
        return Err(Error::Forbidden(access::DONE.name));
    }
    let done = match form.need("done")? {
        "1" if item.kind == Kind::Task => true,
        "0" if item.kind == Kind::Task => false,
        _ => return Err(Error::Unprocessable("unprocessable-value")),
    };
    let stamp = Stamp::of(&ok);
    if writes::set_done(&mut ok, stamp, id, done).await? {
        ok.commit(vec![About::change(json!({ "item": id, "done": done }))])
            .await?;
    }
    go(&format!("/year-plan/items/{id}"))
}

/// Takes an entry out of the plan, or puts it back.
async fn remove(ask: Ask, Path(id): Path<YearItemId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, Whole).await?;
    let institution = ok.institution();
    let item = queries::item(&mut ok, institution, id).await?;
    let item = item.ok_or(Error::NotFound)?;
    let removed = match form.need("removed")? {
        "1" => true,
        "0" => false,
        _ => return Err(Error::Unprocessable("unprocessable-value")),
    };
    let seen: i64 = form.parse("revision")?;
    if item.removed_at.is_some() == removed {
        return go(&format!("/year-plan/items/{id}"));
    }
    let stamp = Stamp::of(&ok);
    if !writes::set_removed(&mut ok, stamp, (id, seen), removed).await? {
        return Err(Error::Conflict("year-changed"));
    }
    let detail = json!({
        "item": id, "removed": removed, "title": item.title, "from": item.from_on, "to": item.to_on,
    });
    ok.commit(vec![About::change(detail)]).await?;
    go(&format!("/year-plan/items/{id}"))
}
