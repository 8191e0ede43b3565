//! The open sessions, each of which the person can end.

use askama::Template;
use axum::extract::Extension;
use jiff::Timestamp;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{
    About, Answer, Ask, Context, Error, Form, Result, Routes, Section, Shell, Visiting, Whole, go,
    page,
};

use super::queries::Whose;
use crate::{access, session};

pub fn routes() -> Routes {
    Routes::new()
        .get("/profile/sessions", show, &access::OWN)
        .post("/profile/sessions", end, &access::OWN)
}

rows! {
    /// A session as it is kept.
    pub struct Row {
        token_hash: Vec<u8>,
        created_at: Timestamp,
        expires_at: Timestamp,
        address: String,
        device: String,
    }
}

/// A session as its owner, or the superuser, sees it.
pub struct Open {
    /// Names it in the form without giving its hash away
    pub mark: String,
    /// "Chrome, Windows", or that it is unknown
    pub device: String,
    /// From where
    pub address: String,
    /// Since when
    pub from: String,
    /// Until when
    pub until: String,
    /// The one that looks
    pub this_one: bool,
}

impl Row {
    /// In words.
    pub fn open(self, on: &Context, own: Option<&[u8]>) -> Open {
        let (say, zone, today) = (&on.say, &on.viewer.institution.zone, on.today);
        Open {
            mark: mark(&self.token_hash),
            device: if self.device.is_empty() {
                say.t("sessions-unknown")
            } else {
                self.device
            },
            from: say.moment(self.created_at, zone, today),
            until: say.moment(self.expires_at, zone, today),
            this_one: Some(self.token_hash.as_slice()) == own,
            address: self.address,
        }
    }
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

/// The open sessions of a person, the newest first.
pub async fn all(tx: &mut ReadTx, whose: Whose, now: Timestamp) -> Result<Vec<Row>> {
    Ok(tx
        .all(
            sql!(
                "SELECT token_hash, created_at, expires_at, address, device
                   FROM session
                  WHERE institution_id = $1 AND account_id = $2 AND expires_at > $3
                  ORDER BY created_at DESC, token_hash"
            ),
            params![whose.0, whose.1, now],
        )
        .await?)
}

/// Ends the one of that mark.
pub async fn end_marked(
    tx: &mut WriteTx,
    whose: Whose,
    now: Timestamp,
    wanted: &str,
) -> Result<()> {
    let rows = all(tx, whose, now).await?;
    let row = rows
        .iter()
        .find(|row| mark(&row.token_hash) == wanted)
        .ok_or(Error::NotFound)?;
    session::end(tx, whose.0, &row.token_hash).await?;
    Ok(())
}

async fn show(ask: Ask, Extension(Visiting(visit)): Extension<Visiting>) -> Answer {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    let (whose, now) = ((ok.institution(), ok.account()), ok.on.now);
    let rows = all(&mut ok, whose, now).await?;
    let own = visit.token.as_ref().map(|token| token.hash.as_slice());
    let shell = ok.shell(Section::Profile, None).await?;
    let open = rows.into_iter().map(|row| row.open(&ok.on, own)).collect();
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
        let wanted = form.need("which")?;
        end_marked(&mut ok, (institution, account), now, wanted).await?;
        1
    };
    ok.commit(vec![About::change(json!({ "sessions_ended": ended }))])
        .await?;
    go("/profile/sessions")
}
