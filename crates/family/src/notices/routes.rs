//! The handlers of a parent's choices.

use askama::Template;
use axum::extract::Extension;
use dispatch::Post;
use kernel::ChildId;
use serde_json::json;
use web::{About, Answer, Ask, Form, Path, Routes, Section, Shell, again, go, page};

use super::devices::{Devices, devices};
use super::model::{self, CHANNELS, DIGESTS, KINDS};
use super::queries::{self, Choice, Setting};
use crate::access;
use crate::queries::{Sibling, siblings};

pub fn routes() -> Routes {
    Routes::new()
        .get("/family/{child}/notices", show, &access::NOTICES)
        .post("/family/{child}/notices", keep, &access::NOTICES)
}

#[derive(Template)]
#[template(path = "notices/notices.html")]
struct NoticesPage {
    shell: Shell,
    child: ChildId,
    given_name: String,
    siblings: Vec<Sibling>,
    choices: Vec<Choice>,
    setting: Option<Setting>,
    /// The child's file lets the person be told
    is_told: bool,
    devices: Devices,
    /// As it was sent, where the hours cannot be
    typed: Option<Form>,
}

impl NoticesPage {
    const fn kinds() -> [&'static str; 2] {
        KINDS
    }

    const fn channels() -> [&'static str; 3] {
        CHANNELS
    }

    const fn digests() -> [&'static str; 3] {
        DIGESTS
    }

    fn wants(&self, kind: &str, channel: &str) -> bool {
        match &self.typed {
            Some(form) => form.ticked(&format!("{kind}-{channel}")),
            None => self
                .choices
                .iter()
                .any(|one| one.kind == kind && one.channel == channel),
        }
    }

    /// Notices on a device are chosen, and no device is added.
    fn lacks_device(&self) -> bool {
        let none = self.devices.key.is_some() && self.devices.all.is_empty();
        none && KINDS.into_iter().any(|kind| self.wants(kind, "push"))
    }

    fn is_digest(&self, digest: &str) -> bool {
        let kept = self.setting.as_ref().map_or("at_once", |one| &one.digest);
        let said = self.typed.as_ref().map_or(kept, |form| form.text("digest"));
        said == digest
    }

    fn quiet(&self, field: &str) -> String {
        if let Some(form) = &self.typed {
            return form.text(field).to_owned();
        }
        let setting = self.setting.as_ref();
        let kept = match field {
            "quiet-from" => setting.and_then(|one| one.quiet_from.clone()),
            _ => setting.and_then(|one| one.quiet_to.clone()),
        };
        kept.unwrap_or_default()
    }
}

async fn show(ask: Ask, Extension(post): Extension<Post>, Path(child): Path<ChildId>) -> Answer {
    let mut ok = ask.read(&access::NOTICES, child).await?;
    let (institution, account) = (ok.institution(), ok.account());
    let (choices, setting) = queries::choices(&mut ok, institution, (account, child)).await?;
    let is_told = queries::is_told(&mut ok, institution, (account, child)).await?;
    let given_name = ok.record.given_name.clone();
    let (tx, on) = ok.parts();
    page(&NoticesPage {
        shell: Shell::new(on, Section::Profile, Vec::new(), None),
        siblings: siblings(tx, on).await?,
        given_name,
        child,
        choices,
        setting,
        is_told,
        devices: devices(tx, on, &post).await?,
        typed: None,
    })
}

async fn keep(
    ask: Ask,
    Extension(post): Extension<Post>,
    Path(child): Path<ChildId>,
    form: Form,
) -> Answer {
    let mut ok = ask.write(&access::NOTICES, child).await?;
    let (institution, account) = (ok.institution(), ok.account());
    let wanted = model::wanted(&form);
    let Some(when) = model::when(&form) else {
        let is_told = queries::is_told(&mut ok, institution, (account, child)).await?;
        let given_name = ok.record.given_name.clone();
        let (tx, on) = ok.parts();
        return again(&NoticesPage {
            shell: Shell::new(on, Section::Profile, Vec::new(), None),
            siblings: siblings(tx, on).await?,
            given_name,
            child,
            choices: Vec::new(),
            setting: None,
            is_told,
            devices: devices(tx, on, &post).await?,
            typed: Some(form),
        });
    };
    queries::keep(&mut ok, (institution, account, child), &wanted, &when).await?;
    ok.commit(vec![About {
        child: Some(child),
        detail: json!({ "notices": wanted.len(), "digest": when.digest }),
    }])
    .await?;
    go(&format!("/family/{child}/notices"))
}
