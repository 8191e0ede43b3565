//! The handlers of substitutions.

use jiff::civil::Date;
use kernel::{AccountId, GroupId, Role};
use serde_json::json;
use web::{About, Answer, Ask, Error, Form, Path, Routes, go};

use super::queries::{self, NewSubstitution, Substitution};
use crate::access;
use crate::roll::Span;
use crate::staff::model::overlap;
use crate::staff::person::{back, roles_of};
use crate::staff::queries::{Held, staff};
use web::Typed;

pub fn routes() -> Routes {
    Routes::new()
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

/// Who, where, from when to when.
type Wanted = (AccountId, GroupId, Span);

/// Reads the form.
fn wanted(typed: &mut Typed, absent: AccountId) -> Option<Wanted> {
    let who = typed
        .choice::<AccountId>("substitute")
        .filter(|who| *who != absent);
    let group = typed.choice::<GroupId>("in-group");
    let (from, to) = (typed.date("sub-from"), typed.date("sub-to"));
    for (field, missing) in [
        ("substitute", who.is_none()),
        ("in-group", group.is_none()),
        ("sub-from", from.is_none()),
        ("sub-to", to.is_none()),
    ] {
        if missing {
            typed.wrong(field, "staff-substitution-incomplete");
        }
    }
    let (who, group, from, to) = (who?, group?, from?, to?);
    if to < from {
        typed.wrong("sub-to", "staff-ends-before");
        return None;
    }
    let span = Span { from, to: Some(to) };
    Some((who, group, span))
}

/// The substitute works here on the first and the last of the days: nobody gets access without a role of
/// their own (5.1).
fn works_here(staff: &[Held], who: AccountId, (from, to): (Date, Date)) -> bool {
    let works = |day: Date| {
        staff
            .iter()
            .filter(|held| held.account_id == who)
            .any(|held| held.span().is_some_and(|span| span.holds(day)))
    };
    works(from) && works(to)
}

/// The absent one is a group teacher there on some of the days: only that is what a substitute can take over.
fn teaches_there(held: &[Held], group: GroupId, span: Span) -> bool {
    held.iter().any(|one| {
        one.role == Some(Role::GroupTeacher)
            && one.group_id == Some(group)
            && one.span().is_some_and(|own| overlap(own, span))
    })
}

fn is_there(list: &[Substitution], (who, group, span): Wanted) -> bool {
    list.iter().any(|one| {
        let own = Span {
            from: one.from_on,
            to: Some(one.to_on),
        };
        one.substitute_id == who && one.group_id == group && overlap(own, span)
    })
}

/// Somebody stands in for the person.
async fn substitute(ask: Ask, Path(account): Path<AccountId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_ROLES, account).await?;
    let institution = ok.institution();
    let held = roles_of(&mut ok).await?;
    let people = staff(&mut ok, institution, None).await?;
    let list = queries::substitutions(&mut ok, institution, account).await?;
    let mut typed = crate::labels::typed(form);
    let wanted = wanted(&mut typed, account);
    if let Some((who, group, span)) = wanted {
        if !works_here(&people, who, (span.from, span.to.unwrap_or(span.from))) {
            typed.wrong("substitute", "staff-substitute-away");
        }
        if !teaches_there(&held, group, span) {
            typed.wrong("in-group", "staff-absent-elsewhere");
        }
        if is_there(&list, (who, group, span)) {
            typed.wrong("sub-from", "staff-substitution-already");
        }
    }
    let (Some((substitute, group, span)), true) = (wanted, typed.is_good()) else {
        return back(&mut ok, typed, None).await;
    };
    let days = (span.from, span.to.unwrap_or(span.from));
    let new = NewSubstitution {
        id: ok.next_id()?,
        absent: account,
        substitute,
        group,
        days,
    };
    queries::substitute(&mut ok, institution, &new).await?;
    let detail = json!({
        "absent": account, "substitute": substitute, "group": group, "from": days.0, "to": days.1,
    });
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
