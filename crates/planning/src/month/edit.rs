//! "Labot/papildināt": the form of a month plan, its drafts, and copying from another plan.

use askama::Template;
use calendar::Month;
use kernel::GroupId;
use serde::Deserialize;
use store::ReadTx;
use web::{
    About, Answer, Ask, Form, Group, Path, Query, Result, Routes, Section, Shell, Writing, again,
    both_versions, go, page, saved,
};

use super::form::{self, Fault};
use super::model::Fields;
use super::page::{Boxes, Differing, compose};
use super::queries::{self, Source};
use super::save::{Change, Saved, save};
use super::sheet::Sheet;
use super::{lists, shown, words};
use crate::access;
use crate::drafts::{self, Place};

pub fn routes() -> Routes {
    Routes::new()
        .get(
            "/groups/{group}/plans/month/{month}/edit",
            show,
            &access::WRITE,
        )
        .post(
            "/groups/{group}/plans/month/{month}/edit",
            write,
            &access::WRITE,
        )
        .post(
            "/groups/{group}/plans/month/{month}/draft",
            keep,
            &access::WRITE,
        )
        .post(
            "/groups/{group}/plans/month/{month}/draft/drop",
            forget,
            &access::WRITE,
        )
}

/// What a page says about its form.
#[derive(Default)]
pub struct Said {
    pub faults: Vec<Fault>,
    /// The fields that somebody else changed meanwhile
    pub conflicts: Vec<String>,
    /// "08:31": when the draft was kept that the form was filled from
    pub draft: Option<String>,
    /// What it was copied from, not saved yet
    pub copied: Option<String>,
}

#[derive(Template)]
#[template(path = "month/edit.html")]
pub struct EditPage {
    pub shell: Shell,
    pub group: Group,
    pub month: Month,
    pub title: String,
    pub tag: words::Tag,
    pub saved: Option<String>,
    /// What the plan lacks: the field to go to, in words
    pub missing: Vec<(String, String)>,
    pub boxes: Boxes,
    pub faults: Vec<(String, String)>,
    pub differing: Vec<Differing>,
    pub draft: Option<String>,
    pub copied: Option<String>,
    pub closed: bool,
    pub reason: String,
    pub sources: Vec<(String, String)>,
}

impl EditPage {
    fn fault(&self, field: impl AsRef<str>) -> Option<&str> {
        self.boxes.fault(field.as_ref())
    }

    fn form(&self) -> &Form {
        &self.boxes.form
    }

    fn month_number(&self) -> i8 {
        self.month.number()
    }
}

/// The person's draft of a month plan.
fn place(on: &web::Context, group: GroupId, month: Month) -> Place {
    Place::of(on, format!("month/{group}/{month}"))
}

#[derive(Deserialize)]
struct Which {
    /// "4-2025-11": a group and a month to copy from
    from: Option<String>,
}

fn source(from: &str) -> Option<(GroupId, Month)> {
    let (group, month) = from.split_once('-')?;
    Some((group.parse().ok()?, month.parse().ok()?))
}

async fn show(
    ask: Ask,
    Path((group, month)): Path<(GroupId, Month)>,
    Query(which): Query<Which>,
) -> Answer {
    let mut ok = ask.read(&access::WRITE, group).await?;
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let sheet = Sheet::read(tx, on, (group, month)).await?;
    let lists = lists::read(tx, on, &record, month).await?;
    let sources = queries::sources(tx, sheet.at).await?;
    let from = which.from.as_deref().and_then(source);
    let (form, said) = if let Some(from) = from {
        copy_of(tx, on, &sheet, (from, &sources)).await?
    } else {
        draft_or_kept(tx, on, &sheet).await?
    };
    page(&compose(
        on,
        (shell, record),
        &sheet,
        (lists, sources),
        (form, said),
    ))
}

/// Another plan's fields as this plan's form, to be saved or left.
async fn copy_of(
    tx: &mut ReadTx,
    on: &web::Context,
    sheet: &Sheet,
    ((other, of), sources): ((GroupId, Month), &[Source]),
) -> Result<(Form, Said)> {
    let kept = sheet.fields();
    let theirs = Sheet::read(tx, on, (other, of)).await?;
    let copy = shown::copied(&kept, &theirs.fields());
    let name = sources
        .iter()
        .find(|one| (one.group_id, one.month) == (other, of.first()));
    let copied = name.map(|one| source_name(on, one, sheet.at.group));
    let said = Said {
        copied,
        ..Said::default()
    };
    Ok((shown::form(&on.say, &copy, &kept), said))
}

/// The form as the person left it unsaved, or as the plan is kept.
async fn draft_or_kept(tx: &mut ReadTx, on: &web::Context, sheet: &Sheet) -> Result<(Form, Said)> {
    let at = place(on, sheet.at.group, sheet.at.month);
    let Some(draft) = drafts::find(tx, &at).await? else {
        let kept = sheet.fields();
        return Ok((shown::form(&on.say, &kept, &kept), Said::default()));
    };
    let saved = on
        .say
        .moment(draft.saved_at, &on.viewer.institution.zone, on.today);
    let said = Said {
        draft: Some(saved),
        ..Said::default()
    };
    Ok((draft.form, said))
}

/// "Mārītes, 2025. gada novembris"
pub fn source_name(on: &web::Context, source: &Source, own: GroupId) -> String {
    let month = on.say.month(Month::of(source.month));
    if source.group_id == own {
        month
    } else {
        format!("{}, {month}", source.name)
    }
}

/// The page with the form as it was sent.
async fn back(ok: &mut Writing<GroupId>, month: Month, form: Form, said: Said) -> Result<EditPage> {
    let group = ok.subject;
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let sheet = Sheet::read(tx, on, (group, month)).await?;
    let lists = lists::read(tx, on, &record, month).await?;
    let sources = queries::sources(tx, sheet.at).await?;
    Ok(compose(
        on,
        (shell, record),
        &sheet,
        (lists, sources),
        (form, said),
    ))
}

async fn write(ask: Ask, Path((group, month)): Path<(GroupId, Month)>, sent: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, group).await?;
    if sent.text("action") == "more" {
        return page(&back(&mut ok, month, sent, Said::default()).await?);
    }
    let said = match keep_plan(&mut ok, month, &sent).await? {
        Saved::Nothing => return done(ok, month, Vec::new()).await,
        Saved::Change(about) => return done(ok, month, vec![about]).await,
        Saved::Refused(faults) => Said {
            faults,
            ..Said::default()
        },
        Saved::Conflict(conflicts) => {
            let said = Said {
                conflicts,
                ..Said::default()
            };
            return both_versions(&back(&mut ok, month, sent, said).await?);
        }
    };
    again(&back(&mut ok, month, sent, said).await?)
}

/// Writes what was typed into the plan, or says what is wrong with it.
async fn keep_plan(ok: &mut Writing<GroupId>, month: Month, sent: &Form) -> Result<Saved> {
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let lists = lists::read(tx, on, &record, month).await?;
    let typed = form::typed(sent, month, &lists.by_id());
    if !typed.faults.is_empty() {
        return Ok(Saved::Refused(typed.faults));
    }
    let was: Fields = typed
        .fields
        .keys()
        .map(|field| (field.clone(), form::was(sent, field)))
        .collect();
    let reason = crate::text::plain(sent.text("reason"));
    let change = Change {
        mine: &typed.fields,
        was: &was,
        reason: &reason,
        bank: &lists.by_text(),
    };
    save(ok, month, &change).await
}

/// Saved: the draft is needed no longer.
async fn done(mut ok: Writing<GroupId>, month: Month, about: Vec<About>) -> Answer {
    let group = ok.subject;
    let at = place(&ok.on, group, month);
    drafts::drop(&mut ok, &at).await?;
    ok.commit(about).await?;
    go(&format!("/groups/{group}/plans/month/{month}"))
}

/// Keeps what is typed so far; the script sends it every few seconds.
async fn keep(ask: Ask, Path((group, month)): Path<(GroupId, Month)>, sent: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, group).await?;
    let (at, now) = (place(&ok.on, group, month), ok.on.now);
    drafts::keep(&mut ok, &at, &sent, now).await?;
    ok.commit(Vec::new()).await?;
    Ok(saved())
}

/// Throws the draft away.
async fn forget(ask: Ask, Path((group, month)): Path<(GroupId, Month)>) -> Answer {
    let mut ok = ask.write(&access::WRITE, group).await?;
    let at = place(&ok.on, group, month);
    drafts::drop(&mut ok, &at).await?;
    ok.commit(Vec::new()).await?;
    go(&format!("/groups/{group}/plans/month/{month}/edit"))
}
