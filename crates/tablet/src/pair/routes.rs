//! The handlers of pairing.

use askama::Template;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Redirect};
use jiff::Timestamp;
use kernel::GroupId;
use serde_json::json;
use web::{
    About, Answer, Ask, Context, Door, Error, Form, Group, Path, Reading, Result, Routes, Section,
    Shell, Typed, Visit, Visiting, again, go, page,
};

use super::queries::{self, New, Paired};
use crate::{access, device};

/// As a device may be called.
const NAME: usize = 60;
/// More than a group has devices.
const MOST: usize = 20;

pub fn routes() -> Routes {
    Routes::new()
        .get("/groups/{group}/tablets", show, &access::SEE)
        .post("/groups/{group}/tablets", pair, &access::PAIR)
        .post(
            "/groups/{group}/tablets/{tablet}/revoke",
            revoke,
            &access::PAIR,
        )
}

/// A device in words.
struct Line {
    id: i64,
    name: String,
    paired: String,
    used: String,
    /// It is the one in the person's hands.
    here: bool,
}

#[derive(Template)]
#[template(path = "pair/tablets.html")]
struct TabletsPage {
    shell: Shell,
    group: Group,
    lines: Vec<Line>,
    /// This device is paired with the group.
    here: bool,
    typed: Typed,
}

fn line(on: &Context, visit: &Visit, one: Paired) -> Line {
    let day = |at: Timestamp| {
        on.say
            .date(on.viewer.institution.zone.to_datetime(at).date())
    };
    let who = format!("{} {}", one.given_name, one.surname);
    Line {
        here: visit.tablet.as_ref().is_some_and(|token| {
            token.institution == on.viewer.institution.id && token.hash == one.token_hash
        }),
        paired: on
            .say
            .a2("tablet-paired", "who", who, "day", day(one.paired_at)),
        used: one.last_used_at.map_or_else(
            || on.say.t("tablet-not-used"),
            |at| on.say.a("tablet-used", "day", day(at)),
        ),
        id: one.id,
        name: one.name,
    }
}

async fn compose(ok: &mut Reading<GroupId>, visit: &Visit, typed: Typed) -> Result<TabletsPage> {
    let group = ok.record.clone();
    let shell = ok.shell(Section::Groups, Some(group.id)).await?;
    let (tx, on) = ok.parts();
    let paired = queries::paired(tx, on.viewer.institution.id, group.id).await?;
    let lines: Vec<Line> = paired.into_iter().map(|one| line(on, visit, one)).collect();
    Ok(TabletsPage {
        here: lines.iter().any(|line| line.here),
        lines,
        shell,
        group,
        typed,
    })
}

async fn show(
    ask: Ask,
    Extension(Visiting(visit)): Extension<Visiting>,
    Path(group): Path<GroupId>,
) -> Answer {
    let mut ok = ask.read(&access::SEE, group).await?;
    page(&compose(&mut ok, &visit, Typed::default()).await?)
}

/// Pairs the device that the request comes from. What it was paired with before ends.
async fn pair(
    ask: Ask,
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    Path(group): Path<GroupId>,
    form: Form,
) -> Answer {
    let mut ok = ask.write(&access::PAIR, group).await?;
    let mut typed = Typed::new(form, |_| "tablet-name");
    let name = typed.need("name", NAME);
    if !typed.is_good() {
        drop(ok);
        let mut ok = ask.read(&access::SEE, group).await?;
        return again(&compose(&mut ok, &visit, typed).await?);
    }
    let (institution, by, now) = (ok.institution(), ok.account(), ok.on.now);
    let before = match &visit.tablet {
        Some(token) if token.institution == institution => {
            queries::replace(&mut ok, institution, token.hash.clone(), now).await?
        }
        _ => None,
    };
    if queries::paired(&mut ok, institution, group).await?.len() >= MOST {
        return Err(Error::Unprocessable("tablet-many"));
    }
    let (cookie, hash) = device::secret(institution)?;
    let id = ok.next_id()?;
    let new = New {
        id,
        group,
        hash,
        name: &name,
    };
    queries::pair(&mut ok, institution, new, by, now).await?;
    ok.commit(vec![About::change(
        json!({ "tablet": id, "change": "paired", "before": before }),
    )])
    .await?;
    let mut response = Redirect::to(&format!("/groups/{group}/tablets")).into_response();
    device::set(&mut response, &device::cookie(door.app().config(), &cookie))?;
    Ok(response)
}

/// Ends a pairing: what was opened on the device ends with it.
async fn revoke(ask: Ask, Path(at): Path<(GroupId, i64)>) -> Answer {
    let mut ok = ask.write(&access::PAIR, at.0).await?;
    let (institution, now) = (ok.institution(), ok.on.now);
    if !queries::revoke(&mut ok, institution, at, now).await? {
        return Err(Error::NotFound);
    }
    ok.commit(vec![About::change(
        json!({ "tablet": at.1, "change": "revoked" }),
    )])
    .await?;
    go(&format!("/groups/{}/tablets", at.0))
}
