//! The handlers of the page.

use askama::Template;
use factors::{Factors, failures};
use jiff::Timestamp;
use kernel::AccountId;
use serde_json::json;
use web::{About, Answer, Ask, Context, Form, Path, Routes, Section, Shell, go, page};

use super::queries::{self, Person, Tied};
use crate::own::sessions::{self, Open};
use crate::{access, session};

pub fn routes() -> Routes {
    Routes::new()
        .get("/access/{account}", show, &access::SEE_ACCOUNT)
        .post("/access/{account}/unlock", unlock, &access::UNLOCK)
        .post("/access/{account}/sessions", end, &access::END_SESSIONS)
}

/// A child with the rights in words.
struct Child {
    name: String,
    words: String,
}

#[derive(Template)]
#[template(path = "person/person.html")]
struct PersonPage {
    shell: Shell,
    account: AccountId,
    name: String,
    person: Person,
    /// The key of how far signing in has come
    state: &'static str,
    signed_in: Option<String>,
    /// "Slēgts līdz 10:45: 10 neveiksmīgi mēģinājumi no 2 adresēm."
    locked: Option<String>,
    /// Failures that did not lock
    failed: Option<String>,
    children: Vec<Child>,
    open: Vec<Open>,
    factors: Factors,
    own: bool,
}

fn moment(on: &Context, at: Timestamp) -> String {
    on.say.moment(at, &on.viewer.institution.zone, on.today)
}

/// "10 neveiksmīgi mēģinājumi no 2 adresēm"
fn failures_of(on: &Context, (failures, addresses): (i64, i64)) -> String {
    on.say.a2(
        "failures-from",
        "failures",
        on.say.n("failures-count", failures),
        "addresses",
        on.say.n("failures-addresses", addresses),
    )
}

/// Until when and why an account is locked.
pub fn locked_words(on: &Context, locked: &failures::Locked) -> String {
    on.say.a2(
        "failures-locked",
        "until",
        moment(on, locked.until_at),
        "failures",
        failures_of(on, (locked.failures, locked.addresses)),
    )
}

const fn state(person: &Person) -> &'static str {
    match (person.has_password, person.must_change) {
        _ if person.disabled_at.is_some() => "account-closed",
        (false, _) => "account-no-password",
        (true, true) => "account-one-time",
        (true, false) => "account-own-password",
    }
}

fn child(on: &Context, tied: &Tied) -> Child {
    let say = &on.say;
    let kind = say.t(&format!("kind-{}", tied.kind));
    let rights = tied.rights().words();
    let until = tied
        .until_on
        .map(|day| say.a("account-until", "day", say.date(day)));
    let words = std::iter::once(kind)
        .chain(rights.into_iter().map(|key| say.t(key)))
        .chain(until);
    Child {
        name: format!("{} {}", tied.surname, tied.given_name),
        words: words.collect::<Vec<_>>().join(", "),
    }
}

async fn show(ask: Ask, Path(account): Path<AccountId>) -> Answer {
    let mut ok = ask.read(&access::SEE_ACCOUNT, account).await?;
    let shell = ok.shell(Section::Staff, None).await?;
    let (tx, on) = ok.parts();
    let (institution, now) = (on.viewer.institution.id, on.now);
    let whose = (institution, account);
    let person = queries::person(tx, institution, account).await?;
    let children = queries::children(tx, institution, account).await?;
    let rows = sessions::all(tx, whose, now).await?;
    let locked = failures::locked(tx, institution, Some(account), now).await?;
    let failed = failures::failed(tx, whose, "").await?;
    let open = locked.is_empty() && failed.failures > 0;
    page(&PersonPage {
        name: format!("{} {}", person.given_name, person.surname),
        state: state(&person),
        signed_in: person.last_sign_in_at.map(|at| moment(on, at)),
        locked: locked.first().map(|locked| locked_words(on, locked)),
        failed: open.then(|| failures_of(on, (failed.failures, failed.addresses))),
        children: children.iter().map(|tied| child(on, tied)).collect(),
        open: rows.into_iter().map(|row| row.open(on, None)).collect(),
        factors: factors::of(tx, whose).await?,
        own: account == on.viewer.account,
        shell,
        account,
        person,
    })
}

/// Lets the person try again at once; that there were failures is still told.
async fn unlock(ask: Ask, Path(account): Path<AccountId>) -> Answer {
    let mut ok = ask.write(&access::UNLOCK, account).await?;
    let whose = (ok.institution(), account);
    let unlocked = failures::unlock(&mut ok, whose).await?;
    ok.commit(vec![About::change(
        json!({ "account": account, "unlocked": unlocked > 0 }),
    )])
    .await?;
    go(&format!("/access/{account}"))
}

/// Ends one session, or all of them.
async fn end(ask: Ask, Path(account): Path<AccountId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::END_SESSIONS, account).await?;
    let (whose, now) = ((ok.institution(), account), ok.on.now);
    let ended = match form.need("which")? {
        "all" => session::end_all(&mut ok, whose.0, account, None).await?,
        mark => {
            sessions::end_marked(&mut ok, whose, now, mark).await?;
            1
        }
    };
    ok.commit(vec![About::change(
        json!({ "account": account, "sessions_ended": ended }),
    )])
    .await?;
    go(&format!("/access/{account}"))
}
