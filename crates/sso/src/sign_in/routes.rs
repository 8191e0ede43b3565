//! The handlers of the way to the provider and back.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use kernel::{AccountId, InstitutionId};
use serde::Deserialize;
use web::{
    Answer, Door, Error, Form, Query, Result, Routes, Say, Visit, Visiting, on_worker, own_path,
    parse_form,
};

use super::admit::{Arrival, Outcome};
use crate::Sso;
use crate::attempt::{self, Attempt, Browser};
use crate::fault::Fault;
use crate::links::Opens;
use crate::provider::Provider;

pub fn routes() -> Routes {
    Routes::new()
        .get_public("/login/sso", start)
        .get_public("/login/sso/callback", back)
        .post_public("/login/sso/account", choose)
}

#[derive(Deserialize)]
struct Wish {
    #[serde(default)]
    next: String,
}

/// Prepares the way to the provider: what is remembered is kept, and the address to send the person to is given.
pub async fn set_off(
    provider: &Provider,
    door: &Door,
    visit: &Visit,
    browser: &Browser,
    (next, link): (&str, Option<(InstitutionId, AccountId)>),
) -> Result<Result<String, Fault>> {
    let now = door.app().now();
    let start = match provider.begin(now, visit.language().as_str()).await {
        Ok(start) => start,
        Err(fault) => return Ok(Err(fault)),
    };
    let attempt = Attempt::new((start.nonce, start.verifier), next, link, now);
    let (hash, door, from) = (browser.hash(&start.state), door.clone(), visit.from.clone());
    on_worker(async move {
        let mut tx = door.write().await?;
        attempt::keep(&mut tx, hash, &attempt, &from, now).await?;
        Ok::<_, Error>(tx.commit().await?)
    })
    .await??;
    Ok(Ok(start.url))
}

/// To the provider.
async fn start(
    sso: Sso,
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    headers: HeaderMap,
    Query(wish): Query<Wish>,
) -> Answer {
    let provider = sso.provider()?;
    let config = door.app().config();
    let browser = Browser::of(&headers, config)?;
    let next = (own_path(&wish.next), None);
    match set_off(provider, &door, &visit, &browser, next).await? {
        Ok(url) => {
            let mut response = Redirect::to(&url).into_response();
            browser.mark(&mut response, config)?;
            Ok(response)
        }
        Err(fault) => fault.page(&door, &visit, &provider.settings().name, "/login/sso"),
    }
}

/// The answer in the address; the first of each name counts.
struct Returned(Form);

impl Returned {
    fn read(query: Option<&str>) -> Result<Self> {
        let query = query.unwrap_or_default();
        if query.len() > 8_000 {
            return Err(Error::TooLarge);
        }
        parse_form(query.as_bytes()).map(Self)
    }

    /// What the provider says instead of a code.
    fn fault(&self) -> Option<Fault> {
        Some(match self.0.get("error")? {
            "access_denied"
            | "login_required"
            | "interaction_required"
            | "consent_required"
            | "account_selection_required" => Fault::GivenUp,
            "server_error" | "temporarily_unavailable" => {
                Fault::Down("it answered with an error of its own".to_owned())
            }
            "invalid_scope" => Fault::SetUp("invalid_scope".to_owned()),
            "unauthorized_client" => Fault::SetUp("unauthorized_client".to_owned()),
            // whatever stands there came by the address and is not repeated
            _ => Fault::SetUp("the authorization endpoint refused".to_owned()),
        })
    }
}

async fn taken(door: &Door, hash: Vec<u8>) -> Result<Option<Attempt>> {
    let door = door.clone();
    on_worker(async move {
        let now = door.app().now();
        let mut tx = door.write().await?;
        let attempt = attempt::take(&mut tx, hash, now).await?;
        // used up before anything is asked of the provider
        tx.commit().await?;
        Ok::<_, Error>(attempt)
    })
    .await?
}

/// From the provider.
async fn back(
    sso: Sso,
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Answer {
    let provider = sso.provider()?;
    let name = &provider.settings().name;
    let returned = Returned::read(query.as_deref())?;
    let over = |fault: Fault| fault.page(&door, &visit, name, "/login/sso");
    let Some(browser) = Browser::known(&headers, door.app().config()) else {
        return over(Fault::Over);
    };
    let hash = browser.hash(returned.0.text("state"));
    let Some(attempt) = taken(&door, hash).await? else {
        return over(Fault::Over);
    };
    let retry = match attempt.link() {
        Some(_) => "/profile/sso",
        None => "/login/sso",
    };
    let failed = |fault: Fault| fault.page(&door, &visit, name, retry);
    if let Some(fault) = returned.fault() {
        return failed(fault);
    }
    let code = returned.0.text("code").to_owned();
    if code.is_empty() || attempt.subject.is_some() {
        return failed(Fault::Over);
    }
    let secrets = (attempt.nonce.clone(), attempt.verifier.clone());
    let iss = returned.0.get("iss");
    let who = match provider.finish(door.app().now(), code, secrets, iss).await {
        Ok(who) => who,
        Err(fault) => return failed(fault),
    };
    let arrival = Arrival {
        door: door.clone(),
        visit: Arc::clone(&visit),
        browser,
        issuer: provider.settings().issuer.clone(),
        attempt,
    };
    let outcome = on_worker(arrival.receive(who)).await??;
    answer(outcome, (&door, &visit), name, retry)
}

/// One of several accounts.
async fn choose(
    sso: Sso,
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    headers: HeaderMap,
    form: Form,
) -> Answer {
    let provider = sso.provider()?;
    let name = &provider.settings().name;
    let whose = form
        .need("account")?
        .split_once('.')
        .and_then(|(institution, account)| Some((institution.parse().ok()?, account.parse().ok()?)))
        .ok_or(Error::Unprocessable("unprocessable-value"))?;
    let browser = Browser::known(&headers, door.app().config());
    let found = match &browser {
        Some(browser) => taken(&door, browser.hash(form.text("state"))).await?,
        None => None,
    };
    let (Some(browser), Some(attempt)) = (browser, found) else {
        return Fault::Over.page(&door, &visit, name, "/login/sso");
    };
    let arrival = Arrival {
        door: door.clone(),
        visit: Arc::clone(&visit),
        browser,
        issuer: provider.settings().issuer.clone(),
        attempt,
    };
    let outcome = on_worker(arrival.chosen(whose)).await??;
    answer(outcome, (&door, &visit), name, "/login/sso")
}

#[derive(Template)]
#[template(path = "sign_in/choose.html")]
struct ChoosePage {
    say: Say,
    product: String,
    provider: String,
    accounts: Vec<Opens>,
    state: String,
}

fn answer(
    outcome: Outcome,
    (door, visit): (&Door, &Visit),
    provider: &str,
    retry: &'static str,
) -> Answer {
    match outcome {
        Outcome::Fault(fault) => fault.page(door, visit, provider, retry),
        Outcome::Choice { accounts, state } => {
            let page = ChoosePage {
                say: Say::new(door.app().texts(), visit.language()),
                product: door.app().config().product.clone(),
                provider: provider.to_owned(),
                accounts,
                state,
            };
            Ok(Html(page.render()?).into_response())
        }
        Outcome::Entered { cookie, next } => {
            let mut response: Response = Redirect::to(&next).into_response();
            if let Some(cookie) = cookie {
                let value =
                    HeaderValue::from_str(&cookie).map_err(|e| Error::Internal(e.to_string()))?;
                response.headers_mut().append(header::SET_COOKIE, value);
            }
            Ok(response)
        }
    }
}
