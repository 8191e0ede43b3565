//! The own phone and e-mail. Each counts once the code that was sent to it comes back; until then the old one stays.

use axum::extract::Extension;
use dispatch::Post;
use serde_json::json;
use web::{About, Answer, Ask, Form, Result, Routes, Section, Typed, Whole, Writing, go, page};

use super::confirm::{hindrance, send, tell};
use super::contacts_page::{HERE, back, compose, typed};
use super::queries;
use super::way::{Step, Way, step};
use crate::access;

pub fn routes() -> Routes {
    Routes::new()
        .get("/profile/contacts", show, &access::OWN)
        .post("/profile/contacts", change, &access::OWN)
}

async fn show(ask: Ask, Extension(post): Extension<Post>) -> Answer {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    let shell = ok.shell(Section::Profile, None).await?;
    let (tx, on) = ok.parts();
    page(&compose(tx, on, shell, (&post, Typed::default())).await?)
}

async fn take(ok: &mut Writing<Whole>, way: Way, step: &Step) -> Result<()> {
    let whose = (ok.institution(), ok.account());
    match step {
        Step::Nothing => {}
        Step::Wait(value) => send(ok, way, value).await?,
        Step::Forget => queries::forget(ok, whose, way).await?,
        Step::Remove => {
            tell(ok, way).await?;
            queries::forget(ok, whose, way).await?;
            queries::keep(ok, whose, (way, None), None).await?;
        }
        Step::Note(value) => {
            tell(ok, way).await?;
            queries::forget(ok, whose, way).await?;
            queries::keep(ok, whose, (way, Some(value)), None).await?;
        }
    }
    Ok(())
}

/// A new one waits for its code; one to which nothing can be sent is noted or refused.
async fn change(ask: Ask, Extension(post): Extension<Post>, form: Form) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    let whose = (ok.institution(), ok.account());
    let (own, waiting) = queries::own(&mut ok, whose).await?;
    let mut typed = typed(form);
    let mut steps = Vec::new();
    for way in Way::ALL {
        if !typed.has(way.as_str()) {
            continue;
        }
        let new = way.read(&mut typed);
        let can = post.can(&mut ok, whose.0, way.channel()).await?;
        let (kept, _) = own.of(way);
        let waits = waiting.iter().find(|one| one.kind == way);
        let known = (kept.as_deref(), waits.map(|one| one.value.as_str()));
        match step(way, known, new, can) {
            Err(fault) => typed.wrong(way.as_str(), fault),
            Ok(step) => {
                if let (Step::Wait(_), Some(fault)) = (&step, hindrance(&mut ok, way).await?) {
                    typed.wrong(way.as_str(), fault);
                }
                steps.push((way, kept, step));
            }
        }
    }
    if !typed.is_good() {
        return back(&mut ok, &post, typed).await;
    }
    let mut about = Vec::new();
    for (way, old, step) in steps {
        take(&mut ok, way, &step).await?;
        let new = match &step {
            Step::Nothing => continue,
            Step::Forget => old.as_deref(),
            Step::Remove => None,
            Step::Wait(value) | Step::Note(value) => Some(value.as_str()),
        };
        about.push(About::change(json!({
            "contact": way.as_str(), "old": old, "new": new, "waits": matches!(step, Step::Wait(_)),
        })));
    }
    if about.is_empty() {
        return go(HERE);
    }
    ok.commit(about).await?;
    go(HERE)
}
