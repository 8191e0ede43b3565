//! The institution's public page: who it is, and the application that a parent fills in at home (annex 1).

use askama::Template;
use axum::extract::{Extension, State};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use kernel::{GroupId, InstitutionId, RequestId};
use people::contacts::Kind;
use serde::Deserialize;
use serde_json::json;
use store::{ReadTx, params, rows, sql};
use web::audit::{Entry, Touches, append};
use web::{
    Answer, Door, Error, Form, Language, Path, Query, Result, Routes, Say, Typed, Visiting, again,
    page,
};

use super::model::{self, CONSENTS, consents};
use super::queries::{self, NewRequest};

/// As many applications may wait for confirmation: more are a flood.
const MAY_WAIT: i64 = 300;
/// As many may come from one address within an hour.
const PER_ADDRESS: i64 = 10;

pub fn routes() -> Routes {
    Routes::new()
        .get_public("/i/{institution}", show)
        .get_public("/i/{institution}/application", form)
        .post_public("/i/{institution}/application", send)
}

rows! {
    /// The institution, as everybody may see it.
    #[derive(Debug, Clone)]
    struct Public {
        id: InstitutionId,
        name: String,
        city: String,
        address: String,
        timezone: String,
        processor: String,
        requests_open: bool,
    }

    struct GroupName {
        id: GroupId,
        name: String,
    }

    struct Slug {
        slug: String,
        requests_open: bool,
    }
}

/// Where the public form is, if it is open.
pub async fn address(tx: &mut ReadTx, institution: InstitutionId) -> Result<Option<String>> {
    let row: Slug = tx
        .one(
            sql!("SELECT slug, requests_open FROM institution WHERE id = $1"),
            params![institution],
        )
        .await?;
    Ok(row
        .requests_open
        .then(|| format!("/i/{}/application", row.slug)))
}

async fn find(tx: &mut ReadTx, slug: &str) -> Result<Public> {
    tx.opt(
        sql!(
            "SELECT id, name, city, address, timezone, processor, requests_open
               FROM institution WHERE slug = $1"
        ),
        params![slug],
    )
    .await?
    .ok_or(Error::NotFound)
}

async fn groups(tx: &mut ReadTx, institution: InstitutionId) -> Result<Vec<GroupName>> {
    Ok(tx
        .all(
            sql!(
                "SELECT id, name FROM child_group
                  WHERE institution_id = $1 AND closed_on IS NULL ORDER BY number"
            ),
            params![institution],
        )
        .await?)
}

#[derive(Deserialize)]
struct Wish {
    language: Option<String>,
}

fn language(wish: &Wish, visiting: &Visiting) -> Language {
    wish.language
        .as_deref()
        .and_then(|text| text.parse().ok())
        .unwrap_or_else(|| visiting.0.language())
}

#[derive(Template)]
#[template(path = "requests/institution.html")]
struct InstitutionPage {
    say: Say,
    product: String,
    slug: String,
    institution: Public,
}

async fn show(
    State(door): State<Door>,
    Extension(visiting): Extension<Visiting>,
    Path(slug): Path<String>,
    Query(wish): Query<Wish>,
) -> Answer {
    let mut tx = door.read().await?;
    let institution = find(&mut tx, &slug).await?;
    page(&InstitutionPage {
        say: Say::new(door.app().texts(), language(&wish, &visiting)),
        product: door.app().config().product.clone(),
        slug,
        institution,
    })
}

#[derive(Template)]
#[template(path = "requests/form.html")]
struct FormPage {
    say: Say,
    product: String,
    slug: String,
    institution: Public,
    groups: Vec<GroupName>,
    consents: Vec<(&'static str, String)>,
    typed: Typed,
    sent: bool,
}

impl FormPage {
    const fn kinds() -> [Kind; 5] {
        Kind::ALL
    }
}

async fn compose(
    tx: &mut ReadTx,
    door: &Door,
    (slug, language): (String, Language),
    (typed, sent): (Typed, bool),
) -> Result<FormPage> {
    let institution = find(tx, &slug).await?;
    if !institution.requests_open {
        return Err(Error::NotFound);
    }
    let say = Say::new(door.app().texts(), language);
    let words = consents(&say, &institution.processor);
    Ok(FormPage {
        groups: groups(tx, institution.id).await?,
        consents: CONSENTS
            .into_iter()
            .map(|(field, _)| field)
            .zip(words)
            .collect(),
        product: door.app().config().product.clone(),
        say,
        slug,
        institution,
        typed,
        sent,
    })
}

async fn form(
    State(door): State<Door>,
    Extension(visiting): Extension<Visiting>,
    Path(slug): Path<String>,
    Query(wish): Query<Wish>,
) -> Answer {
    let mut tx = door.read().await?;
    let language = language(&wish, &visiting);
    let empty = (model::typed(Form::default()), false);
    page(&compose(&mut tx, &door, (slug, language), empty).await?)
}

/// Refuses a flood: too many that wait, or too many from one address.
async fn bounded(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (address, now): (&str, jiff::Timestamp),
) -> Result<()> {
    let since = now
        .checked_sub(SignedDuration::from_hours(1))
        .unwrap_or(now);
    let (waiting, recent): (i64, i64) = tx
        .one(
            sql!(
                "SELECT (SELECT count(*) FROM access_request
                          WHERE institution_id = $1 AND state = 'unconfirmed') AS waiting,
                        (SELECT count(*) FROM audit_entry
                          WHERE institution_id = $1 AND action = 'account.public_request' AND address = $2
                            AND at > $3) AS recent"
            ),
            params![institution, address, since],
        )
        .await?;
    if waiting >= MAY_WAIT || recent >= PER_ADDRESS {
        return Err(Error::TooMany(3600));
    }
    Ok(())
}

async fn send(
    State(door): State<Door>,
    Extension(visiting): Extension<Visiting>,
    Path(slug): Path<String>,
    Query(wish): Query<Wish>,
    form: Form,
) -> Answer {
    let language = language(&wish, &visiting);
    let mut tx = door.write().await?;
    let institution = find(&mut tx, &slug).await?;
    if !institution.requests_open {
        return Err(Error::NotFound);
    }
    let now = door.app().now();
    bounded(&mut tx, institution.id, (&visiting.0.from, now)).await?;
    let ids: Vec<GroupId> = groups(&mut tx, institution.id)
        .await?
        .into_iter()
        .map(|group| group.id)
        .collect();
    let mut typed = model::typed(form);
    let Some(request) = model::from_public(&mut typed, &ids) else {
        return again(&compose(&mut tx, &door, (slug, language), (typed, false)).await?);
    };
    let zone = TimeZone::get(&institution.timezone).map_err(|e| Error::Internal(e.to_string()))?;
    let say = Say::new(door.app().texts(), language);
    let id = RequestId(door.next_id()?);
    let new = NewRequest {
        id,
        source: "public",
        received: zone.to_datetime(now).date(),
        applicant: &request.applicant,
        child_name: request.child_name,
        group: request.group,
        child: None,
        consents: consents(&say, &institution.processor).join("\n"),
    };
    queries::enter(&mut tx, (institution.id, now), &new, None).await?;
    let entry = Entry {
        at: now,
        account: None,
        for_account: None,
        action: "account.public_request",
        child: None,
        group: request.group,
        day: None,
        address: visiting.0.from.clone(),
        detail: json!({ "request": id }),
    };
    append(&mut tx, institution.id, Touches::Day, &[entry]).await?;
    tx.commit().await?;
    let mut tx = door.read().await?;
    let sent = (model::typed(Form::default()), true);
    page(&compose(&mut tx, &door, (slug, language), sent).await?)
}
