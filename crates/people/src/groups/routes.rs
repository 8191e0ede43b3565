//! The handlers of groups.

use askama::Template;
use kernel::GroupId;
use serde_json::json;
use web::access::Reach;
use web::{About, Answer, Ask, Form, Group, Path, Routes, Section, Shell, Whole, again, go, page};

use super::queries::{self, NewGroup, all_groups};
use crate::access;
use crate::faults::Typed;

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
    may_see_children: bool,
}

#[derive(Template)]
#[template(path = "groups/form.html")]
struct FormPage {
    shell: Shell,
    typed: Typed,
    group: Option<Group>,
}

impl FormPage {
    fn action(&self) -> String {
        self.group.as_ref().map_or("/groups".to_owned(), |group| {
            format!("/groups/{}/edit", group.id)
        })
    }

    /// As typed, or as kept.
    fn name(&self) -> String {
        self.value("name", |group| group.name.clone())
    }

    fn number(&self) -> String {
        self.value("number", |group| group.number.to_string())
    }

    fn age(&self) -> String {
        self.value("age", |group| group.age.clone())
    }

    fn value(&self, field: &str, kept: impl FnOnce(&Group) -> String) -> String {
        if self.typed.is_good() {
            self.group.as_ref().map(kept).unwrap_or_default()
        } else {
            self.typed.text(field).to_owned()
        }
    }

    fn emblem(&self, number: &i64) -> bool {
        let chosen = self.value("emblem", |group| group.emblem.to_string());
        chosen == number.to_string() || (chosen.is_empty() && *number == 1)
    }

    fn compulsory(&self) -> bool {
        let kept = |group: &Group| if group.compulsory { "1" } else { "" }.to_owned();
        self.value("compulsory", kept) == "1"
    }
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
    let groups = all_groups(&mut ok, institution).await?;
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
        may_enter: access::ENTER_GROUP.allows(&ok.on.viewer, Reach::default()),
        may_see_children: access::CHILDREN.allows(&ok.on.viewer, anywhere),
        shell,
    })
}

async fn new(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::ENTER_GROUP, Whole).await?;
    page(&FormPage {
        shell: ok.shell(Section::Groups, None).await?,
        typed: Typed::default(),
        group: None,
    })
}

/// The form as a group, or its faults; `taken` are the numbers of the other groups.
fn read(typed: &mut Typed, taken: &[i64]) -> Option<NewGroup> {
    let name = typed.need("name", 60);
    let age = typed.need("age", 20);
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
        .filter(|emblem| (1..=8).contains(emblem))
        .unwrap_or(1);
    let compulsory = typed.is("compulsory", "1");
    let number = number?;
    typed.is_good().then_some(NewGroup {
        name,
        number,
        age,
        emblem,
        compulsory,
    })
}

async fn make(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::ENTER_GROUP, Whole).await?;
    let institution = ok.institution();
    let taken: Vec<i64> = all_groups(&mut ok, institution)
        .await?
        .iter()
        .map(|group| group.number)
        .collect();
    let mut typed = Typed::new(form);
    let Some(new) = read(&mut typed, &taken) else {
        return again(&FormPage {
            shell: ok.shell(Section::Groups, None).await?,
            typed,
            group: None,
        });
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
    let shell = ok.shell(Section::Groups, None).await?;
    page(&FormPage {
        shell,
        typed: Typed::default(),
        group: Some(ok.record.clone()),
    })
}

async fn change(ask: Ask, Path(group): Path<GroupId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_GROUP, group).await?;
    let institution = ok.institution();
    let others = all_groups(&mut ok, institution).await?;
    let taken: Vec<i64> = others
        .iter()
        .filter(|one| one.id != group)
        .map(|one| one.number)
        .collect();
    let mut typed = Typed::new(form);
    let Some(new) = read(&mut typed, &taken) else {
        let shell = ok.shell(Section::Groups, None).await?;
        return again(&FormPage {
            shell,
            typed,
            group: Some(ok.record.clone()),
        });
    };
    queries::change(&mut ok, institution, group, &new).await?;
    let old = json!({ "name": ok.record.name, "number": ok.record.number, "age": ok.record.age });
    ok.commit(vec![About::change(
        json!({ "old": old, "name": new.name, "number": new.number, "age": new.age }),
    )])
    .await?;
    go("/groups")
}
