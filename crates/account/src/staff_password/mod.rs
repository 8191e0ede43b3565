//! 6.1: the superuser replaces a password at once, which ends the person's sessions.

use askama::Template;
use base64::Engine as _;
use kernel::AccountId;
use serde_json::json;
use store::{params, rows, sql};
use web::{About, Answer, Ask, Error, Path, Result, Routes, Section, Shell, go, page};

use crate::password::Hasher;
use crate::{access, session};

pub fn routes() -> Routes {
    Routes::new()
        .post("/staff/{account}/password", replace, &access::REPLACE_PASSWORD)
        .post("/staff/{account}/sessions", end_sessions, &access::END_SESSIONS)
}

rows! {
    struct Person {
        given_name: String,
        surname: String,
        sign_in_name: Option<String>,
    }
}

#[derive(Template)]
#[template(path = "staff_password/letter.html")]
struct LetterPage {
    shell: Shell,
    name: String,
    sign_in_name: Option<String>,
    password: String,
}

/// Twelve letters and digits that cannot be taken for one another.
pub fn one_time_password() -> Result<String> {
    let mut bytes = [0_u8; 24];
    getrandom::fill(&mut bytes).map_err(|e| Error::Unavailable(format!("no randomness: {e}")))?;
    let text = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes).to_lowercase();
    Ok(text.chars().filter(|c| !"-_0o1il".contains(*c)).take(12).collect())
}

/// A one-time password, shown once, to be replaced at the first sign-in.
async fn replace(ask: Ask, Path(account): Path<AccountId>) -> Answer {
    // permission first, then the hash, which must not hold the writer
    drop(ask.read(&access::REPLACE_PASSWORD, account).await?);
    let password = one_time_password()?;
    let hash = Hasher.hash(password.clone()).await?;
    let mut ok = ask.write(&access::REPLACE_PASSWORD, account).await?;
    let institution = ok.institution();
    let person: Person = ok
        .one(
            sql!(
                "SELECT a.given_name, a.surname, n.name AS sign_in_name
                   FROM account a
                   LEFT JOIN sign_in_name n ON n.institution_id = a.institution_id AND n.account_id = a.id
                  WHERE a.institution_id = $1 AND a.id = $2"
            ),
            params![institution, account],
        )
        .await?;
    ok.run(
        sql!(
            "UPDATE account SET password_hash = $3, must_change = $4
              WHERE institution_id = $1 AND id = $2"
        ),
        params![institution, account, hash, true],
    )
    .await?;
    let ended = session::end_all(&mut ok, institution, account, None).await?;
    let shell = ok.shell(Section::Staff, None).await?;
    ok.commit(vec![About::change(json!({ "account": account, "sessions_ended": ended }))]).await?;
    let name = format!("{} {}", person.given_name, person.surname);
    page(&LetterPage { shell, name, sign_in_name: person.sign_in_name, password })
}

/// Ends a person's sessions and leaves the password.
async fn end_sessions(ask: Ask, Path(account): Path<AccountId>) -> Answer {
    let mut ok = ask.write(&access::END_SESSIONS, account).await?;
    let institution = ok.institution();
    let ended = session::end_all(&mut ok, institution, account, None).await?;
    ok.commit(vec![About::change(json!({ "account": account, "sessions_ended": ended }))]).await?;
    go(&format!("/staff/{account}"))
}
