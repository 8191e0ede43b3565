//! The handlers of the gateway.

use askama::Template;
use axum::extract::Extension;
use kernel::Phone;
use serde_json::json;
use store::ReadTx;
use web::{
    About, Answer, Ask, Context, Differing, Form, Kept as Field, Result, Routes, Section, Shell,
    Typed, Whole, again, both_versions, go, page,
};

use super::{model, queries};
use crate::access;
use crate::post::Post;
use crate::status::{advice, why};
use crate::to::Channel;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/settings/sms", show, &access::GATEWAY)
        .post("/settings/sms", change, &access::CHANGE_GATEWAY)
        .post("/settings/sms/trial", trial, &access::TRIAL)
}

/// What became of a trial.
struct Trial {
    sent: bool,
    words: String,
    advice: String,
    answer: Option<String>,
}

#[derive(Template)]
#[template(path = "gateway/gateway.html")]
struct GatewayPage {
    shell: Shell,
    typed: Typed,
    kept: Vec<Field>,
    differing: Vec<Differing>,
    is_set: bool,
    has_secret: bool,
    demo: bool,
    trial: Option<Trial>,
}

impl GatewayPage {
    fn kept(&self, field: &str) -> &str {
        self.kept
            .iter()
            .find(|one| one.field == field)
            .map_or("", |one| one.value.as_str())
    }
}

async fn compose(
    tx: &mut ReadTx,
    on: &Context,
    shell: Shell,
    (post, typed): (&Post, Typed),
) -> Result<GatewayPage> {
    let kept = queries::kept(tx, on.viewer.institution.id).await?;
    Ok(GatewayPage {
        shell,
        typed,
        is_set: kept.is_some(),
        kept: model::fields(kept.as_ref()),
        differing: Vec::new(),
        has_secret: post.has_secret(),
        demo: post.outbox().is_some(),
        trial: None,
    })
}

async fn show(ask: Ask, Extension(post): Extension<Post>) -> Answer {
    let mut ok = ask.read(&access::GATEWAY, Whole).await?;
    let shell = ok.shell(Section::Settings, None).await?;
    let (tx, on) = ok.parts();
    page(&compose(tx, on, shell, (&post, Typed::default())).await?)
}

async fn change(ask: Ask, Extension(post): Extension<Post>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_GATEWAY, Whole).await?;
    let institution = ok.institution();
    let mut typed = model::typed(form);
    let Some(settings) = model::read(&mut typed, post.allows_insecure()) else {
        let shell = ok.shell(Section::Settings, None).await?;
        let (tx, on) = ok.parts();
        return again(&compose(tx, on, shell, (&post, typed)).await?);
    };
    let kept = queries::kept(&mut ok, institution).await?;
    let differing = typed.overtaken(&model::fields(kept.as_ref()));
    if !differing.is_empty() {
        let shell = ok.shell(Section::Settings, None).await?;
        let (tx, on) = ok.parts();
        let page = compose(tx, on, shell, (&post, typed)).await?;
        return both_versions(&GatewayPage { differing, ..page });
    }
    let stamp = (ok.account(), ok.on.now);
    queries::set(&mut ok, institution, &settings, stamp).await?;
    // the address may hold a password that somebody wrote into it: only its host is on record
    let host = settings.url.split('/').nth(2).unwrap_or_default();
    ok.commit(vec![About::change(json!({
        "method": settings.method.as_str(),
        "host": host,
        "sender": settings.sender,
    }))])
    .await?;
    go("/settings/sms")
}

/// Sends with the saved settings while nothing of the database is held, and says at once what became of it.
async fn trial(ask: Ask, Extension(post): Extension<Post>, form: Form) -> Answer {
    let mut ok = ask.read(&access::TRIAL, Whole).await?;
    let mut typed = model::typed(form);
    let phone = typed.text("phone").trim().parse::<Phone>();
    let fault = match phone {
        Ok(phone) if phone.can_get_sms() => None,
        Ok(_) => Some("phone-fault-desk"),
        Err(bad) => Some(bad.key()),
    };
    let (Ok(phone), None) = (phone, fault) else {
        typed.wrong("phone", fault.unwrap_or("fault-empty"));
        let shell = ok.shell(Section::Settings, None).await?;
        let (tx, on) = ok.parts();
        return again(&compose(tx, on, shell, (&post, typed)).await?);
    };
    let institution = ok.institution();
    let kept = queries::kept(&mut ok, institution).await?;
    let (say, now) = (ok.on.say.clone(), ok.on.now);
    let text = say.a(
        "dispatch-trial-text",
        "institution",
        &ok.on.viewer.institution.short_name,
    );
    drop(ok);
    let told = post.trial(kept.map(Into::into), phone, &text, now).await;
    let code = told.outcome.code().to_owned();
    let sent = matches!(told.outcome, courier::Outcome::Sent { .. });
    let mut ok = ask.write(&access::TRIAL, Whole).await?;
    let shell = ok.shell(Section::Settings, None).await?;
    let (tx, on) = ok.parts();
    let made = compose(tx, on, shell, (&post, typed)).await?;
    ok.commit(vec![About::change(
        json!({ "phone": phone.masked(), "outcome": code }),
    )])
    .await?;
    let trial = Trial {
        sent,
        words: why(&say, Channel::Sms, Some(&code)),
        advice: advice(&say, Channel::Sms, Some(&code)),
        answer: told.answer,
    };
    page(&GatewayPage {
        trial: Some(trial),
        ..made
    })
}
