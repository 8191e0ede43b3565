//! A subject teacher's own part of a group's month plan: "Mūzika" and the outcomes of the month beside it, and nothing
//! else of the plan (3.5.2).

use askama::Template;
use calendar::Month;
use kernel::GroupId;
use web::{
    Answer, Ask, Form, Group, Path, Result, Routes, Section, Shell, Writing, again, both_versions,
    go, page,
};

use super::form::{Fault, Typed, put_lines, was};
use super::lists;
use super::model::{CONTENT, Fields};
use super::page::Differing;
use super::save::{Change, Saved, save};
use super::sheet::Sheet;
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

fn compose(
    on: &web::Context,
    (shell, group): (Shell, Group),
    sheet: &Sheet,
    said: Said,
) -> PartPage {
    let say = &on.say;
    let fault = |field: &str| {
        said.faults
            .iter()
            .find(|(of, _)| of == field)
            .map(|(_, key)| say.t(key))
    };
    let sent = said.form.as_ref();
    let parts = sheet.own_parts(on);
    let mut differing = Vec::new();
    let mut boxes = Vec::new();
    for part in parts {
        let kept = part.lines.join("\n");
        let text = sent
            .and_then(|form| form.get(&part.field))
            .map_or_else(|| kept.clone(), str::to_owned);
        let conflict = said.conflicts.contains(&part.field);
        if conflict {
            differing.push(Differing {
                label: words::field(say, &part.field),
                mine: text.clone(),
                theirs: kept.clone(),
            });
        }
        let shown = sent
            .map(|form| was(form, &part.field))
            .filter(|_| !conflict);
        boxes.push(PartBox {
            subject: words::subject(say, part.area, &part.subject),
            area: part.area,
            was: shown.unwrap_or(kept),
            fault: fault(&part.field),
            field: part.field,
            text,
        });
    }
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
        faults: said
            .faults
            .iter()
            .map(|(field, key)| (field.clone(), say.t(key)))
            .collect(),
        closed: sheet.is_closed(on),
        reason: sent.map_or("", |form| form.text("reason")).to_owned(),
        month: sheet.at.month,
        boxes,
        differing,
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
    page(&compose(on, (shell, record), &sheet, Said::default()))
}

async fn back(ok: &mut Writing<GroupId>, month: Month, said: Said) -> Result<PartPage> {
    let group = ok.subject;
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let sheet = Sheet::read(tx, on, (group, month)).await?;
    Ok(compose(on, (shell, record), &sheet, said))
}

async fn write(ask: Ask, Path((group, month)): Path<(GroupId, Month)>, sent: Form) -> Answer {
    let mut ok = ask.write(&access::PART, group).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let sheet = Sheet::read(tx, on, (group, month)).await?;
    let bank = lists::read(tx, on, &record, month).await?.by_text();
    let (mut typed, mut shown) = (Typed::default(), Fields::new());
    for part in sheet.own_parts(on) {
        if let Some(text) = sent.get(&part.field) {
            put_lines(&mut typed, &part.field, &lines(text));
            shown.insert(part.field.clone(), was(&sent, &part.field));
        }
    }
    let form = Some(sent.clone());
    if !typed.faults.is_empty() {
        let faults = typed.faults;
        return again(
            &back(
                &mut ok,
                month,
                Said {
                    form,
                    faults,
                    ..Said::default()
                },
            )
            .await?,
        );
    }
    let reason = crate::text::plain(sent.text("reason"));
    let change = Change {
        mine: &typed.fields,
        was: &shown,
        reason: &reason,
        bank: &bank,
    };
    match save(&mut ok, month, &change).await? {
        Saved::Nothing => {}
        Saved::Change(about) => ok.commit(vec![about]).await?,
        Saved::Refused(faults) => {
            return again(
                &back(
                    &mut ok,
                    month,
                    Said {
                        form,
                        faults,
                        ..Said::default()
                    },
                )
                .await?,
            );
        }
        Saved::Conflict(conflicts) => {
            return both_versions(
                &back(
                    &mut ok,
                    month,
                    Said {
                        form,
                        conflicts,
                        ..Said::default()
                    },
                )
                .await?,
            );
        }
    }
    go(&format!("/groups/{group}/plans/month/{month}"))
}
