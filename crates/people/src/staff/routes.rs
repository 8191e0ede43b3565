//! The handlers of staff.

use askama::Template;
use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, Role, RoleId};
use serde_json::json;
use store::ReadTx;
use web::access::Reach;
use web::{
    About, Answer, Ask, Context, Error, Form, Group, Path, Result, Routes, Say, Section, Shell,
    Whole, again, go, page,
};

use super::model::{self, ROLES};
use super::queries::{self, Held, NewPerson, NewSubstitution, Substitution};
use crate::access;
use crate::faults::Typed;
use crate::groups::all_groups;

pub fn routes() -> Routes {
    Routes::new()
        .get("/staff", list, &access::STAFF)
        .post("/staff", enter, &access::ENTER_STAFF)
        .get("/staff/new", new, &access::ENTER_STAFF)
        .get("/staff/{account}", person, &access::PERSON)
        .post("/staff/{account}/roles", give, &access::CHANGE_ROLES)
        .post("/staff/{account}/roles/{role}", end, &access::CHANGE_ROLES)
        .post(
            "/staff/{account}/substitutions",
            substitute,
            &access::CHANGE_ROLES,
        )
        .post(
            "/staff/{account}/substitutions/{substitution}",
            end_substitution,
            &access::CHANGE_ROLES,
        )
}

/// "Grupas skolotāja · Mārītes · no 01.09.2026."
fn words(held: &Held, say: &Say) -> Option<String> {
    let mut words = say.t(&format!("role-{}", held.role?));
    let subject = held.subject.as_ref().filter(|subject| !subject.is_empty());
    for more in [subject, held.group_name.as_ref()].into_iter().flatten() {
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
struct Person {
    account: AccountId,
    name: String,
    sign_in_name: String,
    access: &'static str,
    roles: Vec<String>,
    over: bool,
}

fn people(held: &[Held], say: &Say, today: Date) -> Vec<Person> {
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

#[derive(Template)]
#[template(path = "staff/new.html")]
struct NewPage {
    shell: Shell,
    typed: Typed,
    groups: Vec<Group>,
}

#[derive(Template)]
#[template(path = "staff/person.html")]
struct PersonPage {
    shell: Shell,
    account: AccountId,
    person: Person,
    held: Vec<(Held, String)>,
    substitutions: Vec<Substitution>,
    colleagues: Vec<(AccountId, String)>,
    groups: Vec<Group>,
    typed: Typed,
    may_change: bool,
    today: Date,
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
    let institution = ok.institution();
    let groups = all_groups(&mut ok, institution).await?;
    page(&NewPage {
        shell: ok.shell(Section::Staff, None).await?,
        typed: Typed::default(),
        groups,
    })
}

/// Enters a person with the first role.
async fn enter(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::ENTER_STAFF, Whole).await?;
    let (institution, now, today) = (ok.institution(), ok.on.now, ok.on.today);
    let groups = all_groups(&mut ok, institution).await?;
    let ids: Vec<GroupId> = groups.iter().map(|group| group.id).collect();
    let mut typed = Typed::new(form);
    let given_name = typed.need("given-name", 100);
    let surname = typed.need("surname", 100);
    let name = model::sign_in_name(&mut typed);
    if queries::name_taken(&mut ok, &name).await? {
        typed.wrong("sign-in-name", "staff-name-taken");
    }
    let Some(role) = model::role(&mut typed, &ids, today) else {
        return again(&NewPage {
            shell: ok.shell(Section::Staff, None).await?,
            typed,
            groups,
        });
    };
    let (id, role_id) = (AccountId(ok.next_id()?), RoleId(ok.next_id()?));
    let person = NewPerson {
        institution,
        id,
        given_name: &given_name,
        surname: &surname,
        now,
    };
    queries::enter(&mut ok, &person, Some(&name)).await?;
    queries::give(&mut ok, institution, role_id, id, &role).await?;
    ok.commit(vec![About::change(
        json!({ "account": id, "role": role.role.as_str() }),
    )])
    .await?;
    go(&format!("/staff/{id}"))
}

async fn compose(
    tx: &mut ReadTx,
    on: &Context,
    shell: Shell,
    account: AccountId,
    typed: Typed,
) -> Result<PersonPage> {
    let (institution, today) = (on.viewer.institution.id, on.today);
    let held = queries::staff(tx, institution, Some(account)).await?;
    let person = people(&held, &on.say, today)
        .into_iter()
        .next()
        .ok_or(Error::NotFound)?;
    let everyone = people(
        &queries::staff(tx, institution, None).await?,
        &on.say,
        today,
    );
    let others = everyone
        .into_iter()
        .filter(|one| one.account != account && !one.over);
    Ok(PersonPage {
        held: held
            .into_iter()
            .filter_map(|one| words(&one, &on.say).map(|words| (one, words)))
            .collect(),
        substitutions: queries::substitutions(tx, institution, account).await?,
        colleagues: others.map(|one| (one.account, one.name)).collect(),
        groups: all_groups(tx, institution).await?,
        may_change: access::CHANGE_ROLES.allows(&on.viewer, Reach::default()),
        shell,
        account,
        person,
        typed,
        today,
    })
}

async fn person(ask: Ask, Path(account): Path<AccountId>) -> Answer {
    let mut ok = ask.read(&access::PERSON, account).await?;
    let shell = ok.shell(Section::Staff, None).await?;
    let (tx, on) = ok.parts();
    page(&compose(tx, on, shell, account, Typed::default()).await?)
}

/// Gives one more role.
async fn give(ask: Ask, Path(account): Path<AccountId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_ROLES, account).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let ids: Vec<GroupId> = all_groups(&mut ok, institution)
        .await?
        .iter()
        .map(|group| group.id)
        .collect();
    let mut typed = Typed::new(form);
    let Some(role) = model::role(&mut typed, &ids, today) else {
        let shell = ok.shell(Section::Staff, None).await?;
        let (tx, on) = ok.parts();
        return again(&compose(tx, on, shell, account, typed).await?);
    };
    let id = RoleId(ok.next_id()?);
    queries::give(&mut ok, institution, id, account, &role).await?;
    ok.commit(vec![About::change(
        json!({ "account": account, "role": role.role.as_str() }),
    )])
    .await?;
    go(&format!("/staff/{account}"))
}

/// Ends a role; access ends the day after, what the person wrote stays.
async fn end(ask: Ask, Path((account, role)): Path<(AccountId, RoleId)>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_ROLES, account).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let mut typed = Typed::new(form);
    let to = typed.date("end");
    if to.is_none() {
        typed.wrong("end", "fault-date");
    }
    let held = queries::staff(&mut ok, institution, Some(account)).await?;
    let one = held
        .iter()
        .find(|one| one.role_id == Some(role))
        .ok_or(Error::NotFound)?;
    let to = to.unwrap_or(today);
    if one.from_on.is_some_and(|from| to < from) {
        typed.wrong("end", "staff-ends-before");
    }
    if one.role == Some(Role::Superuser)
        && queries::other_superusers(&mut ok, institution, role, today).await? == 0
    {
        typed.wrong("end", "staff-last-superuser");
    }
    if !typed.is_good() {
        let shell = ok.shell(Section::Staff, None).await?;
        let (tx, on) = ok.parts();
        return again(&compose(tx, on, shell, account, typed).await?);
    }
    queries::end(&mut ok, institution, (account, role), to).await?;
    ok.commit(vec![About::change(
        json!({ "account": account, "role": role, "to": to }),
    )])
    .await?;
    go(&format!("/staff/{account}"))
}

/// 3.19: somebody stands in for the person.
async fn substitute(ask: Ask, Path(account): Path<AccountId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_ROLES, account).await?;
    let institution = ok.institution();
    let ids: Vec<GroupId> = all_groups(&mut ok, institution)
        .await?
        .iter()
        .map(|group| group.id)
        .collect();
    let staff = queries::staff(&mut ok, institution, None).await?;
    let mut typed = Typed::new(form);
    let who = typed
        .choice::<AccountId>("substitute")
        .filter(|who| *who != account && staff.iter().any(|held| held.account_id == *who));
    let group = typed
        .choice::<GroupId>("in-group")
        .filter(|group| ids.contains(group));
    let days = (typed.date("sub-from"), typed.date("sub-to"));
    let (Some(substitute), Some(group), (Some(from), Some(to))) = (who, group, days) else {
        typed.wrong("substitute", "staff-substitution-incomplete");
        let shell = ok.shell(Section::Staff, None).await?;
        let (tx, on) = ok.parts();
        return again(&compose(tx, on, shell, account, typed).await?);
    };
    if to < from {
        typed.wrong("sub-to", "staff-ends-before");
        let shell = ok.shell(Section::Staff, None).await?;
        let (tx, on) = ok.parts();
        return again(&compose(tx, on, shell, account, typed).await?);
    }
    let id = ok.next_id()?;
    let new = NewSubstitution {
        id,
        absent: account,
        substitute,
        group,
        days: (from, to),
    };
    queries::substitute(&mut ok, institution, &new).await?;
    let detail = json!({ "absent": account, "substitute": substitute, "group": group, "from": from, "to": to });
    ok.commit(vec![About::change(detail)]).await?;
    go(&format!("/staff/{account}"))
}

/// Takes a substitution back, or ends it yesterday.
async fn end_substitution(ask: Ask, Path((account, id)): Path<(AccountId, i64)>) -> Answer {
    let mut ok = ask.write(&access::CHANGE_ROLES, account).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    if queries::end_substitution(&mut ok, institution, (account, id), today).await? == 0 {
        return Err(Error::NotFound);
    }
    ok.commit(vec![About::change(
        json!({ "substitution": id, "ended": today }),
    )])
    .await?;
    go(&format!("/staff/{account}"))
}

impl NewPage {
    const fn roles() -> [Role; 10] {
        ROLES
    }
    const fn areas() -> [Area; 7] {
        Area::ALL
    }
}

impl PersonPage {
    const fn roles() -> [Role; 10] {
        ROLES
    }
    const fn areas() -> [Area; 7] {
        Area::ALL
    }
    fn open(&self, held: &Held) -> bool {
        self.may_change && held.to_on.is_none_or(|to| to >= self.today)
    }
    fn open_substitution(&self, one: &Substitution) -> bool {
        self.may_change && one.to_on >= self.today
    }
}
