//! One-time passwords: the superuser replaces anyone's at once (6.1), a group teacher or the clerk connects a parent
//! (2.3, 3.12.2). Making one ends the person's sessions. It is shown once, to be handed over in person, until an SMS
//! gateway carries it.

use askama::Template;
use base64::Engine as _;
use kernel::{AccountId, ChildId, InstitutionId};
use serde_json::json;
use store::{WriteTx, params, rows, sql};
use web::{About, Answer, Ask, Error, Path, Result, Routes, Section, Shell, go, page};

use crate::password::Hasher;
use crate::{access, session};

pub fn routes() -> Routes {
    Routes::new()
        .post(
            "/staff/{account}/password",
            replace,
            &access::REPLACE_PASSWORD,
        )
        .post(
            "/staff/{account}/sessions",
            end_sessions,
            &access::END_SESSIONS,
        )
        .post(
            "/children/{child}/guardians/{account}/password",
            connect,
            &access::CONNECT,
        )
}

rows! {
    struct Person {
        given_name: String,
        surname: String,
        sign_in_name: Option<String>,
    }

    struct Parent {
        given_name: String,
        surname: String,
        personal_code: Option<kernel::PersonalCode>,
    }
}

/// The letter that is handed over.
#[derive(Template)]
#[template(path = "one_time/letter.html")]
struct LetterPage {
    shell: Shell,
    name: String,
    sign_in_name: Option<String>,
    password: String,
    back: String,
}

/// Twelve letters and digits that cannot be taken for one another.
fn one_time_password() -> Result<String> {
    let mut bytes = [0_u8; 24];
    getrandom::fill(&mut bytes).map_err(|e| Error::Unavailable(format!("no randomness: {e}")))?;
    let text = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .encode(bytes)
        .to_lowercase();
    Ok(text
        .chars()
        .filter(|c| !"-_0o1il".contains(*c))
        .take(12)
        .collect())
}

/// Keeps the hash, to be replaced at the first sign-in, and ends the person's sessions; how many.
async fn keep(
    tx: &mut WriteTx,
    institution: InstitutionId,
    account: AccountId,
    hash: &str,
) -> Result<u64> {
    tx.run(
        sql!(
            "UPDATE account SET password_hash = $3, must_change = $4
              WHERE institution_id = $1 AND id = $2"
        ),
        params![institution, account, hash, true],
    )
    .await?;
    session::end_all(tx, institution, account, None).await
}

/// 6.1: of a member of staff, or of anyone.
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
    let ended = keep(&mut ok, institution, account, &hash).await?;
    let shell = ok.shell(Section::Staff, None).await?;
    ok.commit(vec![About::change(
        json!({ "account": account, "sessions_ended": ended }),
    )])
    .await?;
    let name = format!("{} {}", person.given_name, person.surname);
    let back = format!("/staff/{account}");
    page(&LetterPage {
        shell,
        name,
        sign_in_name: person.sign_in_name,
        password,
        back,
    })
}

/// 2.3: of a parent, who signs in with the child's personal code.
async fn connect(ask: Ask, Path((child, account)): Path<(ChildId, AccountId)>) -> Answer {
    drop(ask.read(&access::CONNECT, child).await?);
    let password = one_time_password()?;
    let hash = Hasher.hash(password.clone()).await?;
    let mut ok = ask.write(&access::CONNECT, child).await?;
    let institution = ok.institution();
    let parent: Parent = ok
        .one(
            sql!(
                "SELECT a.given_name, a.surname, c.personal_code
                   FROM guardian g
                   JOIN account a ON a.institution_id = g.institution_id AND a.id = g.account_id
                   JOIN child c ON c.institution_id = g.institution_id AND c.id = g.child_id
                  WHERE g.institution_id = $1 AND g.child_id = $2 AND g.account_id = $3"
            ),
            params![institution, child, account],
        )
        .await?;
    let Some(code) = parent.personal_code else {
        return Err(Error::Unprocessable("connect-needs-code"));
    };
    let ended = keep(&mut ok, institution, account, &hash).await?;
    let shell = ok.shell(Section::Children, ok.record.group_id).await?;
    ok.commit(vec![About::change(
        json!({ "account": account, "sessions_ended": ended }),
    )])
    .await?;
    let name = format!("{} {}", parent.given_name, parent.surname);
    let back = format!("/children/{child}/file");
    page(&LetterPage {
        shell,
        name,
        sign_in_name: Some(code.to_string()),
        password,
        back,
    })
}

/// Ends a person's sessions and leaves the password.
async fn end_sessions(ask: Ask, Path(account): Path<AccountId>) -> Answer {
    let mut ok = ask.write(&access::END_SESSIONS, account).await?;
    let institution = ok.institution();
    let ended = session::end_all(&mut ok, institution, account, None).await?;
    ok.commit(vec![About::change(
        json!({ "account": account, "sessions_ended": ended }),
    )])
    .await?;
    go(&format!("/staff/{account}"))
}
