//! The handlers of groups.

use askama::Template;
use kernel::{GroupId, Role};
use serde_json::json;
use web::access::Reach;
use web::{
    About, Answer, Ask, Error, Form, Group, Path, Routes, Section, Shell, Whole, again,
    both_versions, go, page,
};

use super::queries::{self, NewGroup, all_groups};
use crate::access;
use web::{Differing, Kept, Typed};

pub fn routes() -> Routes {
    Routes::new()
        .get("/groups", list, &access::GROUPS)
        .post("/groups", make, &access::ENTER_GROUP)
        .get("/groups/new", new, &access::ENTER_GROUP)
        .get("/groups/{group}/edit", edit, &access::CHANGE_GROUP)
        .post("/groups/{group}/edit", change, &access::CHANGE_GROUP)
}

#[derive(Template)]
#[template(path = "groups/list.html")]
struct ListPage {
    shell: Shell,
    groups: Vec<(Group, i64)>,
    may_enter: bool,
    /// The import has a page and a rule of its own
    may_import: bool,
    may_see_children: bool,
    may_roll_over: bool,
}

#[derive(Template)]
#[template(path = "groups/form.html")]
struct FormPage {
    shell: Shell,
    typed: Typed,
    group: Option<GroupId>,
    kept: Vec<Kept>,
    differing: Vec<Differing>,
}

impl FormPage {
    /// `group` is a kept one, with its room.
    fn new(shell: Shell, typed: Typed, group: Option<(&Group, &str)>) -> Self {
        Self {
            shell,
            typed,
            group: group.map(|(group, _)| group.id),
            kept: group.map(kept).unwrap_or_default(),
            differing: Vec::new(),
        }
    }

    const fn title(&self) -> &'static str {
        if self.group.is_none() {
            "group-new"
        } else {
            "group-form"
        }
    }

    fn action(&self) -> String {
        self.group.map_or("/groups".to_owned(), |group| {
            format!("/groups/{group}/edit")
        })
    }

    fn kept(&self, field: &str) -> &str {
        self.kept
            .iter()
            .find(|one| one.field == field)
            .map_or("", |one| one.value.as_str())
    }

    fn emblem(&self, number: &i64) -> bool {
        let kept = self.kept("emblem");
        let kept = if kept.is_empty() { "1" } else { kept };
        self.typed.chosen("emblem", number, kept)
    }

    /// A box that is not ticked is not sent.
    fn compulsory(&self) -> bool {
        if self.typed.has("name") {
            self.typed.is("compulsory", "1")
        } else {
            self.kept("compulsory") == "1"
        }
    }
}

/// The group as its form shows it.
fn kept((group, room): (&Group, &str)) -> Vec<Kept> {
    let compulsory = if group.compulsory { "1" } else { "" };
    [
        ("name", "group-name", group.name.clone()),
        ("number", "group-number-label", group.number.to_string()),
        ("age", "group-age-label", group.age.clone()),
        ("room", "group-room", room.to_owned()),
        ("emblem", "group-emblem", group.emblem.to_string()),
        ("compulsory", "group-compulsory", compulsory.to_owned()),
    ]
    .into_iter()
    .map(|(field, label, value)| Kept {
        field,
        label,
        value,
    })
    .collect()
}

async fn list(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::GROUPS, Whole).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let counts = queries::counts(&mut ok, institution, today).await?;
    let of = |group: &Group| {
        counts
            .iter()
            .find(|count| count.group_id == group.id)
            .map_or(0, |count| count.children)
    };
    let groups = all_groups(&mut ok, institution, today).await?;
    let shell = ok.shell(Section::Groups, None).await?;
    let anywhere = Reach {
        group: groups.first().map(|group| group.id),
        ..Reach::default()
    };
    page(&ListPage {
        groups: groups
            .into_iter()
            .map(|group| (group.clone(), of(&group)))
            .collect(),
        may_import: ok.on.viewer.is(&[Role::Superuser, Role::Clerk]),
        may_enter: access::ENTER_GROUP.allows(&ok.on.viewer, Reach::default()),
        may_roll_over: access::SEE_ROLLOVER.allows(&ok.on.viewer, Reach::default()),
        may_see_children: access::CHILDREN.allows(&ok.on.viewer, anywhere),
        shell,
    })
}

async fn new(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::ENTER_GROUP, Whole).await?;
    let shell = ok.shell(Section::Groups, None).await?;
    page(&FormPage::new(shell, Typed::default(), None))
}

/// The form as a group, or its faults; `taken` are the numbers of the other groups.
fn read(typed: &mut Typed, taken: &[i64]) -> Option<NewGroup> {
    let name = typed.need("name", 60);
    let age = typed.need("age", 20);
    let room = typed.text("room").trim().to_owned();
    if room.chars().count() > 60 {
        typed.wrong("room", "fault-long");
    }
    let number = typed
        .choice::<i64>("number")
        .filter(|number| (1..=99).contains(number));
    if number.is_none() {
        typed.wrong("number", "group-number");
    }
    if number.is_some_and(|number| taken.contains(&number)) {
        typed.wrong("number", "group-number-taken");
    }
    let emblem = typed
        .choice::<i64>("emblem")
        .filter(|emblem| (1..=8).contains(emblem));
    if emblem.is_none() {
        typed.wrong("emblem", "fault-choice");
    }
    let compulsory = typed.is("compulsory", "1");
    let (number, emblem) = (number?, emblem?);
    typed.is_good().then_some(NewGroup {
        name,
        number,
        age,
        room,
        emblem,
        compulsory,
    })
}

async fn make(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::ENTER_GROUP, Whole).await?;
    let institution = ok.institution();
    let taken = queries::numbers(&mut ok, institution, None).await?;
    let mut typed = crate::labels::typed(form);
    let Some(new) = read(&mut typed, &taken) else {
        let shell = ok.shell(Section::Groups, None).await?;
        return again(&FormPage::new(shell, typed, None));
    };
    let id = GroupId(ok.next_id()?);
    queries::make(&mut ok, institution, id, &new).await?;
    ok.commit(vec![About::change(
        json!({ "group": id, "name": new.name }),
    )])
    .await?;
    go("/groups")
}

async fn edit(ask: Ask, Path(group): Path<GroupId>) -> Answer {
    let mut ok = ask.read(&access::CHANGE_GROUP, group).await?;
    let institution = ok.institution();
    let room = queries::room(&mut ok, institution, group).await?;
    let shell = ok.shell(Section::Groups, None).await?;
    page(&FormPage::new(
        shell,
        Typed::default(),
        Some((&ok.record, &room)),
    ))
}

async fn change(ask: Ask, Path(group): Path<GroupId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_GROUP, group).await?;
    let institution = ok.institution();
    queries::hold(&mut ok, institution, group).await?;
    let today = ok.on.today;
    let groups = all_groups(&mut ok, institution, today).await?;
    let old = groups
        .iter()
        .find(|one| one.id == group)
        .ok_or(Error::NotFound)?;
    let room = queries::room(&mut ok, institution, group).await?;
    let taken = queries::numbers(&mut ok, institution, Some(group)).await?;
    let mut typed = crate::labels::typed(form);
    let Some(new) = read(&mut typed, &taken) else {
        let shell = ok.shell(Section::Groups, None).await?;
        return again(&FormPage::new(shell, typed, Some((old, &room))));
    };
    let differing = typed.overtaken(&kept((old, &room)));
    if !differing.is_empty() {
        let shell = ok.shell(Section::Groups, None).await?;
        let page = FormPage::new(shell, typed, Some((old, &room)));
        return both_versions(&FormPage { differing, ..page });
    }
    queries::change(&mut ok, institution, group, &new).await?;
    let detail = json!({
        "old": { "name": old.name, "number": old.number, "age": old.age, "room": room, "emblem": old.emblem, "compulsory": old.compulsory },
        "new": { "name": new.name, "number": new.number, "age": new.age, "room": new.room, "emblem": new.emblem, "compulsory": new.compulsory },
    });
    ok.commit(vec![About::change(detail)]).await?;
    go("/groups")
}
