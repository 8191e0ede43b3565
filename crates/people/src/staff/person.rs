//! One member of staff: roles given and ended.

use askama::Template;
use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, Role, RoleId};
use serde_json::json;
use store::ReadTx;
use web::access::Reach;
use web::{
    About, Answer, Ask, Context, Error, Form, Group, Path, Result, Routes, Section, Shell, Writing,
    again, go, page,
};

use super::employment::{Member, member};
use super::model::{self, NewRole, ROLES, last_day, overlap};
use super::queries::{self, Held};
use super::routes::{Person, people, words};
use super::substitution::{Substitution, end_standing_in, substitutions};
use crate::access;
use crate::groups::all_groups;
use crate::roll::Span;
use crate::subjects::{Subject, listed};
use web::Typed;

pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/{account}", person, &access::PERSON)
        .post("/staff/{account}/roles", give, &access::CHANGE_ROLES)
        .post("/staff/{account}/roles/{role}", end, &access::CHANGE_ROLES)
}

#[derive(Template)]
#[template(path = "staff/person.html")]
pub struct PersonPage {
    shell: Shell,
    account: AccountId,
    person: Person,
    member: Member,
    names: (String, String),
    zone: jiff::tz::TimeZone,
    held: Vec<(Held, String)>,
    substitutions: Vec<Substitution>,
    colleagues: Vec<(AccountId, String)>,
    groups: Vec<Group>,
    /// To choose from
    subjects: Vec<Subject>,
    /// Where somebody can stand in for the person
    own_groups: Vec<(GroupId, String)>,
    typed: Typed,
    /// The role whose end was refused
    ending: Option<RoleId>,
    may_change: bool,
    may_give: bool,
    today: Date,
}

impl PersonPage {
    const fn roles() -> [Role; 10] {
        ROLES
    }

    const fn areas() -> [Area; 7] {
        Area::ALL
    }

    fn shown(&self, field: &str) -> String {
        let member = &self.member;
        match field {
            "given-name" => self.names.0.clone(),
            "surname" => self.names.1.clone(),
            "staff-code" => member
                .personal_code
                .map(|code| code.to_string())
                .unwrap_or_default(),
            "phone" => member.phone.map(|p| p.to_string()).unwrap_or_default(),
            "email" => member.email.clone().unwrap_or_default(),
            _ => String::new(),
        }
    }

    fn day(&self, at: jiff::Timestamp) -> String {
        self.shell.say.date(self.zone.to_datetime(at).date())
    }

    /// "no 01.09.2026.", "no 01.09.2026. līdz 31.05.2027."
    fn employed(&self) -> String {
        let say = &self.shell.say;
        let from = self
            .member
            .from_on
            .map(|day| say.a("staff-from", "day", say.date(day)));
        let to = self
            .member
            .to_on
            .map(|day| say.a("staff-to", "day", say.date(day)));
        from.into_iter().chain(to).collect::<Vec<_>>().join(" ")
    }

    fn undertook(&self) -> Option<String> {
        self.member.undertook_at.map(|at| self.day(at))
    }

    fn signed_in(&self) -> Option<String> {
        self.member.last_sign_in_at.map(|at| self.day(at))
    }

    fn open(&self, held: &Held) -> bool {
        self.may_change && held.to_on.is_none_or(|to| to >= self.today)
    }

    fn is_ending(&self, role: &RoleId) -> bool {
        self.ending == Some(*role)
    }

    fn open_substitution(&self, one: &Substitution) -> bool {
        self.may_change && one.to_on >= self.today
    }
}

/// The groups in which the person is a group teacher, today or later: there somebody can stand in (3.19).
fn own_groups(held: &[Held], today: Date) -> Vec<(GroupId, String)> {
    let mut groups: Vec<(GroupId, String)> = Vec::new();
    for one in held {
        let runs = one.to_on.is_none_or(|to| to >= today);
        if one.role != Some(Role::GroupTeacher) || !runs {
            continue;
        }
        if let Some(group) = one.group_id.zip(one.group_name.clone())
            && !groups.contains(&group)
        {
            groups.push(group);
        }
    }
    groups
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
    let may_change = access::CHANGE_ROLES.allows(&on.viewer, Reach::default());
    let names = held
        .first()
        .map(|one| (one.given_name.clone(), one.surname.clone()))
        .unwrap_or_default();
    Ok(PersonPage {
        member: member(tx, institution, account).await?,
        names,
        zone: on.viewer.institution.zone.clone(),
        own_groups: own_groups(&held, today),
        may_give: may_change && !person.roles.is_empty(),
        held: held
            .into_iter()
            .filter_map(|one| words(&one, &on.say).map(|words| (one, words)))
            .collect(),
        substitutions: substitutions(tx, institution, account).await?,
        colleagues: others.map(|one| (one.account, one.name)).collect(),
        groups: all_groups(tx, institution, today).await?,
        subjects: listed(tx, institution, today).await?,
        ending: None,
        may_change,
        shell,
        account,
        person,
        typed,
        today,
    })
}

/// The person's page as it was typed, with what is wrong.
pub async fn back(ok: &mut Writing<AccountId>, typed: Typed, ending: Option<RoleId>) -> Answer {
    let account = ok.subject;
    let shell = ok.shell(Section::Staff, None).await?;
    let (tx, on) = ok.parts();
    let page = compose(tx, on, shell, account, typed).await?;
    again(&PersonPage { ending, ..page })
}

async fn person(ask: Ask, Path(account): Path<AccountId>) -> Answer {
    let mut ok = ask.read(&access::PERSON, account).await?;
    let shell = ok.shell(Section::Staff, None).await?;
    let (tx, on) = ok.parts();
    page(&compose(tx, on, shell, account, Typed::default()).await?)
}

/// The roles of a member of staff, past ones too; an account that never had any is no member of staff.
pub async fn roles_of(ok: &mut Writing<AccountId>) -> Result<Vec<Held>> {
    let (institution, account) = (ok.institution(), ok.subject);
    let held = queries::staff(ok, institution, Some(account)).await?;
    if held.iter().all(|one| one.role.is_none()) {
        return Err(Error::NotFound);
    }
    Ok(held)
}

/// Whether the person has that very role already on some of those days.
fn has_already(held: &[Held], new: &NewRole) -> bool {
    let span = Span {
        from: new.from,
        to: new.to,
    };
    held.iter().any(|one| {
        one.role == Some(new.role)
            && one.group_id == new.group
            && one.area == new.area
            && one.span().is_some_and(|own| overlap(own, span))
    })
}

/// Gives one more role.
async fn give(ask: Ask, Path(account): Path<AccountId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_ROLES, account).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let held = roles_of(&mut ok).await?;
    let ids: Vec<GroupId> = all_groups(&mut ok, institution, today)
        .await?
        .iter()
        .map(|group| group.id)
        .collect();
    let mut typed = crate::labels::typed(form);
    let role = model::role(&mut typed, &ids, today);
    if role.as_ref().is_some_and(|new| has_already(&held, new)) {
        typed.wrong("role", "staff-role-already");
    }
    let (Some(role), true) = (role, typed.is_good()) else {
        return back(&mut ok, typed, None).await;
    };
    let id = RoleId(ok.next_id()?);
    queries::give(&mut ok, institution, id, account, &role).await?;
    let detail = json!({
        "account": account, "role": role.role.as_str(), "group": role.group,
        "area": role.area.map(Area::as_str), "from": role.from, "to": role.to,
    });
    ok.commit(vec![About::change(detail)]).await?;
    go(&format!("/staff/{account}"))
}

/// Reads the last day of a role, or what is wrong with it.
fn end_of(typed: &mut Typed, one: &Held, today: Date) -> Option<Date> {
    let to = typed.date("end");
    match to {
        None => typed.wrong("end", "fault-date"),
        Some(_) if one.to_on.is_some_and(|over| over < today) => {
            typed.wrong("end", "staff-role-over");
        }
        Some(to) if one.from_on.is_some_and(|from| to < from) => {
            typed.wrong("end", "staff-ends-before");
        }
        Some(_) => {}
    }
    to
}

/// Ends a role; access ends the day after, also where the person stood in for others. What they wrote stays.
async fn end(ask: Ask, Path((account, role)): Path<(AccountId, RoleId)>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_ROLES, account).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    queries::hold_superusers(&mut ok, institution).await?;
    let held = roles_of(&mut ok).await?;
    let one = held
        .iter()
        .find(|one| one.role_id == Some(role))
        .ok_or(Error::NotFound)?;
    let mut typed = crate::labels::typed(form);
    let to = end_of(&mut typed, one, today);
    if one.role == Some(Role::Superuser)
        && queries::other_superusers(&mut ok, institution, role, today).await? == 0
    {
        typed.wrong("end", "staff-last-superuser");
    }
    let (Some(to), true) = (to, typed.is_good()) else {
        return back(&mut ok, typed, Some(role)).await;
    };
    queries::end(&mut ok, institution, (account, role), to).await?;
    let rest: Vec<Span> = held
        .iter()
        .filter_map(|held| {
            let to = if held.role_id == Some(role) {
                Some(to)
            } else {
                held.to_on
            };
            held.from_on.map(|from| Span { from, to })
        })
        .collect();
    let mut ended = 0;
    if let Some(last) = last_day(&rest) {
        // what has happened stays on record: at the earliest it ends yesterday
        let last = today
            .yesterday()
            .map_or(last, |yesterday| last.max(yesterday));
        ended = end_standing_in(&mut ok, institution, account, last).await?;
    }
    let detail = json!({
        "account": account, "role": role, "old": one.to_on, "to": to, "substitutions_ended": ended,
    });
    ok.commit(vec![About::change(detail)]).await?;
    go(&format!("/staff/{account}"))
}
