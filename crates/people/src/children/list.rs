//! A group's children, and entering one.

use askama::Template;
use jiff::civil::Date;
use kernel::{ChildId, ContactId, GroupId};
use serde_json::json;
use web::access::Reach;
use web::{
    About, Answer, Ask, Context, Form, Group, Path, Routes, Section, Shell, again, go, page,
};

use super::model;
use super::queries::{self, Coming, Listed};
use crate::access;
use crate::contacts::{self, Kind, NewContact};
use crate::groups::all_groups;
use web::Typed;

pub fn routes() -> Routes {
    Routes::new()
        .get("/groups/{group}/children", list, &access::CHILDREN)
        .post("/groups/{group}/children", enter, &access::ENTER_CHILD)
        .get("/groups/{group}/children/new", new, &access::ENTER_CHILD)
}

#[derive(Template)]
#[template(path = "children/list.html")]
struct ListPage {
    shell: Shell,
    group: Group,
    children: Vec<Listed>,
    coming: Vec<Coming>,
    may_enter: bool,
    may_health: bool,
    may_open: bool,
    /// A child who is in no group yet belongs to nobody's group.
    may_open_anywhere: bool,
}

#[derive(Template)]
#[template(path = "children/new.html")]
struct NewPage {
    shell: Shell,
    group: Group,
    typed: Typed,
    today: Date,
}

/// The fields of the two parents, with whom most often stands there.
const PARENTS: [(&str, [&str; 3], Kind); 2] = [
    ("kind-1", ["given-1", "surname-1", "phone-1"], Kind::Mother),
    ("kind-2", ["given-2", "surname-2", "phone-2"], Kind::Father),
];

/// Reads a parent; none where nothing was typed.
fn parent(
    typed: &mut Typed,
    kind_field: &'static str,
    fields: [&'static str; 3],
) -> Option<NewContact> {
    let line = contacts::line(typed, fields)?;
    let kind = typed.choice::<Kind>(kind_field);
    if kind.is_none() {
        typed.wrong(kind_field, "fault-choice");
    }
    kind.map(|kind| NewContact::usual(kind, &line))
}

impl NewPage {
    const fn kinds() -> [Kind; 5] {
        Kind::ALL
    }

    /// The fields of the two parents, with whom most often stands there.
    const fn parents() -> [(&'static str, [&'static str; 3], Kind); 2] {
        PARENTS
    }
}

async fn list(ask: Ask, Path(group): Path<GroupId>) -> Answer {
    let mut ok = ask.read(&access::CHILDREN, group).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let children = queries::children(&mut ok, institution, group, today).await?;
    let coming = queries::coming(&mut ok, institution, group, today).await?;
    let shell = ok.shell(Section::Children, Some(group)).await?;
    let reach = Reach {
        group: Some(group),
        ..Reach::default()
    };
    page(&ListPage {
        may_enter: access::ENTER_CHILD.allows(&ok.on.viewer, reach),
        may_health: access::GROUP_HEALTH.allows(&ok.on.viewer, reach),
        may_open: access::FILE.allows(&ok.on.viewer, reach),
        may_open_anywhere: access::FILE.allows(&ok.on.viewer, Reach::default()),
        group: ok.record.clone(),
        shell,
        children,
        coming,
    })
}

async fn new(ask: Ask, Path(group): Path<GroupId>) -> Answer {
    let mut ok = ask.read(&access::ENTER_CHILD, group).await?;
    let shell = ok.shell(Section::Children, Some(group)).await?;
    page(&NewPage {
        shell,
        group: ok.record.clone(),
        typed: Typed::default(),
        today: ok.on.today,
    })
}

/// On to the child's file, or to the group's list where the file is not (or no longer) the person's to see: a
/// teacher's child who comes later, or has just moved to another group.
pub fn way_on(on: &Context, child: ChildId, now: Option<GroupId>, list: GroupId) -> String {
    let reach = Reach {
        group: now,
        child: Some(child),
        day: None,
    };
    if access::FILE.allows(&on.viewer, reach) {
        format!("/children/{child}/file")
    } else {
        format!("/groups/{list}/children")
    }
}

/// Enters a child with up to two parents; all of it or nothing.
async fn enter(ask: Ask, Path(group): Path<GroupId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::ENTER_CHILD, group).await?;
    let (institution, now, today) = (ok.institution(), ok.on.now, ok.on.today);
    let mut typed = crate::labels::typed(form);
    let who = model::identity(&mut typed, today);
    let from = typed.date("from").unwrap_or(today);
    if who.as_ref().is_some_and(|who| from < who.birth) {
        typed.wrong("from", "child-from-before-birth");
    }
    let lasting = all_groups(&mut ok, institution, Date::MAX).await?;
    if !lasting.iter().any(|one| one.id == group) {
        typed.wrong("from", "child-group-closes");
    }
    let parents: Vec<_> = PARENTS
        .into_iter()
        .filter_map(|(kind, fields, _)| parent(&mut typed, kind, fields))
        .collect();
    if let Some(code) = who.as_ref().and_then(|who| who.code)
        && queries::code_taken(&mut ok, institution, code, None).await?
    {
        typed.wrong("code", "child-code-taken");
    }
    let (Some(who), true) = (who, typed.is_good()) else {
        let shell = ok.shell(Section::Children, Some(group)).await?;
        return again(&NewPage {
            shell,
            group: ok.record.clone(),
            typed,
            today,
        });
    };
    let child = ChildId(ok.next_id()?);
    queries::enter(&mut ok, (institution, now), child, &who, (group, from)).await?;
    for parent in &parents {
        let id = ContactId(ok.next_id()?);
        contacts::add(&mut ok, (institution, now), child, id, parent).await?;
    }
    let on = way_on(&ok.on, child, (from <= today).then_some(group), group);
    ok.commit(vec![About {
        child: Some(child),
        detail: json!({ "entered": true, "from": from, "parents": parents.len() }),
    }])
    .await?;
    go(&on)
}
