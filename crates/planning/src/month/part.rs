//! A subject teacher's own part of a group's month plan: "Mūzika" and the outcomes of the month beside it, and nothing
//! else of the plan (3.5.2).

use askama::Template;
use calendar::Month;
use kernel::GroupId;
use web::{
    Answer, Ask, Form, Group, Path, Result, Routes, Say, Section, Shell, Writing, again,
    both_versions, go, page,
};

use super::form::{Fault, Typed, put_lines, was};
use super::lists;
use super::model::{CONTENT, Fields};
use super::page::Differing;
use super::save::{Change, Saved, save};
use super::sheet::{Part, Sheet};
use super::words;
use crate::access;
use crate::text::lines;

pub fn routes() -> Routes {
    Routes::new()
        .get(
            "/groups/{group}/plans/month/{month}/part",
            show,
            &access::PART,
        )
        .post(
            "/groups/{group}/plans/month/{month}/part",
            write,
            &access::PART,
        )
}

/// One subject's box.
struct PartBox {
    field: String,
    subject: String,
    area: kernel::Area,
    text: String,
    was: String,
    fault: Option<String>,
    /// The text as somebody else left it meanwhile
    differing: Option<String>,
}

#[derive(Template)]
#[template(path = "month/part.html")]
struct PartPage {
    shell: Shell,
    group: Group,
    month: Month,
    title: String,
    tag: words::Tag,
    themes: Vec<(String, String)>,
    content: String,
    boxes: Vec<PartBox>,
    differing: Vec<Differing>,
    faults: Vec<(String, String)>,
    closed: bool,
    reason: String,
}

#[derive(Default)]
struct Said {
    form: Option<Form>,
    faults: Vec<Fault>,
    conflicts: Vec<String>,
}

impl PartBox {
    /// The box of one subject: as it was sent, or as it is kept.
    fn of(say: &Say, part: Part, said: &Said) -> Self {
        let kept = part.lines.join("\n");
        let sent = said.form.as_ref();
        let text = sent.and_then(|form| form.get(&part.field));
        let conflict = said.conflicts.contains(&part.field);
        // over a conflict the form stands on the newer text, so that saving again is a decision
        let shown = sent.map(|form| was(form, &part.field));
        let fault = said.faults.iter().find(|(of, _)| *of == part.field);
        Self {
            subject: words::subject(say, part.area, &part.subject),
            area: part.area,
            text: text.map_or_else(|| kept.clone(), str::to_owned),
            was: shown.filter(|_| !conflict).unwrap_or_else(|| kept.clone()),
            fault: fault.map(|(_, key)| say.t(key)),
            differing: conflict.then_some(kept),
            field: part.field,
        }
    }

    /// Both texts, where somebody else changed it meanwhile.
    fn differing(&self, say: &Say) -> Option<Differing> {
        Some(Differing {
            label: words::field(say, &self.field),
            mine: self.text.clone(),
            theirs: self.differing.clone()?,
        })
    }
}

fn compose(
    on: &web::Context,
    (shell, group): (Shell, Group),
    sheet: &Sheet,
    said: &Said,
) -> PartPage {
    let say = &on.say;
    let parts = sheet.own_parts(on).into_iter();
    let boxes: Vec<PartBox> = parts.map(|part| PartBox::of(say, part, said)).collect();
    let faults = said.faults.iter();
    PartPage {
        title: say.a(
            "plan-month-title",
            "month",
            words::month(on, sheet.at.month),
        ),
        tag: words::tag(on, &words::duty(on, sheet)),
        themes: sheet
            .themes
            .iter()
            .map(|one| (one.title.clone(), one.message.clone()))
            .collect(),
        content: sheet.text(CONTENT).to_owned(),
        faults: faults
            .map(|(field, key)| (field.clone(), say.t(key)))
            .collect(),
        closed: sheet.is_closed(on),
        reason: said
            .form
            .as_ref()
            .map_or("", |form| form.text("reason"))
            .to_owned(),
        month: sheet.at.month,
        differing: boxes.iter().filter_map(|one| one.differing(say)).collect(),
        boxes,
        shell,
        group,
    }
}

async fn show(ask: Ask, Path((group, month)): Path<(GroupId, Month)>) -> Answer {
    let mut ok = ask.read(&access::PART, group).await?;
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let sheet = Sheet::read(tx, on, (group, month)).await?;
    page(&compose(on, (shell, record), &sheet, &Said::default()))
}

async fn back(ok: &mut Writing<GroupId>, month: Month, said: Said) -> Result<PartPage> {
    let group = ok.subject;
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let sheet = Sheet::read(tx, on, (group, month)).await?;
    Ok(compose(on, (shell, record), &sheet, &said))
}

async fn write(ask: Ask, Path((group, month)): Path<(GroupId, Month)>, sent: Form) -> Answer {
    let mut ok = ask.write(&access::PART, group).await?;
    let saved = keep_part(&mut ok, month, &sent).await?;
    let mut said = Said {
        form: Some(sent),
        ..Said::default()
    };
    match saved {
        Saved::Nothing => {}
        Saved::Change(about) => ok.commit(vec![about]).await?,
        Saved::Refused(faults) => {
            said.faults = faults;
            return again(&back(&mut ok, month, said).await?);
        }
        Saved::Conflict(conflicts) => {
            said.conflicts = conflicts;
            return both_versions(&back(&mut ok, month, said).await?);
        }
    }
    go(&format!("/groups/{group}/plans/month/{month}"))
}

/// Writes the person's own subjects, whatever else was sent.
async fn keep_part(ok: &mut Writing<GroupId>, month: Month, sent: &Form) -> Result<Saved> {
    let (group, record) = (ok.subject, ok.record.clone());
    let (tx, on) = ok.parts();
    let sheet = Sheet::read(tx, on, (group, month)).await?;
    let bank = lists::read(tx, on, &record, month).await?.by_text();
    let (mut typed, mut shown) = (Typed::default(), Fields::new());
    for part in sheet.own_parts(on) {
        if let Some(text) = sent.get(&part.field) {
            put_lines(&mut typed, &part.field, &lines(text));
            shown.insert(part.field.clone(), was(sent, &part.field));
        }
    }
    if !typed.faults.is_empty() {
        return Ok(Saved::Refused(typed.faults));
    }
    let reason = crate::text::plain(sent.text("reason"));
    let change = Change {
        mine: &typed.fields,
        was: &shown,
        reason: &reason,
        bank: &bank,
    };
    save(ok, month, &change).await
}
