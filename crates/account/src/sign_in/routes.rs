//! The handlers of signing in and out.

use std::sync::Arc;

use axum::extract::{Extension, State};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use factors::{Factors, failures, step};
use jiff::Timestamp;
use kernel::PersonalCode;
use kernel::personal_code::looks_like_code;
use serde::Deserialize;
use store::WriteTx;
use web::audit::{Touches, append};
use web::{
    Answer, Ask, Door, Error, Form, LANGUAGE_COOKIE, Language, Query, Result, Routes, SignInPage,
    Visit, Visiting, Whole, on_worker,
};

use super::arrive::{Opened, Person, entry, go_on, open, set_cookie};
use super::queries::{self, Candidate};
use crate::password::Hasher;
use crate::{access, limits, session};

pub fn routes() -> Routes {
    Routes::new()
        .post("/logout", leave, &access::SIGN_OUT)
        .merge(super::stay::routes())
}

pub fn asynchronous_routes() -> Routes {
    Routes::new()
        .get_public("/login", show)
        .post_public("/login", enter)
        .get_public("/login/step", super::step::show)
        .post_public("/login/step", super::step::enter)
        .post_public("/login/step/options", super::step::options)
        .post_public("/login/passkey", super::passkey::enter)
        .post_public("/login/passkey/options", super::passkey::options)
}

#[derive(Deserialize)]
struct Wish {
    #[serde(default)]
    next: String,
    language: Option<String>,
}

/// The form.
async fn show(
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    Query(wish): Query<Wish>,
) -> Answer {
    let chosen: Option<Language> = wish.language.and_then(|text| text.parse().ok());
    let language = chosen.unwrap_or_else(|| visit.language());
    let mut page = SignInPage::new(door.app(), language, &wish.next);
    page.tablet = visit.tablet.is_some();
    let mut response = page.into_response();
    if let Some(language) = chosen {
        let cookie = format!(
            "{LANGUAGE_COOKIE}={}; Path=/; SameSite=Lax; Max-Age=31536000",
            language.as_str()
        );
        set_cookie(&mut response, &cookie)?;
    }
    Ok(response)
}

/// As it was typed, so that dashes, spaces and capitals make no difference.
enum Name {
    Code(PersonalCode),
    Own(String),
}

impl Name {
    fn parse(typed: &str) -> Self {
        let typed = typed.trim();
        match typed.parse() {
            Ok(code) if looks_like_code(typed) => Self::Code(code),
            _ => Self::Own(typed.to_lowercase()),
        }
    }

    fn as_text(&self) -> String {
        match self {
            Self::Code(code) => code.digits(),
            Self::Own(name) => name.clone(),
        }
    }

    /// How many hashes are verified at least: a child has two parents more often than not.
    const fn at_least(&self) -> usize {
        match self {
            Self::Code(_) => 2,
            Self::Own(_) => 1,
        }
    }
}

async fn candidates(door: Door, name: &Name, address: String) -> Result<Vec<Candidate>> {
    let (text, code) = (
        name.as_text(),
        match name {
            Name::Code(code) => Some(*code),
            Name::Own(_) => None,
        },
    );
    on_worker(async move {
        let mut tx = door.read().await?;
        let now = door.app().now();
        limits::check(&mut tx, &text, &address, now).await?;
        match code {
            Some(code) => queries::by_code(&mut tx, code, now).await,
            None => queries::by_name(&mut tx, &text, now).await,
        }
    })
    .await?
}

/// Whom a typed name can mean, within the limits: for linking another account of the same person.
pub async fn candidates_of(door: &Door, typed: &str, address: &str) -> Result<Vec<Candidate>> {
    let name = Name::parse(typed);
    let now = door.app().now();
    let mut tx = door.read().await?;
    limits::check(&mut tx, &name.as_text(), address, now).await?;
    match name {
        Name::Code(code) => queries::by_code(&mut tx, code, now).await,
        Name::Own(name) => queries::by_name(&mut tx, &name, now).await,
    }
}

/// Counts a try at a name outside the sign-in page: a failure, or that it was right.
pub async fn entered(
    door: &Door,
    typed: &str,
    address: &str,
    (tried, right): (&[Candidate], bool),
) -> Result<()> {
    let name = Name::parse(typed);
    let now = door.app().now();
    let mut tx = door.write().await?;
    if right {
        limits::succeeded(&mut tx, &name.as_text()).await?;
    } else {
        failed(&mut tx, &name, (tried, address), now).await?;
    }
    Ok(tx.commit().await?)
}

/// Name and password in, a session out; the same answer in the same time for whatever is wrong.
async fn enter(
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    form: Form,
) -> Answer {
    let (typed, password) = (
        form.need("name")?.to_owned(),
        form.need("password")?.to_owned(),
    );
    if typed.len() > 200 || password.len() > 600 {
        return Ok(wrong(&door, &visit, &form));
    }
    let name = Name::parse(&typed);
    let list = candidates(door.clone(), &name, visit.from.clone()).await?;
    let hashes = list.iter().map(|one| one.password_hash.clone()).collect();
    let fits = Hasher
        .first_that_fits(password, hashes, name.at_least())
        .await?;
    if let Some(person) = fits.and_then(|at| list.get(at).cloned()) {
        return welcome(door, visit, form, name.as_text(), person).await;
    }
    let (again, from) = (door.clone(), visit.from.clone());
    on_worker(async move { refused(&again, &name, &from, &list).await }).await??;
    Ok(wrong(&door, &visit, &form))
}

fn wrong(door: &Door, visit: &Visit, form: &Form) -> Response {
    let mut page = SignInPage::new(door.app(), visit.language(), form.text("next"));
    page.name = form.text("name").chars().take(100).collect();
    form.text("kept").clone_into(&mut page.kept);
    page.fault = Some(page.say.t("sign-in-wrong"));
    (StatusCode::UNAUTHORIZED, page).into_response()
}

/// Counts a failure of the name and of the address, and notes it with the accounts that were meant.
async fn failed(
    tx: &mut WriteTx,
    name: &Name,
    (tried, address): (&[Candidate], &str),
    now: Timestamp,
) -> Result<()> {
    let text = name.as_text();
    limits::failed(tx, &text, address, now).await?;
    let meant: Vec<_> = tried.iter().map(|one| Person::of(one).whose()).collect();
    let subject = limits::name_subject(&text);
    failures::note(tx, (&meant, name.at_least()), (&subject, address), now).await
}

/// A failure is counted, and stands in the audit log of the account that was tried.
async fn refused(door: &Door, name: &Name, address: &str, tried: &[Candidate]) -> Result<()> {
    let now = door.app().now();
    let mut tx = door.write().await?;
    failed(&mut tx, name, (tried, address), now).await?;
    if let Some(one) = tried.first() {
        let failed = ("account.sign_in_failed", None);
        let entry = entry(Person::of(one), failed, address, now);
        append(&mut tx, one.institution_id, Touches::Day, &[entry]).await?;
    }
    Ok(tx.commit().await?)
}

/// After a right password: a session, or the step to the second factor.
enum Welcome {
    In(Opened),
    Step(Factors, String),
}

async fn welcome(
    door: Door,
    visit: Arc<Visit>,
    form: Form,
    name: String,
    person: Candidate,
) -> Answer {
    let (inside, seen) = (door.clone(), Arc::clone(&visit));
    let person = Person::of(&person);
    let welcome = on_worker(async move {
        let now = inside.app().now();
        let mut tx = inside.write().await?;
        let own = factors::of(&mut tx, person.whose()).await?;
        let welcome = if own.any() {
            // the name's count stays until the second factor is right as well
            let subject = limits::name_subject(&name);
            Welcome::Step(
                own,
                step::begin(&mut tx, person.whose(), subject, now).await?,
            )
        } else {
            limits::succeeded(&mut tx, &name).await?;
            Welcome::In(open(&mut tx, person, None, seen.place(), now).await?)
        };
        tx.commit().await?;
        Ok::<_, Error>(welcome)
    })
    .await??;
    match welcome {
        Welcome::In(opened) => go_on(&door, &visit, &form, &opened),
        Welcome::Step(own, cookie) => super::step::begin(&door, &visit, &form, (own, &cookie)),
    }
}

/// Whatever the browser has kept of the pages goes with the session: its cache, and what the installed app keeps for
/// reading without a connection.
pub fn forget_pages(response: &mut Response) {
    let all = HeaderValue::from_static("\"cache\", \"storage\"");
    response.headers_mut().insert("clear-site-data", all);
}

/// "Iziet"
async fn leave(
    ask: Ask,
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
) -> Answer {
    let mut ok = ask.write(&access::SIGN_OUT, Whole).await?;
    if let Some(token) = &visit.token {
        let institution = ok.institution();
        session::end(&mut ok, institution, &token.hash).await?;
    }
    ok.commit(vec![web::About::default()]).await?;
    let mut response = Redirect::to("/login").into_response();
    set_cookie(&mut response, &session::no_cookie(door.app().config()))?;
    forget_pages(&mut response);
    Ok(response)
}
