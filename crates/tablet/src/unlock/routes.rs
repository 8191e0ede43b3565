//! The handlers of the page that unlocks.

use std::sync::Arc;

use account::{end_session, forget_pages, go_to, no_session_cookie};
use askama::Template;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::Timestamp;
use kernel::AccountId;
use serde::Deserialize;
use serde_json::json;
use web::audit::{Entry, Touches, append};
use web::{
    Answer, Door, Form, LANGUAGE_COOKIE, Language, Query, Result, Routes, Say, SessionToken, Visit,
    Visiting, cookie_of, on_worker, tablet_cookie,
};

use super::attempt::{Device, Outcome, attempt, device};
use super::model::{Choice, choices, way, zone};
use crate::device as cookies;
use crate::pin::six_digits;

pub fn asynchronous_routes() -> Routes {
    Routes::new()
        .get_public("/tablet", show)
        .post_public("/tablet", unlock)
        .post_public("/tablet/finish", finish)
}

#[derive(Deserialize)]
struct Wish {
    #[serde(default)]
    next: String,
    language: Option<String>,
}

#[derive(Template)]
#[template(path = "unlock/unlock.html")]
struct UnlockPage {
    say: Say,
    product: String,
    institution: String,
    group: String,
    emblem: i64,
    choices: Vec<Choice>,
    chosen: Option<AccountId>,
    /// The field and the words of what was wrong
    fault: Option<(&'static str, String)>,
    next: String,
    kept: String,
}

#[derive(Template)]
#[template(path = "unlock/unpaired.html")]
struct UnpairedPage {
    say: Say,
    product: String,
}

impl UnlockPage {
    fn new(door: &Door, say: Say, device: &Device, (next, kept): (&str, &str)) -> Self {
        let tablet = &device.tablet;
        Self {
            say,
            product: door.app().config().product.clone(),
            institution: tablet.institution.clone(),
            group: tablet.group.clone(),
            emblem: tablet.emblem,
            choices: choices(device.workers.clone()),
            chosen: None,
            fault: None,
            next: next.to_owned(),
            kept: kept.to_owned(),
        }
    }

    /// Whether that field is the one that was wrong.
    fn wrong(&self, field: &str) -> bool {
        self.fault.as_ref().is_some_and(|(of, _)| *of == field)
    }

    fn answer(self, status: StatusCode) -> Answer {
        Ok((status, Html(self.render()?)).into_response())
    }
}

/// The page of a device that is paired with nothing: what to do.
fn unpaired(door: &Door, say: Say, visit: &Visit) -> Answer {
    let page = UnpairedPage {
        say,
        product: door.app().config().product.clone(),
    };
    let mut response = (StatusCode::NOT_FOUND, Html(page.render()?)).into_response();
    if visit.tablet.is_some() {
        cookies::set(&mut response, &cookies::no_cookie(door.app().config()))?;
    }
    Ok(response)
}

async fn paired(door: &Door, visit: &Visit) -> Result<Option<Device>> {
    let Some(token) = visit.tablet.clone() else {
        return Ok(None);
    };
    let inside = door.clone();
    on_worker(async move {
        let mut tx = inside.read().await?;
        device(&mut tx, &token, inside.app().now()).await
    })
    .await?
}

async fn show(
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    Query(wish): Query<Wish>,
) -> Answer {
    let chosen: Option<Language> = wish.language.and_then(|text| text.parse().ok());
    let say = Say::new(
        door.app().texts(),
        chosen.unwrap_or_else(|| visit.language()),
    );
    let mut response = match paired(&door, &visit).await? {
        Some(device) => {
            UnlockPage::new(&door, say, &device, (&wish.next, "")).answer(StatusCode::OK)?
        }
        None => unpaired(&door, say, &visit)?,
    };
    if let Some(language) = chosen {
        let cookie = format!(
            "{LANGUAGE_COOKIE}={}; Path=/; SameSite=Lax; Max-Age=31536000",
            language.as_str()
        );
        cookies::set(&mut response, &cookie)?;
    }
    Ok(response)
}

/// What was typed, or what is wrong with it before anybody's PIN is looked at.
fn typed(form: &Form) -> Result<(AccountId, String), (&'static str, &'static str)> {
    let person = form.text("person").trim().parse().map(AccountId);
    let person = person.map_err(|_| ("person", "unlock-choose"))?;
    let pin = six_digits(form.text("pin-password")).ok_or(("pin", "pin-not-six"))?;
    Ok((person, pin))
}

/// A name and a PIN; without them the page, with the form that was being sent when the session was over.
async fn unlock(
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    headers: HeaderMap,
    form: Form,
) -> Answer {
    let say = Say::new(door.app().texts(), visit.language());
    let Some(device) = paired(&door, &visit).await? else {
        return unpaired(&door, say, &visit);
    };
    let kept = (form.text("next"), form.text("kept"));
    let mut page = UnlockPage::new(&door, say, &device, kept);
    if form.get("pin-password").is_none() {
        return page.answer(StatusCode::OK);
    }
    page.chosen = form.text("person").trim().parse().map(AccountId).ok();
    let (person, pin) = match typed(&form) {
        Ok(typed) => typed,
        Err((field, key)) => {
            page.fault = Some((field, page.say.t(key)));
            return page.answer(StatusCode::UNPROCESSABLE_ENTITY);
        }
    };
    let device = Arc::new(device);
    match attempt(&door, &visit, &device, (person, pin)).await? {
        Outcome::In(opened) => {
            let next = way(form.text("next"), device.tablet.group_id);
            let response = go_to(&door, &visit, (&next, form.text("kept")), &opened)?;
            renewed(&door, &headers, response)
        }
        Outcome::Wrong => {
            page.fault = Some(("pin", page.say.t("unlock-wrong")));
            page.answer(StatusCode::UNAUTHORIZED)
        }
        Outcome::Locked(until) => locked(&door, page, &device, until),
    }
}

/// The device's cookie lasts from its last use on.
fn renewed(door: &Door, headers: &HeaderMap, mut response: Response) -> Answer {
    let config = door.app().config();
    if let Some(value) = cookie_of(headers, tablet_cookie(config)) {
        cookies::set(&mut response, &cookies::cookie(config, &value))?;
    }
    Ok(response)
}

fn locked(door: &Door, mut page: UnlockPage, device: &Device, until: Timestamp) -> Answer {
    let time = page.say.time(until, &zone(&device.tablet)?);
    page.fault = Some(("pin", page.say.a("unlock-locked", "time", time)));
    let mut response = page.answer(StatusCode::TOO_MANY_REQUESTS)?;
    let wait = until.duration_since(door.app().now()).as_secs().max(1);
    let wait = HeaderValue::from(wait);
    response.headers_mut().insert(header::RETRY_AFTER, wait);
    Ok(response)
}

/// "Pabeigt": the session ends, whichever it was, and the next person may unlock.
async fn finish(
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
) -> Answer {
    if let Some(token) = visit.token.clone() {
        let (inside, from) = (door.clone(), visit.from.clone());
        on_worker(async move { end(&inside, &token, from).await }).await??;
    }
    let mut response = Redirect::to("/tablet").into_response();
    cookies::set(&mut response, &no_session_cookie(door.app().config()))?;
    forget_pages(&mut response);
    Ok(response)
}

async fn end(door: &Door, token: &SessionToken, address: String) -> Result<()> {
    let mut tx = door.write().await?;
    let Some(account) = end_session(&mut tx, token.institution, &token.hash).await? else {
        return Ok(());
    };
    let entry = Entry {
        at: door.app().now(),
        account: Some(account),
        for_account: None,
        action: "tablet.finish",
        child: None,
        group: None,
        day: None,
        address,
        detail: json!({}),
    };
    append(&mut tx, token.institution, Touches::Day, &[entry]).await?;
    Ok(tx.commit().await?)
}
