//! "Skolēna personas lieta": one child's file.

use askama::Template;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId};
use serde_json::json;
use store::ReadTx;
use web::access::Reach;
use web::{
    About, Answer, Ask, ChildName, Context, Error, Form, Group, Path, Result, Routes, Section,
    Shell, Writing, again, go, page,
};

use super::model::{self, KINDS};
use super::queries::{self, File, Parent, Regime, Stay};
use crate::access;
use crate::faults::Typed;
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
        .post(
            "/children/{child}/membership",
            move_child,
            &access::CHANGE_FILE,
        )
        .post("/children/{child}/regime", regime, &access::CHANGE_FILE)
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
    may_change: bool,
}

impl FilePage {
    const fn kinds() -> [&'static str; 5] {
        KINDS
    }

    /// As typed when something was wrong, as kept otherwise.
    fn value(&self, field: &str, kept: impl std::fmt::Display) -> String {
        if self.typed.is_good() {
            kept.to_string()
        } else {
            self.typed.text(field).to_owned()
        }
    }

    /// "01.09.2026. –", open where there is no last day
    fn span(&self, from: &Date, to: &Option<Date>) -> String {
        let say = &self.shell.say;
        let last = to
            .map(|day| format!(" {}", say.date(day)))
            .unwrap_or_default();
        format!("{} –{last}", say.date(*from))
    }

    fn birth(&self) -> String {
        self.value("birth", self.shell.say.date(self.file.birth_on))
    }

    fn code(&self) -> String {
        self.value(
            "code",
            self.file
                .personal_code
                .map(|code| code.to_string())
                .unwrap_or_default(),
        )
    }
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
    let (stays, regimes) = queries::history(tx, institution, child).await?;
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

async fn back(ok: &mut Writing<ChildId>, typed: Typed) -> Answer {
    let shell = ok.shell(Section::Children, ok.record.group_id).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    again(&compose(tx, on, shell, &record, typed).await?)
}

fn about(child: ChildId, detail: serde_json::Value) -> Vec<About> {
    vec![About {
        child: Some(child),
        detail,
    }]
}

/// Identity: the old values stay in the audit log.
async fn change(ask: Ask, Path(child): Path<ChildId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
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
    queries::change(&mut ok, institution, child, &who).await?;
    let kept = json!({
        "given_name": old.given_name, "surname": old.surname, "birth": old.birth_on,
        "code": old.personal_code.map(kernel::PersonalCode::digits),
    });
    ok.commit(about(child, json!({ "old": kept }))).await?;
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

/// To another group from a day on, or away after a day.
async fn move_child(ask: Ask, Path(child): Path<ChildId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    let institution = ok.institution();
    let mut typed = Typed::new(form);
    let day = typed.date("move-from");
    let group = typed.choice::<GroupId>("move-group");
    let known = all_groups(&mut ok, institution).await?;
    if group.is_some_and(|group| !known.iter().any(|one| one.id == group)) {
        typed.wrong("move-group", "fault-choice");
    }
    let (stays, _) = queries::history(&mut ok, institution, child).await?;
    let last = stays.first().map(|stay| stay.from_on);
    match day {
        None => typed.wrong("move-from", "fault-date"),
        Some(day) if last.is_some_and(|from| day <= from) => {
            typed.wrong("move-from", "child-moves-before");
        }
        Some(_) => {}
    }
    let (Some(day), true) = (day, typed.is_good()) else {
        return back(&mut ok, typed).await;
    };
    match group {
        Some(group) => queries::move_to(&mut ok, institution, child, (group, day)).await?,
        None => {
            if queries::leave(&mut ok, institution, child, day).await? == 0 {
                return Err(Error::Conflict("child-left-already"));
            }
        }
    }
    ok.commit(about(child, json!({ "group": group, "day": day })))
        .await?;
    go(&format!("/children/{child}/file"))
}

/// "izglītība ģimenē", "attālināti"
async fn regime(ask: Ask, Path(child): Path<ChildId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    let institution = ok.institution();
    let mut typed = Typed::new(form);
    let kind = ["home", "remote"]
        .into_iter()
        .find(|kind| typed.is("regime", kind));
    if kind.is_none() {
        typed.wrong("regime", "fault-choice");
    }
    let (from, to) = (typed.date("regime-from"), typed.date("regime-to"));
    if from.is_none() {
        typed.wrong("regime-from", "fault-date");
    }
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        typed.wrong("regime-to", "staff-ends-before");
    }
    let (Some(kind), Some(from), true) = (kind, from, typed.is_good()) else {
        return back(&mut ok, typed).await;
    };
    queries::set_regime(&mut ok, institution, child, kind, (from, to)).await?;
    ok.commit(about(
        child,
        json!({ "regime": kind, "from": from, "to": to }),
    ))
    .await?;
    go(&format!("/children/{child}/file"))
}
