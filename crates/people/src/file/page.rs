//! The file's page: composed the same for showing, for what is wrong and for what two people wrote.

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::Date;
use kernel::{AccountId, ChildId};
use store::ReadTx;
use web::access::Reach;
use web::{
    Answer, ChildName, Context, Differing, Group, Kept, Result, Section, Shell, Typed, Writing,
    again,
};

use super::address::{self, Dated, Kind, addresses};
use super::model::{Beside, Progress, Values, progress};
use super::photos::{PURPOSES, answer};
use super::queries::{self, File, Neighbour, Permission};
use crate::access;
use crate::children::{Regime, Stay, history};
use crate::contacts::{self, Contact, Line, free_text};
use crate::groups::all_groups;

/// Everything that is kept of a child's file.
pub struct Kit {
    /// The child's own row
    pub file: File,
    /// Who belongs to the child
    pub contacts: Vec<Contact>,
    /// Where it lived
    pub addresses: Vec<Dated>,
    /// As the form holds it
    pub values: Values,
}

/// The father or the mother of the form: the first of the kind.
pub fn first(contacts: &[Contact], kind: contacts::Kind) -> Option<&Contact> {
    contacts.iter().find(|one| one.kind == kind)
}

/// "Cita atbildīga persona" while it is one line of text.
pub fn one_line(contacts: &[Contact]) -> Option<&Contact> {
    contacts
        .iter()
        .find(|one| one.kind == contacts::Kind::Other && one.given_name.is_empty())
}

fn line(contact: Option<&Contact>) -> Line {
    contact
        .map(|one| Line {
            given_name: one.given_name.clone(),
            surname: one.surname.clone(),
            phone: one.phone,
            note: one.note.clone(),
        })
        .unwrap_or_default()
}

/// Reads what is kept.
pub async fn kit(
    tx: &mut ReadTx,
    institution: kernel::InstitutionId,
    child: ChildId,
) -> Result<Kit> {
    let file = queries::file(tx, institution, child).await?;
    let contacts = contacts::contacts(tx, institution, child).await?;
    let addresses = addresses(tx, institution, child).await?;
    let values = Values {
        given_name: file.given_name.clone(),
        surname: file.surname.clone(),
        code: file.personal_code,
        document: (file.document_number.clone(), file.document_country.clone()),
        birth: file.birth_on,
        gender: file.gender,
        nationality: file.nationality.clone(),
        language: file.home_language.clone(),
        photo_ban: file.photo_ban,
        father: line(first(&contacts, contacts::Kind::Father)),
        mother: line(first(&contacts, contacts::Kind::Mother)),
        other: line(one_line(&contacts)).surname,
        declared: address::newest(&addresses, Kind::Declared),
        actual: address::newest(&addresses, Kind::Actual),
    };
    Ok(Kit {
        file,
        contacts,
        addresses,
        values,
    })
}

#[derive(Template)]
#[template(path = "file/file.html")]
pub struct FilePage {
    shell: Shell,
    child: ChildId,
    group: Option<Group>,
    neighbours: Vec<Neighbour>,
    kit: Kit,
    shown: BTreeMap<&'static str, String>,
    was: Vec<Kept>,
    progress: Progress,
    permissions: Vec<Permission>,
    stays: Vec<Stay>,
    regimes: Vec<Regime>,
    groups: Vec<Group>,
    typed: Typed,
    pub differing: Vec<Differing>,
    may_change: bool,
    may_see_health: bool,
    /// What became of the last one-time password to each account: words, what to do, whether it failed
    sent: BTreeMap<AccountId, (String, Option<String>, bool)>,
    today: Date,
    now: jiff::Timestamp,
    zone: jiff::tz::TimeZone,
}

impl FilePage {
    const fn purposes() -> [&'static str; 5] {
        PURPOSES
    }

    fn said(&self, purpose: &str) -> &'static str {
        answer(&self.permissions, purpose)
    }

    fn kept(&self, field: &str) -> &str {
        self.shown.get(field).map_or("", String::as_str)
    }

    /// Odd codes exist: it warns and refuses nothing (DOMAIN 6.1).
    fn code_hint(&self) -> &'static str {
        let warns = self
            .kit
            .file
            .personal_code
            .is_some_and(|code| !code.warnings().is_empty());
        if warns {
            "child-code-warns"
        } else {
            "child-code-hint"
        }
    }

    /// What the form holds: as it was typed, or as it is kept.
    fn gender_is(&self, gender: &str) -> bool {
        self.typed.chosen("gender", gender, self.kept("gender"))
    }

    fn banned(&self) -> bool {
        if self.typed.has("given-name") {
            self.typed.has("photo-ban")
        } else {
            self.kit.file.photo_ban
        }
    }

    /// How the one line of "Cita atbildīga persona" could be split.
    fn proposal(&self) -> Option<(&Contact, Line)> {
        let one = one_line(&self.kit.contacts)?;
        Some((one, free_text(&one.surname)?))
    }

    /// Contacts whose phone is also another's of this child: allowed, and said.
    fn shared_phone(&self) -> bool {
        let mut phones: Vec<_> = self
            .kit
            .contacts
            .iter()
            .filter_map(|one| one.phone)
            .collect();
        phones.sort_unstable();
        phones.windows(2).any(|two| two.first() == two.last())
    }

    /// Where the child can go: not where it stays without an end.
    fn other_groups(&self) -> impl Iterator<Item = &Group> {
        let stay = self.stays.first().filter(|stay| stay.to_on.is_none());
        let here = stay.map(|stay| stay.group_id);
        self.groups
            .iter()
            .filter(move |group| Some(group.id) != here)
    }

    /// Whether it still can be ended.
    fn open(&self, regime: &Regime) -> bool {
        self.may_change && regime.to_on.is_none_or(|to| to >= self.today)
    }

    /// What became of the last one-time password, where one was sent
    fn sent(&self, contact: &Contact) -> Option<&(String, Option<String>, bool)> {
        self.sent.get(&contact.account_id?)
    }

    /// " · līdz 31.05.2027." of an invited person
    fn until(&self, contact: &Contact) -> String {
        let say = &self.shell.say;
        contact
            .until_on
            .map(|day| format!(" · {}", say.a("staff-to", "day", say.date(day))))
            .unwrap_or_default()
    }

    /// The addresses before the newest of each kind.
    fn earlier(&self) -> impl Iterator<Item = &Dated> {
        let all = &self.kit.addresses;
        all.iter()
            .enumerate()
            .filter(|(at, one)| {
                at.checked_sub(1)
                    .and_then(|before| all.get(before))
                    .is_some_and(|before| before.kind == one.kind)
            })
            .map(|(_, one)| one)
    }

    /// "01.09.2026. –", open where there is no last day
    fn span(&self, from: &Date, to: &Option<Date>) -> String {
        let say = &self.shell.say;
        let last = to
            .map(|day| format!(" {}", say.date(day)))
            .unwrap_or_default();
        format!("{} –{last}", say.date(*from))
    }

    /// "Līga Bērziņa, 18.11.2026."
    fn saved(&self) -> Option<String> {
        let (at, by) = (
            self.kit.file.file_saved_at?,
            self.kit.file.saved_by.as_ref()?,
        );
        let day = self.zone.to_datetime(at).date();
        Some(format!("{by}, {}", self.shell.say.date(day)))
    }
}

/// What the file needs beside its own form.
fn beside(contacts: &[Contact], permissions: &[Permission]) -> Beside {
    let mut representatives = contacts
        .iter()
        .filter(|one| one.kind.represents() && !one.no_contact);
    Beside {
        represented: representatives.clone().next().is_some(),
        reachable: representatives.any(|one| one.phone.is_some()),
        photos_decided: !permissions.is_empty(),
    }
}

/// What became of the last one-time password to each account: words, what to do, whether it failed.
async fn sent(
    tx: &mut ReadTx,
    on: &Context,
    child: ChildId,
) -> Result<BTreeMap<AccountId, (String, Option<String>, bool)>> {
    let kind = dispatch::Kind::OneTimePassword;
    let messages = dispatch::latest_of_child(tx, on.viewer.institution.id, child, kind).await?;
    Ok(messages
        .iter()
        .filter_map(|message| {
            let status = message.status();
            let words = (status.words(on), status.advice(&on.say), status.is_bad());
            Some((message.account_id?, words))
        })
        .collect())
}

/// Composes the page around what was read.
pub async fn compose(
    tx: &mut ReadTx,
    on: &Context,
    (shell, record): (Shell, &ChildName),
    kit: Kit,
    typed: Typed,
) -> Result<FilePage> {
    let (institution, child) = (on.viewer.institution.id, record.id);
    let (stays, regimes) = history(tx, institution, child).await?;
    let permissions = queries::permissions(tx, institution, child).await?;
    let groups = all_groups(tx, institution, Date::MAX).await?;
    let neighbours = match record.group_id {
        Some(group) => queries::neighbours(tx, institution, group, on.today).await?,
        None => Vec::new(),
    };
    let reach = Reach {
        group: record.group_id,
        child: Some(child),
        day: None,
    };
    let beside = beside(&kit.contacts, &permissions);
    let was = kit.values.shown(&on.say);
    Ok(FilePage {
        sent: sent(tx, on, child).await?,
        shown: was
            .iter()
            .map(|one| (one.field, one.value.clone()))
            .collect(),
        progress: progress(&kit.values, beside),
        group: groups
            .iter()
            .find(|group| Some(group.id) == record.group_id)
            .cloned(),
        may_change: access::CHANGE_FILE.allows(&on.viewer, reach),
        may_see_health: access::HEALTH.allows(&on.viewer, reach),
        differing: Vec::new(),
        today: on.today,
        now: on.now,
        zone: on.viewer.institution.zone.clone(),
        shell,
        child,
        neighbours,
        kit,
        was,
        permissions,
        stays,
        regimes,
        groups,
        typed,
    })
}

/// The page with a form of it as it was typed.
pub async fn typed_page(ok: &mut Writing<ChildId>, typed: Typed) -> Result<FilePage> {
    let shell = ok.shell(Section::Children, ok.record.group_id).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let kit = kit(tx, on.viewer.institution.id, record.id).await?;
    compose(tx, on, (shell, &record), kit, typed).await
}

/// The same with what is wrong: 422.
pub async fn back(ok: &mut Writing<ChildId>, typed: Typed) -> Answer {
    again(&typed_page(ok, typed).await?)
}
