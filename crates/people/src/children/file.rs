//! "Skolēna personas lieta": one child's file.

use askama::Template;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, PersonalCode};
use serde_json::json;
use store::ReadTx;
use web::access::Reach;
use web::{
    About, Answer, Ask, ChildName, Context, Form, Group, Path, Result, Routes, Say, Section, Shell,
    Writing, again, both_versions, go, page,
};

use super::model::{self, KINDS};
use super::queries::{self, File, Parent};
use super::stay::{Regime, Stay, history};
use crate::access;
use crate::faults::{Differing, Kept, Typed};
use crate::groups::all_groups;

pub fn routes() -> Routes {
    Routes::new()
        .get("/children/{child}/file", show, &access::FILE)
        .post("/children/{child}/file", change, &access::CHANGE_FILE)
        .post(
            "/children/{child}/guardians",
            add_parent,
            &access::CHANGE_FILE,
        )
}

#[derive(Template)]
#[template(path = "children/file.html")]
struct FilePage {
    shell: Shell,
    child: ChildId,
    file: File,
    code_warns: bool,
    stays: Vec<Stay>,
    regimes: Vec<Regime>,
    parents: Vec<Parent>,
    groups: Vec<Group>,
    typed: Typed,
    kept: Vec<Kept>,
    differing: Vec<Differing>,
    may_change: bool,
    today: Date,
}

impl FilePage {
    const fn kinds() -> [&'static str; 5] {
        KINDS
    }

    fn kept(&self, field: &str) -> &str {
        self.kept
            .iter()
            .find(|one| one.field == field)
            .map_or("", |one| one.value.as_str())
    }

    /// Odd codes exist: it warns and refuses nothing (DOMAIN 6.1).
    const fn code_hint(&self) -> &'static str {
        if self.code_warns {
            "child-code-warns"
        } else {
            ""
        }
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

    /// "01.09.2026. –", open where there is no last day
    fn span(&self, from: &Date, to: &Option<Date>) -> String {
        let say = &self.shell.say;
        let last = to
            .map(|day| format!(" {}", say.date(day)))
            .unwrap_or_default();
        format!("{} –{last}", say.date(*from))
    }
}

/// The identity as its form shows it.
fn kept(file: &File, say: &Say) -> Vec<Kept> {
    let code = file.personal_code.map(|code| code.to_string());
    [
        ("given-name", "person-given-name", file.given_name.clone()),
        ("surname", "person-surname", file.surname.clone()),
        ("code", "child-code", code.unwrap_or_default()),
        ("birth", "child-birth", say.date(file.birth_on)),
    ]
    .into_iter()
    .map(|(field, label, value)| Kept {
        field,
        label,
        value,
    })
    .collect()
}

async fn compose(
    tx: &mut ReadTx,
    on: &Context,
    shell: Shell,
    record: &ChildName,
    typed: Typed,
) -> Result<FilePage> {
    let (institution, child) = (on.viewer.institution.id, record.id);
    let file = queries::file(tx, institution, child).await?;
    let (stays, regimes) = history(tx, institution, child).await?;
    let reach = Reach {
        group: record.group_id,
        child: Some(child),
        day: None,
    };
    Ok(FilePage {
        code_warns: file
            .personal_code
            .is_some_and(|code| !code.warnings().is_empty()),
        parents: queries::parents(tx, institution, child).await?,
        groups: all_groups(tx, institution).await?,
        may_change: access::CHANGE_FILE.allows(&on.viewer, reach),
        kept: kept(&file, &on.say),
        differing: Vec::new(),
        today: on.today,
        shell,
        child,
        file,
        stays,
        regimes,
        typed,
    })
}

async fn show(ask: Ask, Path(child): Path<ChildId>) -> Answer {
    let mut ok = ask.read(&access::FILE, child).await?;
    let shell = ok.shell(Section::Children, ok.record.group_id).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    page(&compose(tx, on, shell, &record, Typed::default()).await?)
}

/// The file as it was typed, with what is wrong.
pub async fn back(ok: &mut Writing<ChildId>, typed: Typed) -> Answer {
    again(&typed_page(ok, typed).await?)
}

async fn typed_page(ok: &mut Writing<ChildId>, typed: Typed) -> Result<FilePage> {
    let shell = ok.shell(Section::Children, ok.record.group_id).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    compose(tx, on, shell, &record, typed).await
}

/// One audit entry of the child.
pub fn about(child: ChildId, detail: serde_json::Value) -> Vec<About> {
    vec![About {
        child: Some(child),
        detail,
    }]
}

/// Identity: the old values stay in the audit log.
async fn change(ask: Ask, Path(child): Path<ChildId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    queries::hold(&mut ok, institution, child).await?;
    let old = queries::file(&mut ok, institution, child).await?;
    let mut typed = Typed::new(form);
    let who = model::identity(&mut typed, today);
    if let Some(code) = who.as_ref().and_then(|who| who.code)
        && queries::code_taken(&mut ok, institution, code, Some(child)).await?
    {
        typed.wrong("code", "child-code-taken");
    }
    let (Some(who), true) = (who, typed.is_good()) else {
        return back(&mut ok, typed).await;
    };
    let differing = typed.overtaken(&kept(&old, &ok.on.say));
    if !differing.is_empty() {
        let page = typed_page(&mut ok, typed).await?;
        return both_versions(&FilePage { differing, ..page });
    }
    queries::change(&mut ok, institution, child, &who).await?;
    let code = |code: Option<PersonalCode>| code.map(PersonalCode::digits);
    let detail = json!({
        "old": { "given_name": old.given_name, "surname": old.surname, "birth": old.birth_on, "code": code(old.personal_code) },
        "new": { "given_name": who.given_name, "surname": who.surname, "birth": who.birth, "code": code(who.code) },
    });
    ok.commit(about(child, detail)).await?;
    go(&format!("/children/{child}/file"))
}

/// One more parent.
async fn add_parent(ask: Ask, Path(child): Path<ChildId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    let (institution, now) = (ok.institution(), ok.on.now);
    let mut typed = Typed::new(form);
    let parent = model::parent(&mut typed, ["kind-1", "given-1", "surname-1"]);
    let (Some(parent), true) = (parent, typed.is_good()) else {
        typed.wrong("given-1", "child-parent-name");
        return back(&mut ok, typed).await;
    };
    let account = AccountId(ok.next_id()?);
    queries::tie(&mut ok, (institution, now), child, account, &parent).await?;
    ok.commit(about(
        child,
        json!({ "parent": account, "kind": parent.kind }),
    ))
    .await?;
    go(&format!("/children/{child}/file"))
}
