//! Anybody's password, replaced at once by the superuser (6.1), and sessions that are ended.

use axum::extract::Extension;
use dispatch::Post;
use kernel::{AccountId, InstitutionId, Phone};
use serde_json::json;
use store::{ReadTx, params, rows, sql};
use web::{About, Answer, Ask, Error, Form, Path, Result, Routes, Section, Shell, again, go, page};

use super::routes::{How, LetterPage, NotSentPage, hindrance, send, tell};
use super::secret::{close, keep};
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
}

rows! {
    struct Person {
        given_name: String,
        surname: String,
        phone: Option<Phone>,
        sign_in_name: Option<String>,
        is_staff: bool,
    }
}

/// Whose password it is; a parent without a phone of their own is reached by the one in a child's file.
async fn person(tx: &mut ReadTx, institution: InstitutionId, account: AccountId) -> Result<Person> {
    Ok(tx
        .one(
            sql!(
                "SELECT a.given_name, a.surname,
                        coalesce(a.phone, (SELECT min(c.phone) FROM contact c
                                            WHERE c.institution_id = a.institution_id AND c.account_id = a.id
                                              AND c.ended_at IS NULL AND NOT c.no_contact)) AS phone,
                        n.name AS sign_in_name,
                        EXISTS (SELECT 1 FROM staff_role r
                                 WHERE r.institution_id = a.institution_id AND r.account_id = a.id) AS is_staff
                   FROM account a
                   LEFT JOIN sign_in_name n ON n.institution_id = a.institution_id AND n.account_id = a.id
                  WHERE a.institution_id = $1 AND a.id = $2"
            ),
            params![institution, account],
        )
        .await?)
}

/// A parent without a name of their own signs in with the child's code, which is not the superuser's to see.
fn childs_code(shell: &Shell, is_staff: bool) -> Option<String> {
    (!is_staff).then(|| shell.say.t("account-childs-code"))
}

/// 6.1: of a member of staff, or of anyone.
async fn replace(
    ask: Ask,
    Path(account): Path<AccountId>,
    Extension(post): Extension<Post>,
    form: Form,
) -> Answer {
    // permission first, then the hash, which must not hold the writer
    drop(ask.read(&access::REPLACE_PASSWORD, account).await?);
    let how = How::of(&form, post).await?;
    let mut ok = ask.write(&access::REPLACE_PASSWORD, account).await?;
    let (institution, now) = (ok.institution(), ok.on.now);
    let person = person(&mut ok, institution, account).await?;
    let (name, back) = (
        format!("{} {}", person.given_name, person.surname),
        if person.is_staff {
            format!("/staff/{account}")
        } else {
            format!("/access/{account}")
        },
    );
    let shell = ok.shell(Section::Staff, None).await?;
    match how {
        How::Letter(password, hash) => {
            tell(&mut ok, account, None).await?;
            let ended = keep(&mut ok, (institution, account), &hash, now).await?;
            ok.commit(vec![About::change(
                json!({ "account": account, "sessions_ended": ended, "letter": true }),
            )])
            .await?;
            page(&LetterPage {
                name,
                sign_in_name: person
                    .sign_in_name
                    .or_else(|| childs_code(&shell, person.is_staff)),
                shell,
                password: Some(password),
                back,
            })
        }
        How::Sms(post) => {
            if let Some(why) = hindrance(&mut ok, (person.phone, &post)).await? {
                return again(&NotSentPage {
                    shell,
                    name,
                    why,
                    action: format!("/staff/{account}/password"),
                    back,
                });
            }
            let phone = person.phone.ok_or(Error::NotFound)?;
            tell(&mut ok, account, Some(phone)).await?;
            let ended = close(&mut ok, (institution, account)).await?;
            let message = send(&mut ok, account, (None, phone)).await?;
            ok.commit(vec![About::change(
                json!({ "account": account, "sessions_ended": ended, "message": message }),
            )])
            .await?;
            go(&back)
        }
    }
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
