//! What follows when a person has proved who they are: a session, or the step to the second factor; then the page that
//! was asked for, with what was being typed when the last session was over.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use factors::failures;
use jiff::Timestamp;
use kernel::{AccountId, InstitutionId};
use serde_json::json;
use store::WriteTx;
use web::audit::{Entry, Touches, append};
use web::{Answer, Door, Error, Form, KeptForm, Place, Result, Visit, own_path, parse_form};

use super::queries::Candidate;
use crate::session::{self, NewSession};

/// Who signs in.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// Where
    pub institution: InstitutionId,
    /// Which
    pub account: AccountId,
    /// A parent's session lasts longer.
    pub parent: bool,
}

impl Person {
    /// Of what a name may mean.
    pub const fn of(one: &Candidate) -> Self {
        Self {
            institution: one.institution_id,
            account: one.account_id,
            parent: one.parent,
        }
    }

    /// The account's key.
    pub const fn whose(self) -> (InstitutionId, AccountId) {
        (self.institution, self.account)
    }
}

/// A session just opened.
pub struct Opened {
    session: NewSession,
    /// The person has to be told of failures, or of what others did to the account.
    to_tell: bool,
}

impl Opened {
    /// As its cookie holds it.
    pub fn secret(&self) -> &str {
        &self.session.cookie
    }

    /// Its cookie.
    pub fn cookie(&self, config: &web::Config) -> String {
        session::cookie(config, &self.session)
    }

    /// The page that was asked for, unless the person has to be told something first.
    pub fn first_page(&self, next: &str) -> Result<String> {
        if !self.to_tell {
            return Ok(next.to_owned());
        }
        let query = serde_urlencoded::to_string([("next", next)])
            .map_err(|e| Error::Internal(e.to_string()))?;
        Ok(format!("/profile/notices?{query}"))
    }
}

/// An entry of signing in; the factor beside or instead of the password, if there was one.
pub fn entry(
    person: Person,
    (action, factor): (&'static str, Option<&'static str>),
    address: &str,
    at: Timestamp,
) -> Entry {
    Entry {
        at,
        account: Some(person.account),
        for_account: None,
        action,
        child: None,
        group: None,
        day: None,
        address: address.to_owned(),
        detail: factor.map_or_else(|| json!({}), |factor| json!({ "factor": factor })),
    }
}

/// Opens the session.
pub async fn open(
    tx: &mut WriteTx,
    person: Person,
    factor: Option<&'static str>,
    place: Place<'_>,
    now: Timestamp,
) -> Result<Opened> {
    let session = session::open(tx, person.whose(), person.parent, place, now).await?;
    let failed = failures::failed(tx, person.whose(), place.address).await?;
    let to_tell = failed.is_to_tell() || dispatch::is_unread(tx, person.whose()).await?;
    let entry = entry(person, ("account.sign_in", factor), place.address, now);
    append(tx, person.institution, Touches::Day, &[entry]).await?;
    Ok(Opened { session, to_tell })
}

/// Opens one on a group's tablet, where the PIN was right; its entry in the log is the tablet's.
pub async fn open_on_tablet(
    tx: &mut WriteTx,
    whose: (InstitutionId, AccountId),
    tablet: i64,
    place: Place<'_>,
    now: Timestamp,
) -> Result<Opened> {
    let session = session::open_on_tablet(tx, whose, tablet, place, now).await?;
    let to_tell = false; // at the next sign-in with the password
    Ok(Opened { session, to_tell })
}

/// On to the page that was asked for.
pub fn go_on(door: &Door, visit: &Visit, form: &Form, opened: &Opened) -> Answer {
    let next = own_path(form.text("next"));
    go_to(door, visit, (next, form.text("kept")), opened)
}

/// On to that page, with the form that was being sent to it.
pub fn go_to(door: &Door, visit: &Visit, (next, kept): (&str, &str), opened: &Opened) -> Answer {
    let mut response = match kept_form(kept, next) {
        Some(kept) => resume(door, visit, kept)?,
        None => Redirect::to(&opened.first_page(next)?).into_response(),
    };
    set_cookie(
        &mut response,
        &session::cookie(door.app().config(), &opened.session),
    )?;
    Ok(response)
}

/// Adds a cookie to an answer.
pub fn set_cookie(response: &mut Response, cookie: &str) -> Result<()> {
    let value = HeaderValue::from_str(cookie).map_err(|e| Error::Internal(e.to_string()))?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(())
}

#[derive(Template)]
#[template(path = "sign_in/resume.html")]
struct ResumePage {
    say: web::Say,
    product: String,
    kept: KeptForm,
}

fn kept_form(body: &str, next: &str) -> Option<KeptForm> {
    if body.is_empty() {
        return None;
    }
    let fields = parse_form(body.as_bytes()).ok()?.pairs().to_vec();
    Some(KeptForm {
        address: next.to_owned(),
        fields,
    })
}

/// After another way in: the form that was being sent when the session was over, or none if there is nothing of it.
pub fn resume_page(door: &Door, visit: &Visit, (next, kept): (&str, &str)) -> Option<Answer> {
    Some(resume(door, visit, kept_form(kept, next)?))
}

/// The form that was being sent when the session was over: one tap sends it again.
fn resume(door: &Door, visit: &Visit, kept: KeptForm) -> Answer {
    let say = web::Say::new(door.app().texts(), visit.language());
    let page = ResumePage {
        say,
        product: door.app().config().product.clone(),
        kept,
    };
    Ok(Html(page.render()?).into_response())
}
