//! The devices on which the person wants to be told (annex 1): a browser offers itself by the script of "Paziņojumi", and
//! each can be taken off the list.

use axum::extract::Extension;
use dispatch::{Browser, NewDevice, Post};
use kernel::DeviceId;
use serde_json::json;
use web::{About, Answer, Ask, Error, Form, Path, Routes, Visiting, Whole, go, own_path};

use crate::access;

pub fn routes() -> Routes {
    Routes::new()
        .post("/profile/devices", add, &access::OWN)
        .post("/profile/devices/{device}/removal", remove, &access::OWN)
}

async fn add(
    ask: Ask,
    Extension(post): Extension<Post>,
    Extension(Visiting(visit)): Extension<Visiting>,
    form: Form,
) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    let new = NewDevice {
        endpoint: form.text("endpoint"),
        p256dh: form.text("p256dh"),
        auth: form.text("auth"),
        name: visit.place().device,
    };
    let browser = Browser::parse(new.endpoint, new.p256dh, new.auth);
    let push = post.push().ok_or(Error::Unprocessable("device-off"))?;
    if !browser.is_ok_and(|browser| push.takes(&browser)) {
        return Err(Error::Unprocessable("device-none"));
    }
    let (whose, now) = ((ok.institution(), ok.account()), ok.on.now);
    let id = DeviceId(ok.next_id()?);
    dispatch::keep_device(&mut ok, whose, new, (id, now)).await?;
    ok.commit(vec![About::change(json!({ "device": "added" }))])
        .await?;
    go(own_path(form.text("next")))
}

async fn remove(ask: Ask, Path(device): Path<DeviceId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    let whose = (ok.institution(), ok.account());
    dispatch::remove_device(&mut ok, whose, device).await?;
    ok.commit(vec![About::change(json!({ "device": "removed" }))])
        .await?;
    go(own_path(form.text("next")))
}
