//! The open sessions, each of which the person can end.

use askama::Template;
use axum::extract::Extension;
use jiff::Timestamp;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{params, rows, sql};
use web::{About, Answer, Ask, Error, Form, Routes, Section, Shell, Visiting, Whole, go, page};

use crate::{access, session};

pub fn routes() -> Routes {
    Routes::new()
        .get("/profile/sessions", show, &access::OWN)
        .post("/profile/sessions", end, &access::OWN)
}

rows! {
    struct Row {
        token_hash: Vec<u8>,
        created_at: Timestamp,
        expires_at: Timestamp,
        address: String,
    }
}

/// A session as its owner sees it.
struct Open {
    /// Names it in the form without giving its hash away
    mark: String,
    from: String,
    until: String,
    address: String,
    this_one: bool,
}

/// Names a session to its owner: of no use without being signed in.
fn mark(hash: &[u8]) -> String {
    Sha256::digest(hash)
        .iter()
        .take(12)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[derive(Template)]
#[template(path = "own/sessions.html")]
struct SessionsPage {
    shell: Shell,
    open: Vec<Open>,
}

async fn all(
    tx: &mut store::ReadTx,
    institution: kernel::InstitutionId,
    (account, now): (kernel::AccountId, Timestamp),
) -> web::Result<Vec<Row>> {
    Ok(tx
        .all(
            sql!(
                "SELECT token_hash, created_at, expires_at, address
                   FROM session
                  WHERE institution_id = $1 AND account_id = $2 AND expires_at > $3
                  ORDER BY created_at DESC, token_hash"
            ),
            params![institution, account, now],
        )
        .await?)
}

async fn show(ask: Ask, Extension(Visiting(visit)): Extension<Visiting>) -> Answer {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    let (institution, account, now) = (ok.institution(), ok.account(), ok.on.now);
    let rows = all(&mut ok, institution, (account, now)).await?;
    let own = visit.token.as_ref().map(|token| token.hash.as_slice());
    let shell = ok.shell(Section::Profile, None).await?;
    let (say, zone, today) = (&ok.on.say, &ok.on.viewer.institution.zone, ok.on.today);
    let open = rows
        .into_iter()
        .map(|row| Open {
            mark: mark(&row.token_hash),
            from: say.moment(row.created_at, zone, today),
            until: say.moment(row.expires_at, zone, today),
            this_one: Some(row.token_hash.as_slice()) == own,
            address: row.address,
        })
        .collect();
    page(&SessionsPage { shell, open })
}

/// Ends one of them, or all others.
async fn end(ask: Ask, Extension(Visiting(visit)): Extension<Visiting>, form: Form) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    let (institution, account, now) = (ok.institution(), ok.account(), ok.on.now);
    let own = visit.token.as_ref().map(|token| token.hash.clone());
    let ended = if form.text("which") == "others" {
        session::end_all(&mut ok, institution, account, own.as_deref()).await?
    } else {
        let rows = all(&mut ok, institution, (account, now)).await?;
        let wanted = form.need("which")?;
        let row = rows
            .iter()
            .find(|row| mark(&row.token_hash) == wanted)
            .ok_or(Error::NotFound)?;
        session::end(&mut ok, institution, &row.token_hash).await?;
        1
    };
    ok.commit(vec![About::change(json!({ "sessions_ended": ended }))])
        .await?;
    go("/profile/sessions")
}
