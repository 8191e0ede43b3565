//! The list of staff, and entering one.

use askama::Template;
use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, Role, RoleId};
use serde_json::json;
use web::access::Reach;
use web::{About, Answer, Ask, Form, Group, Routes, Say, Section, Shell, Whole, again, go, page};

use super::model::{self, ROLES};
use super::queries::{self, Held, NewPerson};
use super::{employment, person, substitution};
use crate::access;
use crate::groups::all_groups;
use crate::subjects::{Subject, listed};
use web::Typed;

pub fn routes() -> Routes {
    Routes::new()
        .get("/staff", list, &access::STAFF)
        .post("/staff", enter, &access::ENTER_STAFF)
        .get("/staff/new", new, &access::ENTER_STAFF)
        .merge(employment::routes())
        .merge(person::routes())
        .merge(substitution::routes())
}

/// "Grupas skolotāja · Mārītes · no 01.09.2026."; a subject in its own words, or its area's
pub fn words(held: &Held, say: &Say) -> Option<String> {
    let mut words = say.t(&format!("role-{}", held.role?));
    let area = held.area.map(|area| say.t(&format!("area-{area}")));
    let subject = held.subject.clone().filter(|subject| !subject.is_empty());
    for more in [subject.or(area), held.group_name.clone()]
        .into_iter()
        .flatten()
    {
        words = format!("{words} · {more}");
    }
    let from = held
        .from_on
        .map(|day| say.a("staff-from", "day", say.date(day)));
    let to = held
        .to_on
        .map(|day| say.a("staff-to", "day", say.date(day)));
    for more in [from, to].into_iter().flatten() {
        words = format!("{words} · {more}");
    }
    Some(words)
}

/// One person of the list.
pub struct Person {
    /// Who
    pub account: AccountId,
    /// "Bērziņa Līga"
    pub name: String,
    /// Empty for a parent
    pub sign_in_name: String,
    /// The key of the words for the state of the password
    pub access: &'static str,
    /// Each in words
    pub roles: Vec<String>,
    /// Whether every role has ended
    pub over: bool,
}

/// The people of these roles, each once.
pub fn people(held: &[Held], say: &Say, today: Date) -> Vec<Person> {
    let mut list: Vec<Person> = Vec::new();
    for one in held {
        let over = one.to_on.is_some_and(|to| to < today);
        let roles: Vec<String> = words(one, say).into_iter().collect();
        match list.last_mut() {
            Some(last) if last.account == one.account_id => {
                last.roles.extend(roles);
                last.over &= over;
            }
            _ => list.push(Person {
                account: one.account_id,
                name: format!("{} {}", one.surname, one.given_name),
                sign_in_name: one.sign_in_name.clone().unwrap_or_default(),
                access: match (one.has_password, one.must_change) {
                    (false, _) => "staff-no-password",
                    (true, true) => "staff-one-time",
                    (true, false) => "staff-password",
                },
                roles,
                over,
            }),
        }
    }
    list
}

#[derive(Template)]
#[template(path = "staff/list.html")]
struct ListPage {
    shell: Shell,
    people: Vec<Person>,
    may_enter: bool,
}

impl ListPage {
    fn count(&self) -> usize {
        self.people.iter().filter(|one| !one.over).count()
    }

    /// Who has no password yet.
    fn waiting(&self) -> usize {
        let waits = |one: &&Person| !one.over && one.access == "staff-no-password";
        self.people.iter().filter(waits).count()
    }
}

#[derive(Template)]
#[template(path = "staff/new.html")]
struct NewPage {
    shell: Shell,
    typed: Typed,
    groups: Vec<Group>,
    /// To choose from
    subjects: Vec<Subject>,
    today: Date,
}

impl NewPage {
    const fn roles() -> [Role; 10] {
        ROLES
    }

    const fn areas() -> [Area; 7] {
        Area::ALL
    }
}

async fn list(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::STAFF, Whole).await?;
    let institution = ok.institution();
    let held = queries::staff(&mut ok, institution, None).await?;
    let shell = ok.shell(Section::Staff, None).await?;
    let may_enter = access::ENTER_STAFF.allows(&ok.on.viewer, Reach::default());
    page(&ListPage {
        people: people(&held, &ok.on.say, ok.on.today),
        shell,
        may_enter,
    })
}

async fn new(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::ENTER_STAFF, Whole).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let groups = all_groups(&mut ok, institution, today).await?;
    page(&NewPage {
        shell: ok.shell(Section::Staff, None).await?,
        typed: Typed::default(),
        subjects: listed(&mut ok, institution, today).await?,
        groups,
        today,
    })
}

/// Enters a person with the first role.
async fn enter(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::ENTER_STAFF, Whole).await?;
    let (institution, now, today) = (ok.institution(), ok.on.now, ok.on.today);
    let groups = all_groups(&mut ok, institution, today).await?;
    let ids: Vec<GroupId> = groups.iter().map(|group| group.id).collect();
    let mut typed = crate::labels::typed(form);
    let who = employment::identity(&mut typed);
    if who.code.is_some()
        && employment::code_taken(&mut ok, institution, (who.code, AccountId(0))).await?
    {
        typed.wrong("staff-code", "staff-code-taken");
    }
    let name = model::sign_in_name(&mut typed);
    if typed.fault("sign-in-name").is_none() && queries::name_taken(&mut ok, &name).await? {
        typed.wrong("sign-in-name", "staff-name-taken");
    }
    let Some(role) = model::role(&mut typed, &ids, today) else {
        return again(&NewPage {
            shell: ok.shell(Section::Staff, None).await?,
            subjects: listed(&mut ok, institution, today).await?,
            typed,
            groups,
            today,
        });
    };
    let (id, role_id) = (AccountId(ok.next_id()?), RoleId(ok.next_id()?));
    let person = NewPerson {
        institution,
        id,
        given_name: &who.given_name,
        surname: &who.surname,
        now,
    };
    queries::enter(&mut ok, &person, Some(&name)).await?;
    employment::keep(&mut ok, (institution, id), &who, role.from).await?;
    queries::give(&mut ok, institution, role_id, id, &role).await?;
    ok.commit(vec![About::change(
        json!({ "account": id, "role": role.role.as_str() }),
    )])
    .await?;
    go(&format!("/staff/{id}"))
}
