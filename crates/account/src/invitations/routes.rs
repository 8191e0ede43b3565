//! The parent's side: whom they have invited, a new invitation, taking one back.

use askama::Template;
use jiff::SignedDuration;
use kernel::{ChildId, InvitationId};
use people::contacts;
use serde_json::json;
use store::ReadTx;
use web::{
    About, Answer, Ask, ChildName, Context, Error, Form, Path, Result, Routes, Section, Shell,
    Typed, again, go, page,
};

use super::model::{self, Scope, link};
use super::queries::{self, Invitation};
use crate::{access, session};

/// How long a link works.
const WORKS: SignedDuration = SignedDuration::from_hours(24 * 7);

pub fn routes() -> Routes {
    Routes::new()
        .get("/family/{child}/members", show, &access::INVITE)
        .post("/family/{child}/members", invite, &access::INVITE)
        .post(
            "/family/{child}/members/{invitation}",
            revoke,
            &access::INVITE,
        )
}

#[derive(Template)]
#[template(path = "invitations/members.html")]
struct MembersPage {
    shell: Shell,
    child: ChildId,
    child_name: String,
    invitations: Vec<(Invitation, &'static str, String)>,
    /// The link of the invitation just made: shown once
    link: Option<String>,
    typed: Typed,
}

impl MembersPage {
    const fn scopes() -> [Scope; 3] {
        Scope::EACH
    }
}

/// The state's key and its day.
fn state(on: &Context, one: &Invitation) -> (&'static str, String) {
    let zone = &on.viewer.institution.zone;
    let day = |at| on.say.date(zone.to_datetime(at).date());
    match (one.revoked_at, one.used_at) {
        (Some(at), _) => ("invite-revoked", day(at)),
        (None, Some(at)) => ("invite-used", day(at)),
        (None, None) if one.expires_at <= on.now => ("invite-over", day(one.expires_at)),
        (None, None) => ("invite-waits", day(one.expires_at)),
    }
}

async fn compose(
    tx: &mut ReadTx,
    on: &Context,
    record: &ChildName,
    (typed, link): (Typed, Option<String>),
) -> Result<MembersPage> {
    let whose = (record.id, on.viewer.account);
    let all = queries::of_parent(tx, on.viewer.institution.id, whose).await?;
    Ok(MembersPage {
        shell: Shell::new(on, Section::Profile, Vec::new(), None),
        child: record.id,
        child_name: record.given_name.clone(),
        invitations: all
            .into_iter()
            .map(|one| {
                let (key, day) = state(on, &one);
                (one, key, day)
            })
            .collect(),
        link,
        typed,
    })
}

async fn show(ask: Ask, Path(child): Path<ChildId>) -> Answer {
    let mut ok = ask.read(&access::INVITE, child).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    page(&compose(tx, on, &record, (Typed::default(), None)).await?)
}

async fn invite(ask: Ask, Path(child): Path<ChildId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::INVITE, child).await?;
    let record = ok.record.clone();
    let (institution, now, by) = (ok.institution(), ok.on.now, ok.account());
    let mut typed = model::typed(form);
    let Some(new) = model::invitation(&mut typed, ok.on.today) else {
        let (tx, on) = ok.parts();
        return again(&compose(tx, on, &record, (typed, None)).await?);
    };
    let (id, secret) = (InvitationId(ok.next_id()?), session::random_text()?);
    let expires = now.checked_add(WORKS).unwrap_or(now);
    queries::make(
        &mut ok,
        (institution, child),
        (id, &secret),
        &new,
        (now, expires, by),
    )
    .await?;
    let shown = Some(link(institution, id, &secret));
    let (tx, on) = ok.parts();
    let answer = page(&compose(tx, on, &record, (Typed::default(), shown)).await?);
    ok.commit(vec![About {
        child: Some(child),
        detail: json!({ "invitation": id, "scope": new.scope.as_str(), "until": new.until }),
    }])
    .await?;
    answer
}

/// Takes an invitation back: what it gave is gone at the person's next request.
async fn revoke(ask: Ask, Path((child, invitation)): Path<(ChildId, InvitationId)>) -> Answer {
    let mut ok = ask.write(&access::INVITE, child).await?;
    let (institution, now, by) = (ok.institution(), ok.on.now, ok.account());
    let all = queries::of_parent(&mut ok, institution, (child, by)).await?;
    let one = all
        .iter()
        .find(|one| one.id == invitation)
        .ok_or(Error::NotFound)?;
    let whose = (institution, child);
    if queries::revoke(&mut ok, whose, (invitation, by), now).await? {
        if let Some(contact) = one.contact_id {
            contacts::end(&mut ok, (institution, now), contact).await?;
        }
        ok.commit(vec![About {
            child: Some(child),
            detail: json!({ "invitation": invitation, "revoked": true }),
        }])
        .await?;
    }
    go(&format!("/family/{child}/members"))
}
