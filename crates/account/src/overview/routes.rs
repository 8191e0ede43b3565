//! The handler of the overview.

use askama::Template;
use factors::failures;
use jiff::SignedDuration;
use kernel::{AccountId, Role};
use people::search::matches;
use serde::Deserialize;
use web::{Answer, Ask, Context, Query, Routes, Section, Shell, Whole, page};

use super::queries::{self, Account, Child};
use crate::access;
use crate::person::locked_words;

/// Not used for so long, an account is worth asking about.
const DORMANT: SignedDuration = SignedDuration::from_hours(24 * 90);

pub fn routes() -> Routes {
    Routes::new().get("/access", show, &access::OVERVIEW)
}

/// One account of a list.
struct Line {
    account: AccountId,
    name: String,
    staff: bool,
    what: String,
}

#[derive(Template)]
#[template(path = "overview/overview.html")]
struct OverviewPage {
    shell: Shell,
    without_factor: Vec<Line>,
    one_time: Vec<Line>,
    dormant: Vec<Line>,
    closed: Vec<Line>,
    /// Requiring a second factor is the superuser's
    superuser: bool,
    locked: Vec<Line>,
    typed: String,
    found: Vec<Line>,
    more: bool,
    children: Vec<Child>,
}

#[derive(Deserialize)]
struct Wish {
    #[serde(default)]
    q: String,
}

/// As many accounts of a search are shown as this.
const SHOWN: usize = 50;

fn line(one: &Account, what: String) -> Line {
    Line {
        account: one.id,
        name: format!("{} {}", one.surname, one.given_name),
        staff: one.staff,
        what,
    }
}

fn day(on: &Context, at: jiff::Timestamp) -> String {
    on.say
        .date(on.viewer.institution.zone.to_datetime(at).date())
}

fn dormant(on: &Context, one: &Account) -> Option<String> {
    let since = one.last_sign_in_at.unwrap_or(one.created_at);
    (on.now.duration_since(since) > DORMANT).then(|| {
        one.last_sign_in_at.map_or_else(
            || on.say.t("who-never"),
            |at| on.say.a("who-last", "day", day(on, at)),
        )
    })
}

/// The locked accounts, by name.
fn locked(on: &Context, accounts: &[Account], locked: &[failures::Locked]) -> Vec<Line> {
    let of = |one: &Account| {
        let found = locked.iter().find(|lock| lock.account_id == one.id)?;
        Some(line(one, locked_words(on, found)))
    };
    accounts.iter().filter_map(of).collect()
}

/// The accounts whose names begin as it was typed.
fn found(accounts: &[Account], typed: &str) -> Vec<Line> {
    let name = |one: &Account| format!("{} {}", one.surname, one.given_name);
    let fits = accounts
        .iter()
        .filter(|one| matches(typed, &name(one), None, &[]));
    fits.take(SHOWN + 1)
        .map(|one| line(one, String::new()))
        .collect()
}

async fn show(ask: Ask, Query(wish): Query<Wish>) -> Answer {
    let mut ok = ask.read(&access::OVERVIEW, Whole).await?;
    let (institution, today, now) = (ok.institution(), ok.on.today, ok.on.now);
    let everybody = queries::accounts(&mut ok, institution, today).await?;
    let locks = failures::locked(&mut ok, institution, None, now).await?;
    let without = factors::without(&mut ok, institution, today).await?;
    let children = queries::children(&mut ok, institution, today).await?;
    let shell = ok.shell(Section::Staff, None).await?;
    let on = &ok.on;
    let typed: String = wish.q.trim().chars().take(100).collect();
    let mut found = found(&everybody, &typed);
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let accounts: Vec<Account> = everybody
        .iter()
        .filter(|one| one.has_password)
        .cloned()
        .collect();
    let open = accounts.iter().filter(|one| one.disabled_at.is_none());
    page(&OverviewPage {
        without_factor: without
            .into_iter()
            .map(|one| Line {
                account: one.account_id,
                name: format!("{} {}", one.surname, one.given_name),
                staff: true,
                what: String::new(),
            })
            .collect(),
        one_time: open
            .clone()
            .filter(|one| one.must_change)
            .map(|one| {
                let until = one.one_time_until.map(|at| day(on, at)).unwrap_or_default();
                let key = if one.one_time_until.is_some_and(|at| at < on.now) {
                    "overview-expired"
                } else {
                    "overview-lives"
                };
                line(one, on.say.a(key, "day", until))
            })
            .collect(),
        dormant: open
            .filter(|one| !one.must_change)
            .filter_map(|one| dormant(on, one).map(|what| line(one, what)))
            .collect(),
        closed: accounts
            .iter()
            .filter_map(|one| one.disabled_at.map(|at| line(one, day(on, at))))
            .collect(),
        superuser: on.viewer.is(&[Role::Superuser]),
        locked: locked(on, &everybody, &locks),
        typed,
        found,
        more,
        children,
        shell,
    })
}
