//! The page itself, the password that opens it for changes, and recovery codes.

use askama::Template;
use axum::extract::Extension;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use store::WriteTx;
use web::{
    About, Answer, Ask, Context, Error, Form, Reading, Result, Routes, Say, Section, Shell,
    Visiting, Whole, again, page,
};

use super::{passkey, totp};
use crate::hasher::Hasher;
use crate::means::Means;
use crate::queries::{self, Codes, Whose};
use crate::{access, failures, limits, recovery};

pub fn routes() -> Routes {
    Routes::new()
        .get("/profile/security", show, &access::OWN)
        .post("/profile/security/unlock", unlock, &access::OWN)
        .post("/profile/security/codes", codes, &access::OWN)
        .post("/profile/security/totp", totp::begin, &access::OWN)
        .get("/profile/security/totp", totp::show, &access::OWN)
        .post(
            "/profile/security/totp/confirm",
            totp::confirm,
            &access::OWN,
        )
        .post("/profile/security/totp/remove", totp::remove, &access::OWN)
        .post(
            "/profile/security/passkeys/options",
            passkey::options,
            &access::OWN,
        )
        .post("/profile/security/passkeys", passkey::add, &access::OWN)
        .post(
            "/profile/security/passkeys/{id}",
            passkey::rename,
            &access::OWN,
        )
        .post(
            "/profile/security/passkeys/{id}/remove",
            passkey::remove,
            &access::OWN,
        )
}

/// A passkey with its days in words.
struct Line {
    id: i64,
    name: String,
    days: String,
}

#[derive(Template)]
#[template(path = "security/security.html")]
struct SecurityPage {
    shell: Shell,
    /// Since when codes from an app are asked for
    totp: Option<String>,
    passkeys: Vec<Line>,
    codes: Codes,
    any: bool,
    /// The password was given again a moment ago.
    sure: bool,
    due: bool,
    has_key: bool,
    has_passkeys: bool,
    has_password: bool,
    /// The provider by whose word they can be opened too
    provider: Option<String>,
    /// The field and the text of what was wrong
    fault: Option<(&'static str, &'static str)>,
}

/// New codes, shown once.
#[derive(Template)]
#[template(path = "security/codes.html")]
struct CodesPage {
    shell: Shell,
    codes: Vec<String>,
}

/// Whose factors they are.
pub fn whose(on: &Context) -> Whose {
    (on.viewer.institution.id, on.viewer.account)
}

/// Since when, and when last.
fn days(say: &Say, since: Date, used: Option<Date>) -> String {
    let since = say.a("factors-passkey-since", "day", say.date(since));
    let used = used.map_or_else(
        || say.t("factors-passkey-not-used"),
        |day| say.a("factors-passkey-used", "day", say.date(day)),
    );
    format!("{since} · {used}")
}

async fn compose(
    ok: &mut Reading<Whole>,
    means: &Means,
    fault: Option<(&'static str, &'static str)>,
) -> Result<SecurityPage> {
    let shell = ok.shell(Section::Profile, None).await?;
    let (tx, on) = ok.parts();
    let whose = whose(on);
    let day = |at: Timestamp| on.viewer.institution.zone.to_datetime(at).date();
    let words = |at: Timestamp| on.say.date(day(at));
    let totp = queries::totp(tx, whose).await?;
    let lines = queries::passkey_lines(tx, whose).await?;
    let totp = totp.and_then(|row| row.confirmed_at).map(words);
    Ok(SecurityPage {
        any: totp.is_some() || !lines.is_empty(),
        totp,
        passkeys: lines
            .into_iter()
            .map(|line| Line {
                days: days(&on.say, day(line.created_at), line.last_used_at.map(day)),
                id: line.id,
                name: line.name,
            })
            .collect(),
        codes: queries::codes(tx, whose).await?,
        sure: means.is_sure(whose, on.now),
        due: on.viewer.factor_due,
        has_key: means.key.is_some(),
        has_passkeys: means.relying.is_some(),
        has_password: queries::password_hash(tx, whose).await? != "!",
        provider: if queries::is_linked(tx, whose).await? {
            means.config().sso.clone()
        } else {
            None
        },
        shell,
        fault,
    })
}

async fn show(ask: Ask, means: Means) -> Answer {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    page(&compose(&mut ok, &means, None).await?)
}

/// The page with what was wrong with one of its forms.
pub async fn wrong(
    ask: &Ask,
    means: &Means,
    (field, fault): (&'static str, &'static str),
) -> Answer {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    again(&compose(&mut ok, means, Some((field, fault))).await?)
}

/// Refuses a change before the password was given again: the page asks for it.
pub fn need_sure(means: &Means, on: &Context) -> Result<()> {
    means.need_key()?;
    if means.is_sure(whose(on), on.now) {
        Ok(())
    } else {
        Err(Error::Unprocessable("factors-need-password"))
    }
}

/// The password again: for ten minutes factors may be changed in this session. Wrong ones count.
async fn unlock(
    ask: Ask,
    means: Means,
    Extension(Visiting(visit)): Extension<Visiting>,
    form: Form,
) -> Answer {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    means.need_key()?;
    let password = form.need("password")?.to_owned();
    let (tx, on) = ok.parts();
    let (whose, now) = (whose(on), on.now);
    let subjects = vec![
        limits::account_subject(whose.0, whose.1),
        limits::address_subject(&visit.from),
    ];
    limits::check_subjects(tx, &subjects, now).await?;
    let hash = queries::password_hash(tx, whose).await?;
    drop(ok);
    let fits = password.chars().count() <= 128
        && Hasher
            .first_that_fits(password, vec![hash], 1)
            .await?
            .is_some();
    let mut ok = ask.write(&access::OWN, Whole).await?;
    if !fits {
        let subject = limits::account_subject(whose.0, whose.1);
        failures::note(&mut ok, (&[whose], 1), (&subject, &visit.from), now).await?;
        limits::failed_subjects(&mut ok, subjects, now).await?;
        ok.commit(vec![About::change(json!({ "password": "wrong" }))])
            .await?;
        return wrong(&ask, &means, ("password", "factors-password-wrong")).await;
    }
    limits::clear(&mut ok, limits::account_subject(whose.0, whose.1)).await?;
    ok.commit(Vec::new()).await?;
    let mut response = Redirect::to("/profile/security").into_response();
    let cookie = HeaderValue::from_str(&means.sure(whose, now)?)
        .map_err(|e| Error::Internal(e.to_string()))?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// New recovery codes in place of the old ones, within the change that calls for them.
pub async fn new_codes(
    tx: &mut WriteTx,
    means: &Means,
    whose: Whose,
    now: Timestamp,
) -> Result<Vec<String>> {
    let codes = recovery::new_codes()?;
    let mut hashes = Vec::with_capacity(codes.len());
    for code in &codes {
        hashes.extend(recovery::kept(means.need_key()?, whose, code)?);
    }
    queries::replace_codes(tx, whose, hashes, now).await?;
    Ok(codes)
}

/// The page that shows them this once.
pub fn show_codes(shell: Shell, codes: Vec<String>) -> Answer {
    page(&CodesPage { shell, codes })
}

async fn codes(ask: Ask, means: Means) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    need_sure(&means, &ok.on)?;
    let (whose, now) = (whose(&ok.on), ok.on.now);
    if !queries::of(&mut ok, whose).await?.any() {
        return Err(Error::Unprocessable("factors-codes-need-factor"));
    }
    let codes = new_codes(&mut ok, &means, whose, now).await?;
    let shell = ok.shell(Section::Profile, None).await?;
    ok.commit(vec![About::change(json!({ "recovery_codes": "new" }))])
        .await?;
    show_codes(shell, codes)
}
