//! The link's side: whoever has it makes an account of their own, or signs in to the one they have, and may from then on
//! what the parent said.

use askama::Template;
use axum::extract::{Extension, State};
use axum::response::IntoResponse;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{AccountId, ContactId, InstitutionId, InvitationId, Phone};
use people::contacts::{self, Kind, Line, NewContact};
use people::{NewPerson, enter_account};
use serde_json::json;
use store::{ReadTx, WriteTx, params, rows, sql};
use web::audit::{Entry, Touches, append};
use web::{
    Answer, Ask, Door, Error, Form, Path, Result, Routes, Say, Typed, Visit, Visiting, Whole,
    again, go, on_worker, page,
};

use super::model::{self, Scope};
use super::newcomer::{NewAccount, read};
use super::queries::{self, Found};
use crate::password::{Hasher, Own, own_of_child};
use crate::sign_in::set_cookie;
use crate::{access, session};

pub fn routes() -> Routes {
    Routes::new()
        .get_public("/invitations/{institution}/{id}/{secret}", show)
        .post(
            "/invitations/{institution}/{id}/{secret}/own",
            with_own_account,
            &access::OWN,
        )
}

pub fn asynchronous_routes() -> Routes {
    Routes::new().post_public("/invitations/{institution}/{id}/{secret}/account", accept)
}

type Which = (InstitutionId, InvitationId, String);

#[derive(Template)]
#[template(path = "invitations/accept.html")]
struct AcceptPage {
    say: Say,
    product: String,
    link: String,
    found: Option<Found>,
    until: Option<String>,
    thanks: bool,
    typed: Typed,
}

impl AcceptPage {
    /// Whoever only collects the child signs in to nothing and needs no account.
    const fn sees(&self) -> bool {
        match &self.found {
            Some(found) => found.scope.rights().may_see,
            None => false,
        }
    }

    fn scope(&self) -> String {
        let scope = self.found.as_ref().map_or(Scope::Read, |found| found.scope);
        self.say.t(&format!("invite-scope-{}", scope.as_str()))
    }
}

rows! {
    struct Zone {
        timezone: String,
    }
}

async fn today(tx: &mut ReadTx, institution: InstitutionId, now: Timestamp) -> Result<Date> {
    let row: Option<Zone> = tx
        .opt(
            sql!("SELECT timezone FROM institution WHERE id = $1"),
            params![institution],
        )
        .await?;
    let name = row.ok_or(Error::NotFound)?.timezone;
    let zone = TimeZone::get(&name).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(zone.to_datetime(now).date())
}

async fn found(
    tx: &mut ReadTx,
    (institution, id, secret): &Which,
    now: Timestamp,
) -> Result<Option<Found>> {
    let day = today(tx, *institution, now).await?;
    queries::find(tx, *institution, (*id, secret), (now, day)).await
}

fn compose(
    door: &Door,
    language: web::Language,
    (which, found): (&Which, Option<Found>),
    typed: Typed,
) -> AcceptPage {
    let say = Say::new(door.app().texts(), language);
    AcceptPage {
        product: door.app().config().product.clone(),
        link: model::link(which.0, which.1, &which.2),
        until: found
            .as_ref()
            .and_then(|found| found.until_on)
            .map(|day| say.date(day)),
        found,
        thanks: false,
        say,
        typed,
    }
}

async fn show(
    State(door): State<Door>,
    Extension(visiting): Extension<Visiting>,
    Path(which): Path<Which>,
) -> Answer {
    let mut tx = door.read().await?;
    let found = found(&mut tx, &which, door.app().now()).await?;
    page(&compose(
        &door,
        visiting.0.language(),
        (&which, found),
        Typed::default(),
    ))
}

/// What anybody knows of the child, which no password is made of.
async fn known(door: &Door, which: &Which) -> Result<Own> {
    let (inside, which) = (door.clone(), which.clone());
    on_worker(async move {
        let mut tx = inside.read().await?;
        match found(&mut tx, &which, inside.app().now()).await? {
            Some(found) => own_of_child(&mut tx, which.0, found.child_id).await,
            None => Ok(Own::default()),
        }
    })
    .await?
}

/// The contact that the invitation makes.
async fn contact(
    tx: &mut WriteTx,
    (institution, now): (InstitutionId, Timestamp),
    (found, id): (&Found, ContactId),
    (given_name, surname, phone): (&str, &str, Option<Phone>),
) -> Result<()> {
    let line = Line {
        given_name: given_name.to_owned(),
        surname: surname.to_owned(),
        phone,
        note: found.name.clone(),
    };
    let new = NewContact {
        rights: found.scope.rights(),
        until_on: found.until_on,
        ..NewContact::usual(Kind::Other, &line)
    };
    contacts::add(tx, (institution, now), found.child_id, id, &new).await
}

fn entry(found: &Found, account: AccountId, (at, from): (Timestamp, &str)) -> Entry {
    Entry {
        at,
        account: Some(account),
        for_account: None,
        action: "account.accept_invitation",
        child: Some(found.child_id),
        group: None,
        day: None,
        address: from.to_owned(),
        detail: json!({ "invitation": found.id, "scope": found.scope.as_str() }),
    }
}

/// A new account with a name and a password of its own.
async fn accept(
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    Path(which): Path<Which>,
    form: Form,
) -> Answer {
    let mut typed = model::typed(form);
    let new = read(&mut typed);
    if !typed.has("phone") {
        new.judge(&mut typed, known(&door, &which).await?);
    }
    let hash = if typed.is_good() && !typed.has("phone") {
        Hasher.hash(typed.text("new-password").to_owned()).await?
    } else {
        String::new()
    };
    on_worker(async move {
        let now = door.app().now();
        let mut tx = door.write().await?;
        let Some(found) = found(&mut tx, &which, now).await? else {
            let gone = compose(&door, visit.language(), (&which, None), typed);
            return again(&gone);
        };
        if name_taken(&mut tx, &new.name).await? {
            typed.wrong("own-name", "staff-name-taken");
        }
        if !typed.is_good() {
            let back = (&which, Some(found));
            return again(&compose(&door, visit.language(), back, typed));
        }
        if !found.scope.rights().may_see {
            return collects(tx, &door, &visit, (which, found, new)).await;
        }
        if hash.is_empty() {
            return Err(Error::Unprocessable("unprocessable-missing"));
        }
        joins(tx, &door, &visit, (which.0, found, new, hash)).await
    })
    .await?
}

async fn name_taken(tx: &mut ReadTx, name: &str) -> Result<bool> {
    let taken: Option<(String,)> = tx
        .opt(
            sql!("SELECT name FROM sign_in_name WHERE name = $1"),
            params![name],
        )
        .await?;
    Ok(taken.is_some())
}

/// The account, its tie to the child, and a session.
async fn joins(
    mut tx: WriteTx,
    door: &Door,
    visit: &Visit,
    (institution, found, new, hash): (InstitutionId, Found, NewAccount, String),
) -> Answer {
    let now = door.app().now();
    let (account, id) = (AccountId(door.next_id()?), ContactId(door.next_id()?));
    let person = NewPerson {
        institution,
        id: account,
        given_name: &new.given_name,
        surname: &new.surname,
        now,
    };
    enter_account(&mut tx, &person, Some(&new.name)).await?;
    tx.run(
        sql!(
            "UPDATE account SET password_hash = $3, must_change = $4, language = $5
              WHERE institution_id = $1 AND id = $2"
        ),
        params![institution, account, hash, false, visit.language()],
    )
    .await?;
    let names = (new.given_name.as_str(), new.surname.as_str(), None);
    contact(&mut tx, (institution, now), (&found, id), names).await?;
    queries::tie(&mut tx, institution, id, (account, found.invited_by)).await?;
    if !queries::use_up(&mut tx, (institution, found.id), id, now).await? {
        return Err(Error::Unprocessable("invite-gone"));
    }
    let opened = session::open(&mut tx, (institution, account), true, visit.place(), now).await?;
    let said = entry(&found, account, (now, &visit.from));
    append(&mut tx, institution, Touches::Arrangements, &[said]).await?;
    tx.commit().await?;
    let mut response = go(&format!("/family/{}", found.child_id))?.into_response();
    let cookie = session::cookie(door.app().config(), &opened);
    set_cookie(&mut response, &cookie)?;
    Ok(response)
}

/// Whoever only collects the child is known to the institution from now on, and signs in to nothing.
async fn collects(
    mut tx: WriteTx,
    door: &Door,
    visit: &Visit,
    (which, found, new): (Which, Found, NewAccount),
) -> Answer {
    let (now, id) = (door.app().now(), ContactId(door.next_id()?));
    let names = (new.given_name.as_str(), new.surname.as_str(), new.phone);
    contact(&mut tx, (which.0, now), (&found, id), names).await?;
    if !queries::use_up(&mut tx, (which.0, found.id), id, now).await? {
        return Err(Error::Unprocessable("invite-gone"));
    }
    tx.run(
        sql!("UPDATE contact SET invited_by = $3 WHERE institution_id = $1 AND id = $2"),
        params![which.0, id, found.invited_by],
    )
    .await?;
    let said = Entry {
        account: None,
        ..entry(&found, found.invited_by, (now, &visit.from))
    };
    append(&mut tx, which.0, Touches::Arrangements, &[said]).await?;
    tx.commit().await?;
    let mut thanks = compose(door, visit.language(), (&which, None), Typed::default());
    thanks.thanks = true;
    page(&thanks)
}

/// With the account in which the person is signed in already: of the same institution.
async fn with_own_account(ask: Ask, Path(which): Path<Which>) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    let (institution, now, account) = (ok.institution(), ok.on.now, ok.account());
    if institution != which.0 {
        return Err(Error::Unprocessable("invite-elsewhere"));
    }
    let Some(found) = found(&mut ok, &which, now).await? else {
        return Err(Error::Unprocessable("invite-gone"));
    };
    let tied = contacts::contacts(&mut ok, institution, found.child_id).await?;
    if tied.iter().any(|one| one.account_id == Some(account)) {
        return Err(Error::Unprocessable("invite-tied"));
    }
    let id = ContactId(ok.next_id()?);
    let viewer = ok.on.viewer.clone();
    let names = (viewer.given_name.as_str(), viewer.surname.as_str(), None);
    contact(&mut ok, (institution, now), (&found, id), names).await?;
    queries::tie(&mut ok, institution, id, (account, found.invited_by)).await?;
    if !queries::use_up(&mut ok, (institution, found.id), id, now).await? {
        return Err(Error::Unprocessable("invite-gone"));
    }
    ok.commit(vec![web::About {
        child: Some(found.child_id),
        detail: json!({ "invitation": found.id, "accepted": true }),
    }])
    .await?;
    go("/")
}
