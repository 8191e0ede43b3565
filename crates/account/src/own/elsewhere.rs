//! The same person in several institutions: each account keeps its own children and rights; whoever proves to be both,
//! changes between them without signing in again.

use askama::Template;
use axum::extract::{Extension, State};
use axum::response::IntoResponse;
use jiff::Timestamp;
use kernel::{AccountId, InstitutionId};
use serde_json::json;
use store::{ReadTx, params, rows, sql};
use web::{
    About, Answer, Ask, Door, Error, Form, Result, Routes, Section, Shell, Visiting, Whole, again,
    go, page,
};

use crate::password::Hasher;
use crate::sign_in::{candidates_of, entered};
use crate::{access, session};

pub fn routes() -> Routes {
    Routes::new()
        .get("/profile/elsewhere", show, &access::OWN)
        .post("/profile/elsewhere", link, &access::OWN)
        .post("/profile/elsewhere/visit", visit, &access::OWN)
        .post("/profile/elsewhere/removal", unlink, &access::OWN)
}

rows! {
    /// Another account of the same person.
    #[derive(Debug, Clone)]
    struct Other {
        institution_id: InstitutionId,
        account_id: AccountId,
        institution: String,
        children: i64,
    }

    struct Link {
        link_id: i64,
    }
}

async fn link_of(
    tx: &mut ReadTx,
    (institution, account): (InstitutionId, AccountId),
) -> Result<Option<i64>> {
    let row: Option<Link> = tx
        .opt(
            sql!("SELECT link_id FROM person_link WHERE institution_id = $1 AND account_id = $2"),
            params![institution, account],
        )
        .await?;
    Ok(row.map(|row| row.link_id))
}

async fn others(tx: &mut ReadTx, whose: (InstitutionId, AccountId)) -> Result<Vec<Other>> {
    let Some(link) = link_of(tx, whose).await? else {
        return Ok(Vec::new());
    };
    let all: Vec<Other> = tx
        .all(
            sql!(
                "SELECT l.institution_id, l.account_id, i.short_name AS institution,
                        (SELECT count(*) FROM contact c
                          WHERE c.institution_id = l.institution_id AND c.account_id = l.account_id
                            AND c.may_see AND c.ended_at IS NULL) AS children
                   FROM person_link l
                   JOIN institution i ON i.id = l.institution_id
                  WHERE l.link_id = $1
                  ORDER BY i.short_name, l.institution_id, l.account_id"
            ),
            params![link],
        )
        .await?;
    Ok(all
        .into_iter()
        .filter(|one| (one.institution_id, one.account_id) != whose)
        .collect())
}

#[derive(Template)]
#[template(path = "own/elsewhere.html")]
struct ElsewherePage {
    shell: Shell,
    others: Vec<Other>,
    name: String,
    wrong: bool,
}

async fn show(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    let whose = (ok.institution(), ok.account());
    page(&ElsewherePage {
        others: others(&mut ok, whose).await?,
        shell: ok.shell(Section::Profile, None).await?,
        name: String::new(),
        wrong: false,
    })
}

/// Links another account whose name and password the person knows, within the same limits as signing in.
async fn link(
    ask: Ask,
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    form: Form,
) -> Answer {
    drop(ask.read(&access::OWN, Whole).await?);
    let name = form.need("name")?.to_owned();
    let found = candidates_of(&door, &name, &visit.from).await?;
    let hashes = found.iter().map(|one| one.password_hash.clone()).collect();
    let fits = Hasher
        .first_that_fits(form.need("password")?.to_owned(), hashes, 2)
        .await?;
    let other = fits
        .and_then(|at| found.get(at))
        .map(|one| (one.institution_id, one.account_id));
    entered(&door, &name, &visit.from, (&found, other.is_some())).await?;
    let mut ok = ask.write(&access::OWN, Whole).await?;
    let whose = (ok.institution(), ok.account());
    let Some(other) = other.filter(|other| *other != whose) else {
        let page = ElsewherePage {
            others: others(&mut ok, whose).await?,
            shell: ok.shell(Section::Profile, None).await?,
            name,
            wrong: true,
        };
        return again(&page);
    };
    let (own_link, other_link) = (
        link_of(&mut ok, whose).await?,
        link_of(&mut ok, other).await?,
    );
    let link_id = match own_link.or(other_link) {
        Some(link) => link,
        None => ok.next_id()?,
    };
    // two people's worth of links become one
    if let (Some(one), Some(two)) = (own_link, other_link)
        && one != two
    {
        ok.run(
            sql!("UPDATE person_link SET link_id = $1 WHERE link_id = $2"),
            params![one, two],
        )
        .await?;
    }
    for (institution, account) in [whose, other] {
        ok.run(
            sql!(
                "INSERT INTO person_link (institution_id, account_id, link_id) VALUES ($1, $2, $3)
                 ON CONFLICT (institution_id, account_id) DO UPDATE SET link_id = excluded.link_id"
            ),
            params![institution, account, link_id],
        )
        .await?;
    }
    ok.commit(vec![About::change(
        json!({ "linked": { "institution": other.0, "account": other.1 } }),
    )])
    .await?;
    go("/profile/elsewhere")
}

fn chosen(form: &Form, others: &[Other]) -> Result<(InstitutionId, AccountId)> {
    let institution: InstitutionId = form.parse("institution")?;
    let account: AccountId = form.parse("account")?;
    others
        .iter()
        .map(|one| (one.institution_id, one.account_id))
        .find(|one| *one == (institution, account))
        .ok_or(Error::NotFound)
}

/// Goes over to the other account: a new session there, the one here ends.
async fn visit(
    ask: Ask,
    State(door): State<Door>,
    Extension(Visiting(visiting)): Extension<Visiting>,
    form: Form,
) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    let (whose, now) = ((ok.institution(), ok.account()), ok.on.now);
    let list = others(&mut ok, whose).await?;
    let other = chosen(&form, &list)?;
    // what protects the other account protects it here too
    if factors::of(&mut ok, other).await?.any() {
        return Err(Error::Unprocessable("elsewhere-has-factor"));
    }
    if let Some(token) = &visiting.token {
        session::end(&mut ok, whose.0, &token.hash).await?;
    }
    let opened = open_there(&mut ok, other, (visiting.place(), now)).await?;
    ok.commit(vec![About::change(
        json!({ "went_to": { "institution": other.0, "account": other.1 } }),
    )])
    .await?;
    let mut response = go("/")?.into_response();
    let cookie = session::cookie(door.app().config(), &opened);
    crate::sign_in::set_cookie(&mut response, &cookie)?;
    Ok(response)
}

async fn open_there(
    tx: &mut store::WriteTx,
    (institution, account): (InstitutionId, AccountId),
    (place, now): (web::Place<'_>, Timestamp),
) -> Result<session::NewSession> {
    let disabled: Option<(AccountId,)> = tx
        .opt(
            sql!(
                "SELECT id FROM account
                  WHERE institution_id = $1 AND id = $2 AND (disabled_at IS NOT NULL OR must_change)"
            ),
            params![institution, account],
        )
        .await?;
    if disabled.is_some() {
        return Err(Error::Unprocessable("elsewhere-closed"));
    }
    let opened = session::open(tx, (institution, account), true, place, now).await?;
    let entry = web::audit::Entry {
        at: now,
        account: Some(account),
        for_account: None,
        action: "account.sign_in",
        child: None,
        group: None,
        day: None,
        address: place.address.to_owned(),
        detail: json!({ "factor": "elsewhere" }),
    };
    web::audit::append(tx, institution, web::audit::Touches::Day, &[entry]).await?;
    Ok(opened)
}

/// Takes an account off the list; both stay as they are.
async fn unlink(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    let whose = (ok.institution(), ok.account());
    let list = others(&mut ok, whose).await?;
    let (institution, account) = chosen(&form, &list)?;
    ok.run(
        sql!("DELETE FROM person_link WHERE institution_id = $1 AND account_id = $2"),
        params![institution, account],
    )
    .await?;
    ok.commit(vec![About::change(
        json!({ "unlinked": { "institution": institution, "account": account } }),
    )])
    .await?;
    go("/profile/elsewhere")
}
