//! "Otrais faktors": after a right password, before the session. Five minutes, five tries; each failure counts to the
//! name's limit as a wrong password does.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use factors::{Factors, Means, Proof, failures, limits, step};
use serde::Deserialize;
use web::audit::{Touches, append};
use web::{
    Answer, Door, Error, Form, Place, Query, Result, Say, SessionToken, SignInPage, Visit,
    Visiting, on_worker, own_path,
};

use super::arrive::{Opened, entry, go_on, open, set_cookie};
use super::queries;

#[derive(Template)]
#[template(path = "sign_in/step.html")]
struct StepPage {
    say: Say,
    product: String,
    factors: Factors,
    fault: Option<&'static str>,
    next: String,
    kept: String,
}

#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    next: String,
}

impl StepPage {
    fn new(door: &Door, visit: &Visit, factors: Factors, (next, kept): (&str, &str)) -> Self {
        Self {
            say: Say::new(door.app().texts(), visit.language()),
            product: door.app().config().product.clone(),
            factors,
            fault: None,
            next: own_path(next).to_owned(),
            kept: kept.to_owned(),
        }
    }
}

/// From the password to the step. A form that was being typed goes along in the page, else the page has its own address.
pub fn begin(
    door: &Door,
    visit: &Visit,
    form: &Form,
    (factors, cookie): (Factors, &str),
) -> Answer {
    let (next, kept) = (form.text("next"), form.text("kept"));
    let mut response = if kept.is_empty() {
        let query = serde_urlencoded::to_string([("next", own_path(next))])
            .map_err(|e| Error::Internal(e.to_string()))?;
        Redirect::to(&format!("/login/step?{query}")).into_response()
    } else {
        let page = StepPage::new(door, visit, factors, (next, kept));
        Html(page.render()?).into_response()
    };
    set_cookie(&mut response, &step::cookie(door.app().config(), cookie))?;
    Ok(response)
}

/// The step's page with a form that was being typed, after another first factor than the password.
pub fn page(door: &Door, visit: &Visit, factors: Factors, going: (&str, &str)) -> Answer {
    let page = StepPage::new(door, visit, factors, going);
    Ok(Html(page.render()?).into_response())
}

/// Back to the beginning, with why.
fn over(door: &Door, visit: &Visit, next: &str, fault: &str) -> Answer {
    let mut page = SignInPage::new(door.app(), visit.language(), next);
    page.fault = Some(page.say.t(fault));
    let mut response = (StatusCode::UNAUTHORIZED, page).into_response();
    set_cookie(&mut response, &step::no_cookie(door.app().config()))?;
    Ok(response)
}

pub async fn show(
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    means: Means,
    Query(wish): Query<Wish>,
) -> Answer {
    let Some(token) = means.step else {
        return over(&door, &visit, &wish.next, "step-over");
    };
    let inside = door.clone();
    let factors = on_worker(async move {
        let mut tx = inside.read().await?;
        match step::look(&mut tx, &token, inside.app().now()).await? {
            Some(step) => {
                let whose = (token.institution, step.account_id);
                Ok::<_, Error>(Some(factors::of(&mut tx, whose).await?))
            }
            None => Ok(None),
        }
    })
    .await??;
    match factors {
        Some(factors) => {
            let page = StepPage::new(&door, &visit, factors, (&wish.next, ""));
            Ok(Html(page.render()?).into_response())
        }
        None => over(&door, &visit, &wish.next, "step-over"),
    }
}

/// What the script asks the device for.
pub async fn options(State(door): State<Door>, means: Means) -> Answer {
    let token = means.step.clone().ok_or(Error::SignIn)?;
    let options = on_worker(async move {
        let now = door.app().now();
        let mut tx = door.write().await?;
        let step = step::look(&mut tx, &token, now).await?;
        let step = step.ok_or(Error::SignIn)?;
        let own = factors::passkeys_of(&mut tx, (token.institution, step.account_id)).await?;
        let (options, state) = factors::passkeys::begin_step(means.need_relying()?, &own)?;
        step::challenge(&mut tx, &token, state).await?;
        tx.commit().await?;
        Ok::<_, Error>(options)
    })
    .await??;
    Ok(as_json(&options))
}

/// For the script of the page.
pub fn as_json(value: &serde_json::Value) -> Response {
    (
        [(header::CONTENT_TYPE, "application/json")],
        value.to_string(),
    )
        .into_response()
}

/// How a try ended.
enum Outcome {
    In(Opened),
    Wrong(Factors),
    Over(&'static str),
}

/// What was brought, before it is known whose it is.
fn brought(form: &Form) -> Result<Proof<'_>> {
    let given = |name: &str| form.get(name).filter(|text| !text.trim().is_empty());
    Ok(match (given("passkey"), given("recovery-password")) {
        (Some(passkey), _) => Proof::Passkey(passkey),
        (None, Some(code)) => Proof::Recovery(code),
        (None, None) => Proof::Code(form.need("one-time-password")?),
    })
}

pub async fn enter(
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    means: Means,
    form: Form,
) -> Answer {
    brought(&form)?;
    let Some(token) = means.step.clone() else {
        return over(&door, &visit, form.text("next"), "step-over");
    };
    let form = Arc::new(form);
    let (inside, sent, seen) = (door.clone(), Arc::clone(&form), Arc::clone(&visit));
    let outcome = on_worker(async move {
        let place = seen.place();
        attempt(&inside, &means, &token, &sent, place).await
    });
    match outcome.await?? {
        Outcome::In(opened) => {
            let mut response = go_on(&door, &visit, &form, &opened)?;
            set_cookie(&mut response, &step::no_cookie(door.app().config()))?;
            Ok(response)
        }
        Outcome::Over(fault) => over(&door, &visit, form.text("next"), fault),
        Outcome::Wrong(factors) => {
            let kept = (form.text("next"), form.text("kept"));
            let mut page = StepPage::new(&door, &visit, factors, kept);
            page.fault = Some("step-wrong");
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page.render()?)).into_response())
        }
    }
}

async fn attempt(
    door: &Door,
    means: &Means,
    token: &SessionToken,
    form: &Form,
    place: Place<'_>,
) -> Result<Outcome> {
    let from = place.address;
    let now = door.app().now();
    let proof = brought(form)?;
    let mut tx = door.write().await?;
    let Some(step) = step::take(&mut tx, token, now).await? else {
        return Ok(Outcome::Over("step-over"));
    };
    let whose = (token.institution, step.account_id);
    let subjects = vec![step.name_subject.clone(), limits::address_subject(from)];
    limits::check_subjects(&mut tx, &subjects, now).await?;
    let Some(person) = queries::person(&mut tx, whose).await? else {
        return Ok(Outcome::Over("step-over"));
    };
    let with = (means.need_key()?, means.relying.as_ref());
    let brought = (proof, step.challenge.as_deref());
    if factors::prove(&mut tx, with, whose, brought, now).await? {
        step::end(&mut tx, token).await?;
        limits::clear(&mut tx, step.name_subject).await?;
        let opened = open(&mut tx, person, Some(proof.kind()), place, now).await?;
        tx.commit().await?;
        return Ok(Outcome::In(opened));
    }
    failures::note(&mut tx, (&[whose], 1), (&step.name_subject, from), now).await?;
    limits::failed_subjects(&mut tx, subjects, now).await?;
    let used_up = step.tries >= step::TRIES;
    if used_up {
        step::end(&mut tx, token).await?;
    }
    let factors = factors::of(&mut tx, whose).await?;
    let failed = ("account.sign_in_failed", Some(proof.kind()));
    append(
        &mut tx,
        whose.0,
        Touches::Day,
        &[entry(person, failed, from, now)],
    )
    .await?;
    tx.commit().await?;
    Ok(if used_up {
        Outcome::Over("step-used-up")
    } else {
        Outcome::Wrong(factors)
    })
}
