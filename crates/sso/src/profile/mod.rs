//! "Mans profils": linking one's own account with the provider, after the password, and taking the link away.

use askama::Template;
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse as _, Response};
use factors::{Hasher, limits};
use kernel::{AccountId, InstitutionId};
use serde_json::json;
use store::{ReadTx, params, rows, sql};
use web::{
    About, Answer, Ask, Door, Error, Form, Result, Routes, Section, Shell, Visiting, Whole, again,
    go, on_worker, page,
};

use crate::attempt::Browser;
use crate::links::{self, Link};
use crate::sign_in::{Errand, set_off};
use crate::{Sso, access};

pub fn routes() -> Routes {
    Routes::new()
        .get("/profile/sso", show, &access::LINK)
        .post("/profile/sso", link, &access::LINK)
        .post("/profile/sso/unlink", unlink, &access::UNLINK)
        .post("/profile/security/again", prove_again, &access::AGAIN)
}

#[derive(Template)]
#[template(path = "profile/link.html")]
struct LinkPage {
    shell: Shell,
    /// None where the installation has no provider
    provider: Option<String>,
    link: Option<Link>,
    linked_at: String,
    last_used_at: Option<String>,
    wrong: bool,
}

#[derive(Template)]
#[template(path = "profile/go.html")]
struct GoPage {
    shell: Shell,
    provider: String,
    url: String,
}

async fn found(ask: &Ask, sso: &Sso, wrong: bool) -> Result<LinkPage> {
    let mut ok = ask.read(&access::LINK, Whole).await?;
    let whose = (ok.institution(), ok.account());
    let link = match sso.issuer() {
        Some(issuer) => links::of_account(&mut ok, issuer, whose).await?,
        None => None,
    };
    let zone = ok.on.viewer.institution.zone.clone();
    let day = |at: jiff::Timestamp| ok.on.say.date(zone.to_datetime(at).date());
    Ok(LinkPage {
        provider: sso.name().map(str::to_owned),
        linked_at: link
            .as_ref()
            .map(|link| day(link.linked_at))
            .unwrap_or_default(),
        last_used_at: link.as_ref().and_then(|link| link.last_used_at).map(day),
        link,
        wrong,
        shell: ok.shell(Section::Profile, None).await?,
    })
}

/// Whether the account is linked.
async fn show(ask: Ask, sso: Sso) -> Answer {
    on_worker(async move { page(&found(&ask, &sso, false).await?) }).await?
}

rows! {
    struct Hash {
        password_hash: String,
    }
}

async fn hash_of(
    tx: &mut ReadTx,
    (institution, account): (InstitutionId, AccountId),
) -> Result<String> {
    let row: Hash = tx
        .one(
            sql!("SELECT password_hash FROM account WHERE institution_id = $1 AND id = $2"),
            params![institution, account],
        )
        .await?;
    Ok(row.password_hash)
}

/// Who asked, and whether the password was right; tries are limited as at signing in.
struct Asked {
    ask: Ask,
    right: bool,
    whose: (InstitutionId, AccountId),
}

async fn asked(ask: Ask, door: &Door, form: &Form) -> Result<Asked> {
    let inside = door.clone();
    let (ask, whose, hash) = on_worker(async move {
        let mut ok = ask.read(&access::LINK, Whole).await?;
        let whose = (ok.institution(), ok.account());
        let subject = limits::account_subject(whose.0, whose.1);
        limits::check_subjects(&mut ok, &[subject], inside.app().now()).await?;
        let hash = hash_of(&mut ok, whose).await?;
        drop(ok);
        Ok::<_, Error>((ask, whose, hash))
    })
    .await??;
    let password = form.need("password")?.to_owned();
    // longer than a password can be: not worth a hash
    let right = password.len() <= 600
        && Hasher
            .first_that_fits(password, vec![hash], 1)
            .await?
            .is_some();
    let inside = door.clone();
    on_worker(async move {
        let subject = limits::account_subject(whose.0, whose.1);
        let mut tx = inside.write().await?;
        if right {
            limits::clear(&mut tx, subject).await?;
        } else {
            limits::failed_subjects(&mut tx, vec![subject], inside.app().now()).await?;
        }
        Ok::<_, Error>(tx.commit().await?)
    })
    .await??;
    Ok(Asked { ask, right, whose })
}

/// To the provider, to link whoever comes back with this account.
async fn link(
    ask: Ask,
    sso: Sso,
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    headers: HeaderMap,
    form: Form,
) -> Answer {
    let Asked { ask, right, whose } = asked(ask, &door, &form).await?;
    let provider = sso.provider()?;
    if !right {
        let sso = sso.clone();
        return on_worker(async move { again(&found(&ask, &sso, true).await?) }).await?;
    }
    let config = door.app().config();
    let browser = Browser::of(&headers, config)?;
    let errand = Errand {
        next: "/profile/sso",
        link: Some(whose),
        ..Errand::default()
    };
    let url = match set_off(provider, &door, &visit, &browser, errand).await? {
        Ok(url) => url,
        Err(fault) => return fault.page(&door, &visit, &provider.settings().name, "/profile/sso"),
    };
    let name = provider.settings().name.clone();
    let mut response = leading(ask, name, url).await?;
    browser.mark(&mut response, config)?;
    Ok(response)
}

/// A page that leads to the provider.
async fn leading(ask: Ask, name: String, url: String) -> Result<Response> {
    // a form may not lead to another site, not even by a redirect (Content-Security-Policy): a page leads there
    let html = on_worker(async move {
        let mut ok = ask.read(&access::LINK, Whole).await?;
        let shell = ok.shell(Section::Profile, None).await?;
        let page = GoPage {
            shell,
            provider: name,
            url,
        };
        Ok::<_, Error>(page.render()?)
    })
    .await??;
    Ok(Html(html).into_response())
}

/// To the provider, to prove once more who sits here: for whoever has no password to give.
async fn prove_again(
    ask: Ask,
    sso: Sso,
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    headers: HeaderMap,
) -> Answer {
    let provider = sso.provider()?;
    let issuer = provider.settings().issuer.clone();
    let (ask, whose, linked) = on_worker(async move {
        let mut ok = ask.read(&access::AGAIN, Whole).await?;
        let whose = (ok.institution(), ok.account());
        let linked = links::of_account(&mut ok, &issuer, whose).await?.is_some();
        drop(ok);
        Ok::<_, Error>((ask, whose, linked))
    })
    .await??;
    if !linked {
        return Err(Error::Unprocessable("sso-again-not-linked"));
    }
    let config = door.app().config();
    let browser = Browser::of(&headers, config)?;
    let errand = Errand {
        next: "/profile/security",
        link: Some(whose),
        again: true,
        ..Errand::default()
    };
    let name = provider.settings().name.clone();
    let url = match set_off(provider, &door, &visit, &browser, errand).await? {
        Ok(url) => url,
        Err(fault) => return fault.page(&door, &visit, &name, "/profile/security"),
    };
    let mut response = leading(ask, name, url).await?;
    browser.mark(&mut response, config)?;
    Ok(response)
}

/// Takes the link away; the password stays as the way in.
async fn unlink(ask: Ask, sso: Sso, State(door): State<Door>, form: Form) -> Answer {
    let Asked { ask, right, .. } = asked(ask, &door, &form).await?;
    on_worker(async move {
        if !right {
            return again(&found(&ask, &sso, true).await?);
        }
        let mut ok = ask.write(&access::UNLINK, Whole).await?;
        let whose = (ok.institution(), ok.account());
        let issuer = sso.issuer().ok_or(Error::NotFound)?;
        let gone = links::unlink(&mut ok, issuer, whose).await?;
        ok.commit(vec![About::change(json!({ "links": gone }))])
            .await?;
        go("/profile/sso")
    })
    .await?
}
