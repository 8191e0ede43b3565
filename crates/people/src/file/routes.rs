//! The handlers of the file.

use kernel::{ChildId, ContactId};
use serde_json::{Map, Value, json};
use web::{
    About, Answer, Ask, Form, Path, Result, Routes, Section, Typed, Writing, both_versions, go,
    page,
};

use super::address::{Kind as Place, moved};
use super::model::{self, Values};
use super::page::{Kit, back, compose, first, kit, one_line, typed_page};
use super::queries;
use crate::access;
use crate::children::{code_taken, hold};
use crate::contacts::{self, Contact, Kind, Line, NewContact};
use crate::labels;

pub fn routes() -> Routes {
    Routes::new()
        .get("/children/{child}/file", show, &access::FILE)
        .post("/children/{child}/file", save, &access::CHANGE_FILE)
}

async fn show(ask: Ask, Path(child): Path<ChildId>) -> Answer {
    let mut ok = ask.read(&access::FILE, child).await?;
    let shell = ok.shell(Section::Children, ok.record.group_id).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let kit = kit(tx, on.viewer.institution.id, child).await?;
    page(&compose(tx, on, (shell, &record), kit, Typed::default()).await?)
}

/// One audit entry of the child.
pub fn about(child: ChildId, detail: Value) -> Vec<About> {
    vec![About {
        child: Some(child),
        detail,
    }]
}

/// "Saglabāt" (3.12.6): what is valid is kept, what is wrong comes back beside its field, the old values stay on record.
async fn save(ask: Ask, Path(child): Path<ChildId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    hold(&mut ok, institution, child).await?;
    let kept = kit(&mut ok, institution, child).await?;
    let mut typed = labels::typed(form);
    let was = kept.values.shown(&ok.on.say);
    let differing = typed.overtaken(&was);
    if !differing.is_empty() {
        let mut page = typed_page(&mut ok, typed).await?;
        page.differing = differing;
        return both_versions(&page);
    }
    let mut new = model::read(&mut typed, &kept.values, today);
    if let Some(code) = new.code
        && code_taken(&mut ok, institution, code, Some(child)).await?
    {
        typed.wrong("code", "child-code-taken");
        new.code = kept.values.code;
    }
    let changed = changes(&was, &new.shown(&ok.on.say));
    if !changed.is_empty() {
        apply(&mut ok, &kept, &new).await?;
    }
    if typed.is_good() {
        if !changed.is_empty() {
            ok.commit(about(child, detail(changed))).await?;
        }
        return go(&format!("/children/{child}/file#saved"));
    }
    let answer = back(&mut ok, typed).await;
    if !changed.is_empty() {
        ok.commit(about(child, detail(changed))).await?;
    }
    answer
}

/// Field, before, after.
type Change = (&'static str, String, String);

fn changes(was: &[web::Kept], now: &[web::Kept]) -> Vec<Change> {
    was.iter()
        .zip(now)
        .filter(|(old, new)| old.value != new.value)
        .map(|(old, new)| (old.field, old.value.clone(), new.value.clone()))
        .collect()
}

fn detail(changed: Vec<Change>) -> Value {
    let (mut old, mut new) = (Map::new(), Map::new());
    for (field, before, after) in changed {
        old.insert(field.to_owned(), Value::from(before));
        new.insert(field.to_owned(), Value::from(after));
    }
    json!({ "old": old, "new": new })
}

async fn apply(ok: &mut Writing<ChildId>, kept: &Kit, new: &Values) -> Result<()> {
    let (institution, child) = (ok.institution(), ok.subject);
    let (now, by, today) = (ok.on.now, ok.account(), ok.on.today);
    queries::keep(ok, (institution, child), new, (now, by)).await?;
    let old = &kept.values;
    for (place, before, after) in [
        (Place::Declared, &old.declared, &new.declared),
        (Place::Actual, &old.actual, &new.actual),
    ] {
        if before != after {
            moved(ok, (institution, child), place, (today, after), (now, by)).await?;
        }
    }
    for (kind, before, after) in [
        (Kind::Father, &old.father, &new.father),
        (Kind::Mother, &old.mother, &new.mother),
    ] {
        if before != after {
            parent(ok, first(&kept.contacts, kind), kind, after).await?;
        }
    }
    if old.other != new.other {
        other(ok, one_line(&kept.contacts), &new.other).await?;
    }
    Ok(())
}

/// A parent of the form: entered, or with another name or phone.
async fn parent(
    ok: &mut Writing<ChildId>,
    kept: Option<&Contact>,
    kind: Kind,
    line: &Line,
) -> Result<()> {
    let (institution, child, now) = (ok.institution(), ok.subject, ok.on.now);
    let Some(kept) = kept else {
        let id = ContactId(ok.next_id()?);
        let new = NewContact::usual(kind, line);
        return contacts::add(ok, (institution, now), child, id, &new).await;
    };
    let new = NewContact {
        given_name: line.given_name.clone(),
        surname: line.surname.clone(),
        phone: line.phone,
        ..kept.kept()
    };
    contacts::tell(ok, kept, &new).await?;
    contacts::rewrite(ok, institution, (kept.id, kept.revision), &new).await?;
    if let Some(account) = kept.account_id {
        contacts::renamed(ok, institution, account, &new).await?;
    }
    Ok(())
}

/// "Cita atbildīga persona": one line of text; emptied, the person is taken off.
async fn other(ok: &mut Writing<ChildId>, kept: Option<&Contact>, text: &str) -> Result<()> {
    let (institution, child, now) = (ok.institution(), ok.subject, ok.on.now);
    match kept {
        Some(kept) if text.is_empty() => contacts::end(ok, (institution, now), kept.id).await,
        Some(kept) => {
            let new = NewContact {
                surname: text.to_owned(),
                ..kept.kept()
            };
            contacts::rewrite(ok, institution, (kept.id, kept.revision), &new).await?;
            Ok(())
        }
        None => {
            let id = ContactId(ok.next_id()?);
            let line = Line {
                surname: text.to_owned(),
                ..Line::default()
            };
            let new = NewContact::usual(Kind::Other, &line);
            contacts::add(ok, (institution, now), child, id, &new).await
        }
    }
}
