//! Setting up codes from an app: the picture, the first code, the recovery codes.

use askama::Template;
use serde_json::json;
use web::{
    About, Answer, Ask, Error, Form, Result, Section, Shell, Whole, Writing, again, go, page,
};

use super::routes::{need_sure, new_codes, show_codes, whose};
use crate::access;
use crate::means::Means;
use crate::proof::sealed_for;
use crate::queries::{self, TotpRow};
use crate::totp::{self, Setup};

#[derive(Template)]
#[template(path = "security/totp.html")]
struct TotpPage {
    shell: Shell,
    setup: Setup,
    fault: Option<&'static str>,
}

/// Makes a secret and leads to its picture.
pub async fn begin(ask: Ask, means: Means) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    need_sure(&means, &ok.on)?;
    let (whose, now) = (whose(&ok.on), ok.on.now);
    let secret = totp::new_secret()?;
    let sealed = means.need_key()?.seal(&sealed_for(whose), &secret)?;
    queries::begin_totp(&mut ok, whose, sealed, now).await?;
    ok.commit(vec![About::change(json!({ "totp": "begun" }))])
        .await?;
    go("/profile/security/totp")
}

/// The secret that waits for its first code.
fn waiting(means: &Means, of: queries::Whose, row: Option<TotpRow>) -> Result<Vec<u8>> {
    row.filter(|row| row.confirmed_at.is_none())
        .and_then(|row| means.key.as_ref()?.open(&sealed_for(of), &row.secret))
        .ok_or(Error::NotFound)
}

pub async fn show(ask: Ask, means: Means) -> Answer {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    need_sure(&means, &ok.on)?;
    let whose = whose(&ok.on);
    let row = queries::totp(&mut ok, whose).await?;
    let secret = waiting(&means, whose, row)?;
    let shell = ok.shell(Section::Profile, None).await?;
    let setup = totp::setup(&secret, &ok.on.product, &ok.on.viewer.name())?;
    page(&TotpPage {
        shell,
        setup,
        fault: None,
    })
}

/// The first code: from now on it is asked for.
pub async fn confirm(ask: Ask, means: Means, form: Form) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    let typed = form.need("one-time-password")?.to_owned();
    need_sure(&means, &ok.on)?;
    let (whose, now) = (whose(&ok.on), ok.on.now);
    let row = queries::totp(&mut ok, whose).await?;
    let secret = waiting(&means, whose, row)?;
    let shell = ok.shell(Section::Profile, None).await?;
    let Some(step) = totp::accepted_step(&secret, &typed, now, 0)? else {
        let setup = totp::setup(&secret, &ok.on.product, &ok.on.viewer.name())?;
        return again(&TotpPage {
            shell,
            setup,
            fault: Some("factors-code-wrong"),
        });
    };
    if !queries::confirm_totp(&mut ok, whose, step, now).await? {
        return Err(Error::NotFound);
    }
    finish(ok, &means, shell, json!({ "totp": "added" })).await
}

/// Commits a new factor; with the first one come the recovery codes.
pub async fn finish(
    mut ok: Writing<Whole>,
    means: &Means,
    shell: Shell,
    about: serde_json::Value,
) -> Answer {
    let (whose, now) = (whose(&ok.on), ok.on.now);
    let codes = if queries::codes(&mut ok, whose).await?.left == 0 {
        new_codes(&mut ok, means, whose, now).await?
    } else {
        Vec::new()
    };
    ok.commit(vec![About::change(about)]).await?;
    if codes.is_empty() {
        return go("/profile/security");
    }
    show_codes(shell, codes)
}

pub async fn remove(ask: Ask, means: Means) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    need_sure(&means, &ok.on)?;
    let whose = whose(&ok.on);
    if queries::remove_totp(&mut ok, whose).await? == 0 {
        return go("/profile/security");
    }
    queries::drop_idle_codes(&mut ok, whose).await?;
    ok.commit(vec![About::change(json!({ "totp": "removed" }))])
        .await?;
    go("/profile/security")
}
