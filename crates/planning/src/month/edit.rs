//! "Labot/papildināt": the form of a month plan, its drafts, and copying from another plan.

use askama::Template;
use calendar::Month;
use kernel::GroupId;
use serde::Deserialize;
use web::{
    Answer, Ask, Form, Group, Path, Query, Result, Routes, Section, Shell, Writing, again,
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

/// The place of the drafts of a month plan.
fn place(group: GroupId, month: Month) -> String {
    format!("month/{group}/{month}")
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
    let (institution, account) = (ok.institution(), ok.account());
    let (tx, on) = ok.parts();
    let sheet = Sheet::read(tx, on, (group, month)).await?;
    let lists = lists::read(tx, on, &record, month).await?;
    let sources = queries::sources(tx, sheet.at).await?;
    let plan = place(group, month);
    let draft = drafts::find(
        tx,
        Place {
            institution,
            account,
            plan: &plan,
        },
    )
    .await?;
    let kept = sheet.fields();
    let from = which.from.as_deref().and_then(source);
    let (form, said) = match (from, draft) {
        (Some((other, of)), _) => {
            let theirs = Sheet::read(tx, on, (other, of)).await?;
            let copy = shown::copied(&kept, &theirs.fields());
            let name = sources
                .iter()
                .find(|one| (one.group_id, one.month) == (other, of.first()));
            let copied = name.map(|one| source_name(on, one, group));
            (
                shown::form(&on.say, &copy, &kept),
                Said {
                    copied,
                    ..Said::default()
                },
            )
        }
        (None, Some(draft)) => {
            let at = on
                .say
                .moment(draft.saved_at, &on.viewer.institution.zone, on.today);
            (
                draft.form,
                Said {
                    draft: Some(at),
                    ..Said::default()
                },
            )
        }
        (None, None) => (shown::form(&on.say, &kept, &kept), Said::default()),
    };
    page(&compose(
        on,
        (shell, record),
        &sheet,
        (lists, sources),
        (form, said),
    ))
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
    let (institution, account) = (ok.institution(), ok.account());
    if sent.text("action") == "more" {
        return page(&back(&mut ok, month, sent, Said::default()).await?);
    }
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let lists = lists::read(tx, on, &record, month).await?;
    let typed = form::typed(&sent, month, &lists.by_id());
    if !typed.faults.is_empty() {
        let said = Said {
            faults: typed.faults,
            ..Said::default()
        };
        return again(&back(&mut ok, month, sent, said).await?);
    }
    let was: Fields = typed
        .fields
        .keys()
        .map(|field| (field.clone(), form::was(&sent, field)))
        .collect();
    let reason = crate::text::plain(sent.text("reason"));
    let change = Change {
        mine: &typed.fields,
        was: &was,
        reason: &reason,
        bank: &lists.by_text(),
    };
    let address = format!("/groups/{group}/plans/month/{month}");
    let plan = place(group, month);
    let at = Place {
        institution,
        account,
        plan: &plan,
    };
    match save(&mut ok, month, &change).await? {
        Saved::Nothing => {
            drafts::drop(&mut ok, at).await?;
            ok.commit(Vec::new()).await?;
            go(&address)
        }
        Saved::Change(about) => {
            drafts::drop(&mut ok, at).await?;
            ok.commit(vec![about]).await?;
            go(&address)
        }
        Saved::Refused(faults) => {
            let said = Said {
                faults,
                ..Said::default()
            };
            again(&back(&mut ok, month, sent, said).await?)
        }
        Saved::Conflict(conflicts) => {
            let said = Said {
                conflicts,
                ..Said::default()
            };
            both_versions(&back(&mut ok, month, sent, said).await?)
        }
    }
}

/// Keeps what is typed so far; the script sends it every few seconds.
async fn keep(ask: Ask, Path((group, month)): Path<(GroupId, Month)>, sent: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, group).await?;
    let (institution, account, now) = (ok.institution(), ok.account(), ok.on.now);
    let plan = place(group, month);
    drafts::keep(
        &mut ok,
        Place {
            institution,
            account,
            plan: &plan,
        },
        &sent,
        now,
    )
    .await?;
    ok.commit(Vec::new()).await?;
    Ok(saved())
}

/// Throws the draft away.
async fn forget(ask: Ask, Path((group, month)): Path<(GroupId, Month)>) -> Answer {
    let mut ok = ask.write(&access::WRITE, group).await?;
    let (institution, account) = (ok.institution(), ok.account());
    let plan = place(group, month);
    drafts::drop(
        &mut ok,
        Place {
            institution,
            account,
            plan: &plan,
        },
    )
    .await?;
    ok.commit(Vec::new()).await?;
    go(&format!("/groups/{group}/plans/month/{month}/edit"))
}
