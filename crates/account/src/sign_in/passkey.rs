//! Signing in by a passkey alone: the device says who it is and has verified the person, so it is two factors in one.

use std::sync::Arc;

use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use factors::{Means, limits};
use web::{Answer, Door, Error, Form, Place, Result, SignInPage, Visiting, on_worker};

use super::arrive::{Opened, go_on, open};
use super::queries;
use super::step::as_json;

/// What the script asks the device for. Nothing is written: the state travels sealed.
pub async fn options(State(door): State<Door>, means: Means) -> Answer {
    let now = door.app().now();
    let options = factors::passkeys::begin_alone(means.need_relying()?, means.need_key()?, now)?;
    Ok(as_json(&options))
}

pub async fn enter(
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    means: Means,
    form: Form,
) -> Answer {
    form.need("state")?;
    form.need("passkey")?;
    let form = Arc::new(form);
    let (inside, sent, seen) = (door.clone(), Arc::clone(&form), Arc::clone(&visit));
    let opened = on_worker(async move {
        let place = seen.place();
        attempt(&inside, &means, &sent, place).await
    })
    .await??;
    if let Some(opened) = opened {
        return go_on(&door, &visit, &form, &opened);
    }
    let mut page = SignInPage::new(door.app(), visit.language(), form.text("next"));
    form.text("kept").clone_into(&mut page.kept);
    page.fault = Some(page.say.t("sign-in-passkey-failed"));
    Ok((StatusCode::UNAUTHORIZED, page).into_response())
}

async fn attempt(
    door: &Door,
    means: &Means,
    form: &Form,
    place: Place<'_>,
) -> Result<Option<Opened>> {
    let now = door.app().now();
    let with = (means.need_key()?, means.need_relying()?);
    let address = limits::address_subject(place.address);
    let mut tx = door.write().await?;
    limits::check_subjects(&mut tx, std::slice::from_ref(&address), now).await?;
    let brought = (form.text("state"), form.text("passkey"));
    let whose = factors::prove_alone(&mut tx, with, brought, now).await?;
    let person = match whose {
        Some(whose) => queries::person(&mut tx, whose).await?,
        None => None,
    };
    let Some(person) = person else {
        limits::failed_subjects(&mut tx, vec![address], now).await?;
        tx.commit().await?;
        return Ok(None);
    };
    let opened = open(&mut tx, person, Some("passkey"), place, now).await?;
    tx.commit().await?;
    Ok::<_, Error>(Some(opened))
}
