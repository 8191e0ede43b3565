//! Adding, renaming and removing passkeys.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use web::{About, Answer, Ask, Error, Form, Path, Section, Whole, go};

use super::routes::{need_sure, whose, wrong};
use super::totp::finish;
use crate::means::Means;
use crate::passkeys::{self, Asked};
use crate::{access, queries};

/// As the person may call one.
const NAME: usize = 60;
/// More than anybody has devices.
const MOST: i64 = 20;

/// For the script of the page.
pub fn as_json(value: &serde_json::Value) -> Response {
    (
        [(header::CONTENT_TYPE, "application/json")],
        value.to_string(),
    )
        .into_response()
}

/// What the browser needs to make one.
pub async fn options(ask: Ask, means: Means) -> Answer {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    need_sure(&means, &ok.on)?;
    let (whose, now) = (whose(&ok.on), ok.on.now);
    let own = queries::passkeys(&mut ok, whose).await?;
    let asked = Asked {
        whose,
        name: &ok.on.viewer.name(),
        has: own.iter().map(|one| one.cred_id().clone()).collect(),
    };
    let options = passkeys::begin_adding(means.need_relying()?, means.need_key()?, asked, now)?;
    Ok(as_json(&options))
}

/// The name that was typed, or none where it cannot be one.
fn name_of(form: &Form) -> Option<String> {
    let name = form.text("name").trim();
    let long = name.chars().count();
    (1..=NAME).contains(&long).then(|| name.to_owned())
}

pub async fn add(ask: Ask, means: Means, form: Form) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    need_sure(&means, &ok.on)?;
    let (whose, now) = (whose(&ok.on), ok.on.now);
    let Some(name) = name_of(&form) else {
        drop(ok);
        return wrong(&ask, &means, ("name", "factors-passkey-name-wrong")).await;
    };
    let brought = (form.text("state"), form.text("passkey"));
    let (relying, key) = (means.need_relying()?, means.need_key()?);
    let Some(passkey) = passkeys::finish_adding(relying, key, whose, brought, now) else {
        drop(ok);
        return wrong(&ask, &means, ("name", "factors-passkey-failed")).await;
    };
    if queries::of(&mut ok, whose).await?.passkeys >= MOST {
        return Err(Error::Unprocessable("factors-passkeys-many"));
    }
    let id = ok.next_id()?;
    queries::add_passkey(&mut ok, whose, (id, &name), &passkey, now).await?;
    let shell = ok.shell(Section::Profile, None).await?;
    finish(
        ok,
        &means,
        shell,
        json!({ "passkey": id, "change": "added" }),
    )
    .await
}

pub async fn rename(ask: Ask, means: Means, Path(id): Path<i64>, form: Form) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    need_sure(&means, &ok.on)?;
    let Some(name) = name_of(&form) else {
        drop(ok);
        return wrong(&ask, &means, ("name", "factors-passkey-name-wrong")).await;
    };
    let whose = whose(&ok.on);
    if queries::rename_passkey(&mut ok, whose, id, &name).await? == 0 {
        return Err(Error::NotFound);
    }
    ok.commit(vec![About::change(
        json!({ "passkey": id, "change": "renamed" }),
    )])
    .await?;
    go("/profile/security")
}

pub async fn remove(ask: Ask, means: Means, Path(id): Path<i64>) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    need_sure(&means, &ok.on)?;
    let whose = whose(&ok.on);
    if queries::remove_passkey(&mut ok, whose, id).await? == 0 {
        return Err(Error::NotFound);
    }
    queries::drop_idle_codes(&mut ok, whose).await?;
    ok.commit(vec![About::change(
        json!({ "passkey": id, "change": "removed" }),
    )])
    .await?;
    go("/profile/security")
}
