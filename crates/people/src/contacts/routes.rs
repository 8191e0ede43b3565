//! One contact's own page: every field and right, the order in which they are called, taking one off.

use askama::Template;
use jiff::Timestamp;
use kernel::{AccountId, ChildId, ContactId, InstitutionId};
use serde_json::{Map, Value, json};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{
    Answer, Ask, Error, Form, Path, Result, Routes, Section, Shell, Typed, Writing, again,
    both_versions, go, page,
};

use super::model::{self, Kind, NewContact, free_text};
use super::queries::{self, Contact};
use crate::children::hold;
use crate::file::about;
use crate::{access, labels};

/// The pages of one contact.
pub fn routes() -> Routes {
    Routes::new()
        .get("/children/{child}/contacts/new", new, &access::CHANGE_FILE)
        .post("/children/{child}/contacts", enter, &access::CHANGE_FILE)
        .get(
            "/children/{child}/contacts/{contact}",
            show,
            &access::CHANGE_FILE,
        )
        .post(
            "/children/{child}/contacts/{contact}",
            change,
            &access::CHANGE_FILE,
        )
        .post(
            "/children/{child}/contacts/{contact}/split",
            split,
            &access::CHANGE_FILE,
        )
        .post(
            "/children/{child}/contacts/{contact}/first",
            sooner,
            &access::CHANGE_FILE,
        )
        .get(
            "/children/{child}/contacts/{contact}/removal",
            ask_removal,
            &access::CHANGE_FILE,
        )
        .post(
            "/children/{child}/contacts/{contact}/removal",
            remove,
            &access::CHANGE_FILE,
        )
}

#[derive(Template)]
#[template(path = "contacts/contact.html")]
struct ContactPage {
    shell: Shell,
    child: ChildId,
    child_name: String,
    /// None for a new one
    contact: Option<Contact>,
    /// The saved version, where somebody else saved meanwhile
    theirs: Option<NewContact>,
    typed: Typed,
}

/// The boxes of the rights, with the keys of their words and hints.
const RIGHTS: [(&str, &str, &str); 6] = [
    ("may-see", "contact-may-see", "contact-may-see-hint"),
    ("may-act", "contact-may-act", "contact-may-act-hint"),
    ("may-collect", "contact-may-collect", ""),
    (
        "gets-notices",
        "contact-gets-notices",
        "contact-gets-notices-hint",
    ),
    ("instead", "contact-instead", "contact-instead-hint"),
    (
        "no-contact",
        "contact-no-contact",
        "contact-no-contact-hint",
    ),
];

impl ContactPage {
    const fn kinds() -> [Kind; 5] {
        Kind::ALL
    }

    const fn rights() -> [(&'static str, &'static str, &'static str); 6] {
        RIGHTS
    }

    fn was_sent(&self) -> bool {
        self.typed.has("contact-kind")
    }

    fn ticked(&self, right: &str) -> bool {
        if self.was_sent() {
            return self.typed.has(right);
        }
        let Some(one) = &self.contact else {
            return false;
        };
        match right {
            "may-see" => one.may_see,
            "may-act" => one.may_act,
            "may-collect" => one.may_collect,
            "gets-notices" => one.gets_notices,
            "instead" => one.instead_of_parents,
            "no-contact" => one.no_contact,
            _ => false,
        }
    }

    fn kept(&self, field: &str) -> String {
        let Some(one) = &self.contact else {
            return String::new();
        };
        match field {
            "contact-kind" => one.kind.to_string(),
            "given-name" => one.given_name.clone(),
            "surname" => one.surname.clone(),
            "phone" => one.phone.map(|p| p.to_string()).unwrap_or_default(),
            "email" => one.email.clone().unwrap_or_default(),
            "note" => one.note.clone(),
            "until" => one
                .until_on
                .map(|day| self.shell.say.date(day))
                .unwrap_or_default(),
            _ => String::new(),
        }
    }

    fn revision(&self) -> i64 {
        let kept = self.contact.as_ref().map_or(0, |one| one.revision);
        self.typed.or("revision", kept).parse().unwrap_or_default()
    }
}

async fn composed(
    ok: &mut Writing<ChildId>,
    contact: Option<Contact>,
    typed: Typed,
) -> Result<ContactPage> {
    let shell = ok.shell(Section::Children, ok.record.group_id).await?;
    Ok(ContactPage {
        child: ok.subject,
        child_name: format!("{} {}", ok.record.surname, ok.record.given_name),
        shell,
        contact,
        theirs: None,
        typed,
    })
}

async fn new(ask: Ask, Path(child): Path<ChildId>) -> Answer {
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    page(&composed(&mut ok, None, Typed::default()).await?)
}

async fn found(
    ok: &mut Writing<ChildId>,
    (child, contact): (ChildId, ContactId),
) -> Result<Contact> {
    let institution = ok.institution();
    queries::one(ok, institution, (child, contact))
        .await?
        .ok_or(Error::NotFound)
}

async fn show(ask: Ask, Path(which): Path<(ChildId, ContactId)>) -> Answer {
    let mut ok = ask.write(&access::CHANGE_FILE, which.0).await?;
    let contact = found(&mut ok, which).await?;
    page(&composed(&mut ok, Some(contact), Typed::default()).await?)
}

/// The fields as they are kept, for the audit log.
fn words(contact: &NewContact) -> Value {
    let rights = contact.rights;
    let mut map = Map::new();
    for (field, value) in [
        ("contact-kind", contact.kind.to_string()),
        ("given-name", contact.given_name.clone()),
        ("surname", contact.surname.clone()),
        (
            "phone",
            contact.phone.map(|p| p.to_string()).unwrap_or_default(),
        ),
        ("email", contact.email.clone().unwrap_or_default()),
        ("note", contact.note.clone()),
        (
            "until",
            contact.until_on.map(|d| d.to_string()).unwrap_or_default(),
        ),
    ] {
        map.insert(field.to_owned(), Value::from(value));
    }
    for (field, value) in [
        ("may-see", rights.may_see),
        ("may-act", rights.may_act),
        ("may-collect", rights.may_collect),
        ("gets-notices", rights.gets_notices),
        ("instead", rights.instead_of_parents),
        ("no-contact", rights.no_contact),
    ] {
        map.insert(field.to_owned(), Value::from(value));
    }
    Value::Object(map)
}

async fn enter(ask: Ask, Path(child): Path<ChildId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    let mut typed = labels::typed(form);
    let Some(contact) = model::contact(&mut typed) else {
        return again(&composed(&mut ok, None, typed).await?);
    };
    let (institution, now) = (ok.institution(), ok.on.now);
    hold(&mut ok, institution, child).await?;
    let id = ContactId(ok.next_id()?);
    queries::add(&mut ok, (institution, now), child, id, &contact).await?;
    ok.commit(about(
        child,
        json!({ "contact": id, "new": words(&contact) }),
    ))
    .await?;
    go(&format!("/children/{child}/file#parents"))
}

/// A right that is taken away is gone at the person's next request: every request reads it anew.
async fn change(ask: Ask, Path(which): Path<(ChildId, ContactId)>, form: Form) -> Answer {
    let child = which.0;
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    let kept = found(&mut ok, which).await?;
    let revision: i64 = form.parse("revision")?;
    let mut typed = labels::typed(form);
    let Some(contact) = model::contact(&mut typed) else {
        return again(&composed(&mut ok, Some(kept), typed).await?);
    };
    let institution = ok.institution();
    queries::tell(&mut ok, &kept, &contact).await?;
    if !queries::rewrite(&mut ok, institution, (kept.id, revision), &contact).await? {
        let theirs = Some(kept.kept());
        let page = composed(&mut ok, Some(kept), typed).await?;
        return both_versions(&ContactPage { theirs, ..page });
    }
    if let Some(account) = kept.account_id {
        queries::renamed(&mut ok, institution, account, &contact).await?;
    }
    let (old, new) = (words(&kept.kept()), words(&contact));
    ok.commit(about(
        child,
        json!({ "contact": kept.id, "old": old, "new": new }),
    ))
    .await?;
    go(&format!("/children/{child}/file#parents"))
}

/// Takes the proposal for the one line of "Cita atbildīga persona" (3.12.4).
async fn split(ask: Ask, Path(which): Path<(ChildId, ContactId)>) -> Answer {
    let child = which.0;
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    let kept = found(&mut ok, which).await?;
    if let (true, Some(line)) = (kept.given_name.is_empty(), free_text(&kept.surname)) {
        let contact = NewContact {
            given_name: line.given_name,
            surname: line.surname,
            phone: line.phone.or(kept.phone),
            note: line.note,
            ..kept.kept()
        };
        let institution = ok.institution();
        queries::tell(&mut ok, &kept, &contact).await?;
        queries::rewrite(&mut ok, institution, (kept.id, kept.revision), &contact).await?;
        let (old, new) = (words(&kept.kept()), words(&contact));
        ok.commit(about(
            child,
            json!({ "contact": kept.id, "old": old, "new": new }),
        ))
        .await?;
    }
    go(&format!("/children/{child}/contacts/{}", which.1))
}

async fn reorder(
    tx: &mut WriteTx,
    institution: InstitutionId,
    order: impl Iterator<Item = ContactId>,
) -> Result<()> {
    let rows = order
        .zip(1_i64..)
        .map(|(id, position)| params![institution, id, position])
        .collect();
    tx.run_many(
        sql!("UPDATE contact SET position = $3 WHERE institution_id = $1 AND id = $2"),
        rows,
    )
    .await?;
    Ok(())
}

/// To the top of the order in which contacts are called.
async fn sooner(ask: Ask, Path(which): Path<(ChildId, ContactId)>) -> Answer {
    let (child, contact) = which;
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    let institution = ok.institution();
    hold(&mut ok, institution, child).await?;
    found(&mut ok, which).await?;
    let all = queries::contacts(&mut ok, institution, child).await?;
    let others = all.iter().map(|one| one.id).filter(|id| *id != contact);
    let order: Vec<ContactId> = std::iter::once(contact).chain(others).collect();
    reorder(&mut ok, institution, order.into_iter()).await?;
    ok.commit(about(
        child,
        json!({ "contact": contact, "called": "first" }),
    ))
    .await?;
    go(&format!("/children/{child}/file#parents"))
}

rows! {
    /// A page of the child that the person saw.
    struct Look {
        at: Timestamp,
        detail: String,
    }
}

/// What a person saw of a child, newest first: of a parent who was connected to the wrong child (DOMAIN 7).
async fn looks(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (child, account): (ChildId, AccountId),
) -> Result<Vec<Look>> {
    Ok(tx
        .all(
            sql!(
                "SELECT at, detail FROM audit_entry
                  WHERE institution_id = $1 AND child_id = $2 AND account_id = $3
                  ORDER BY seq DESC
                  LIMIT 100"
            ),
            params![institution, child, account],
        )
        .await?)
}

#[derive(Template)]
#[template(path = "contacts/removal.html")]
struct RemovalPage {
    shell: Shell,
    child: ChildId,
    child_name: String,
    contact: Contact,
    /// When and which page
    seen: Vec<(String, String)>,
}

async fn ask_removal(ask: Ask, Path(which): Path<(ChildId, ContactId)>) -> Answer {
    let child = which.0;
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    let contact = found(&mut ok, which).await?;
    let institution = ok.institution();
    let looks = match contact.account_id {
        Some(account) => looks(&mut ok, institution, (child, account)).await?,
        None => Vec::new(),
    };
    let (say, zone) = (&ok.on.say, &ok.on.viewer.institution.zone);
    let seen = looks
        .into_iter()
        .map(|look| {
            let detail: Value = serde_json::from_str(&look.detail).unwrap_or_default();
            let shown = detail
                .get("page")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned();
            let day = say.date(zone.to_datetime(look.at).date());
            (format!("{day} {}", say.time(look.at, zone)), shown)
        })
        .collect();
    page(&RemovalPage {
        child_name: format!("{} {}", ok.record.surname, ok.record.given_name),
        shell: ok.shell(Section::Children, ok.record.group_id).await?,
        child,
        contact,
        seen,
    })
}

/// Takes a contact off the child: nothing of the child is theirs to see any more; what they did stays on record.
async fn remove(ask: Ask, Path(which): Path<(ChildId, ContactId)>) -> Answer {
    let child = which.0;
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    let contact = found(&mut ok, which).await?;
    let (institution, now) = (ok.institution(), ok.on.now);
    queries::end(&mut ok, (institution, now), contact.id).await?;
    let old = words(&contact.kept());
    ok.commit(about(
        child,
        json!({ "contact": contact.id, "account": contact.account_id, "removed": true, "old": old }),
    ))
    .await?;
    go(&format!("/children/{child}/file#parents"))
}
