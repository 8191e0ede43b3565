//! The handlers of the own PIN.

use askama::Template;
use axum::extract::Extension;
use factors::{Hasher, Whose, limits};
use serde_json::json;
use web::access::Reach;
use web::{
    About, Answer, Ask, Context, Error, Form, Group, Reading, Result, Routes, Section, Shell,
    Typed, Visiting, Whole, again, go, page,
};

use super::{is_trivial, queries, six_digits};
use crate::access;

pub fn routes() -> Routes {
    Routes::new()
        .get("/profile/pin", show, &access::PIN)
        .post("/profile/pin", set, &access::PIN)
        .post("/profile/pin/remove", remove, &access::PIN)
}

#[derive(Template)]
#[template(path = "pin/pin.html")]
struct PinPage {
    shell: Shell,
    /// Since when there is one
    since: Option<String>,
    /// The groups whose tablets the person may pair
    groups: Vec<Group>,
    typed: Typed,
}

fn whose(on: &Context) -> Whose {
    (on.viewer.institution.id, on.viewer.account)
}

fn label(field: &str) -> &'static str {
    match field {
        "password" => "password-old",
        "new-password" => "pin-new",
        _ => "pin-again",
    }
}

async fn compose(ok: &mut Reading<Whole>, typed: Typed) -> Result<PinPage> {
    let shell = ok.shell(Section::Profile, None).await?;
    let mut groups = ok.groups().await?;
    let (tx, on) = ok.parts();
    groups.retain(|group| {
        let reach = Reach {
            group: Some(group.id),
            ..Reach::default()
        };
        access::SEE.allows(&on.viewer, reach)
    });
    let since = queries::since(tx, whose(on)).await?;
    let day = |at| on.viewer.institution.zone.to_datetime(at).date();
    Ok(PinPage {
        since: since.map(|at| on.say.date(day(at))),
        shell,
        groups,
        typed,
    })
}

async fn show(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::PIN, Whole).await?;
    page(&compose(&mut ok, Typed::default()).await?)
}

async fn wrong(ask: &Ask, typed: Typed) -> Answer {
    let mut ok = ask.read(&access::PIN, Whole).await?;
    again(&compose(&mut ok, typed).await?)
}

/// The new PIN, if nothing is wrong with it.
fn new_pin(form: &Form, typed: &mut Typed) -> Option<String> {
    let Some(pin) = six_digits(form.text("new-password")) else {
        typed.wrong("new-password", "pin-not-six");
        return None;
    };
    if is_trivial(&pin) {
        typed.wrong("new-password", "pin-trivial");
    } else if six_digits(form.text("new-password-again")).as_ref() != Some(&pin) {
        typed.wrong("new-password-again", "pin-not-same");
    }
    typed.is_good().then_some(pin)
}

/// Sets or changes it. The own password is asked for again, and wrong ones count.
async fn set(ask: Ask, Extension(Visiting(visit)): Extension<Visiting>, form: Form) -> Answer {
    let mut ok = ask.read(&access::PIN, Whole).await?;
    let mut typed = Typed::new(form.clone(), label);
    let password = form.need("password")?.to_owned();
    let Some(pin) = new_pin(&form, &mut typed) else {
        return again(&compose(&mut ok, typed).await?);
    };
    let (tx, on) = ok.parts();
    let (whose, now) = (whose(on), on.now);
    let subjects = vec![
        limits::account_subject(whose.0, whose.1),
        limits::address_subject(&visit.from),
    ];
    limits::check_subjects(tx, &subjects, now).await?;
    let hash = factors::password_hash(tx, whose).await?;
    drop(ok);
    let fits = password.chars().count() <= 128
        && Hasher
            .first_that_fits(password, vec![hash], 1)
            .await?
            .is_some();
    if !fits {
        let mut ok = ask.write(&access::PIN, Whole).await?;
        limits::failed_subjects(&mut ok, subjects, now).await?;
        ok.commit(vec![About::change(json!({ "password": "wrong" }))])
            .await?;
        typed.wrong("password", "password-old-wrong");
        return wrong(&ask, typed).await;
    }
    let hash = Hasher.hash(pin).await?;
    let mut ok = ask.write(&access::PIN, Whole).await?;
    queries::set(&mut ok, whose, hash, now).await?;
    ok.commit(vec![About::change(json!({ "pin": "set" }))])
        .await?;
    go("/profile/pin")
}

/// Removes it, which ends what it opened.
async fn remove(ask: Ask) -> Answer {
    let mut ok = ask.write(&access::PIN, Whole).await?;
    let whose = whose(&ok.on);
    if !queries::remove(&mut ok, whose).await? {
        return Err(Error::Unprocessable("pin-none-to-remove"));
    }
    ok.commit(vec![About::change(json!({ "pin": "removed" }))])
        .await?;
    go("/profile/pin")
}
