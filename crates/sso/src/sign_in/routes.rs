//! The handlers of the way to the provider and back.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use factors::Means;
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
        .post_public("/login/sso", start_with)
        .get_public("/login/sso/callback", back)
        .post_public("/login/sso/account", choose)
}

#[derive(Deserialize)]
struct Wish {
    #[serde(default)]
    next: String,
}

/// What a person goes to the provider for.
#[derive(Clone, Copy, Default)]
pub struct Errand<'e> {
    /// Where to go afterwards
    pub next: &'e str,
    /// The own account, to link it or to prove that it is theirs
    pub link: Option<(InstitutionId, AccountId)>,
    /// A form that was being typed
    pub kept: &'e str,
    /// Only to prove once more who they are
    pub again: bool,
}

/// Prepares the way to the provider: what is remembered is kept, and the address to send the person to is given.
pub async fn set_off(
    provider: &Provider,
    door: &Door,
    visit: &Visit,
    browser: &Browser,
    errand: Errand<'_>,
) -> Result<Result<String, Fault>> {
    let now = door.app().now();
    let language = visit.language().as_str();
    let start = match provider.begin(now, language, errand.again).await {
        Ok(start) => start,
        Err(fault) => return Ok(Err(fault)),
    };
    let attempt = Attempt {
        kept: browser.seal(errand.kept)?,
        again: errand.again,
        ..Attempt::new((start.nonce, start.verifier), errand.next, errand.link, now)
    };
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
    let errand = Errand {
        next: own_path(&wish.next),
        ..Errand::default()
    };
    match set_off(provider, &door, &visit, &browser, errand).await? {
        Ok(url) => {
            let mut response = Redirect::to(&url).into_response();
            browser.mark(&mut response, config)?;
            Ok(response)
        }
        Err(fault) => fault.page(&door, &visit, &provider.settings().name, "/login/sso"),
    }
}

/// The largest form that goes along: the longest day of a diary is a tenth of it.
const KEPT: usize = 64 * 1024;

#[derive(Template)]
#[template(path = "sign_in/go.html")]
struct GoPage {
    say: Say,
    product: String,
    provider: String,
    url: String,
}

/// To the provider with a form that was being typed when the session was over: it waits here, sealed for this browser.
async fn start_with(
    sso: Sso,
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    headers: HeaderMap,
    form: Form,
) -> Answer {
    let provider = sso.provider()?;
    let name = &provider.settings().name;
    let (next, kept) = (own_path(form.text("next")), form.text("kept"));
    if kept.len() > KEPT {
        return Err(Error::TooLarge);
    }
    // as on the sign-in page: a form with a password is not kept
    let kept = if kept.contains("password") { "" } else { kept };
    let config = door.app().config();
    let browser = Browser::of(&headers, config)?;
    let errand = Errand {
        next,
        kept,
        ..Errand::default()
    };
    let url = match set_off(provider, &door, &visit, &browser, errand).await? {
        Ok(url) => url,
        Err(fault) => return fault.page_with(&door, &visit, name, (next, kept)),
    };
    // a form may not lead to another site, not even by a redirect (Content-Security-Policy): a page leads there
    let page = GoPage {
        say: Say::new(door.app().texts(), visit.language()),
        product: config.product.clone(),
        provider: name.clone(),
        url,
    };
    let mut response = Html(page.render()?).into_response();
    browser.mark(&mut response, config)?;
    Ok(response)
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
    means: Means,
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
        Some(_) if attempt.again => "/profile/security",
        Some(_) => "/profile/sso",
        None => "/login/sso",
    };
    let kept = browser.open(attempt.kept.as_deref())?;
    let next = attempt.next.clone();
    let is_link = attempt.link().is_some();
    let failed = |fault: Fault| {
        if is_link {
            fault.page(&door, &visit, name, retry)
        } else {
            fault.page_with(&door, &visit, name, (&next, &kept))
        }
    };
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
    if let Outcome::Sure(whose) = outcome {
        let mut response: Response = Redirect::to("/profile/security").into_response();
        add_cookie(&mut response, &means.sure(whose, door.app().now())?)?;
        return Ok(response);
    }
    answer(outcome, (&door, &visit), name, (retry, &next, &kept))
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
    let kept = browser.open(attempt.kept.as_deref())?;
    let next = attempt.next.clone();
    let arrival = Arrival {
        door: door.clone(),
        visit: Arc::clone(&visit),
        browser,
        issuer: provider.settings().issuer.clone(),
        attempt,
    };
    let outcome = on_worker(arrival.chosen(whose)).await??;
    answer(outcome, (&door, &visit), name, ("/login/sso", &next, &kept))
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

fn add_cookie(response: &mut Response, cookie: &str) -> Result<()> {
    let value = HeaderValue::from_str(cookie).map_err(|e| Error::Internal(e.to_string()))?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(())
}

fn answer(
    outcome: Outcome,
    (door, visit): (&Door, &Visit),
    provider: &str,
    (retry, next, kept): (&'static str, &str, &str),
) -> Answer {
    match outcome {
        Outcome::Fault(fault) if kept.is_empty() => fault.page(door, visit, provider, retry),
        Outcome::Fault(fault) => fault.page_with(door, visit, provider, (next, kept)),
        Outcome::Sure(_) => Fault::Over.page(door, visit, provider, retry),
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
        Outcome::Entered {
            cookie,
            next: to,
            step,
        } => {
            let going = (next, kept);
            let mut response: Response = match step {
                Some(own) if !kept.is_empty() => account::step_page(door, visit, own, going)?,
                None if cookie.is_some() => match account::resume_page(door, visit, going) {
                    Some(page) => page?,
                    None => Redirect::to(&to).into_response(),
                },
                _ => Redirect::to(&to).into_response(),
            };
            if let Some(cookie) = cookie {
                add_cookie(&mut response, &cookie)?;
            }
            Ok(response)
        }
    }
}
