//! The handlers: by SMS, or as a letter.

use askama::Template;
use axum::extract::Extension;
use dispatch::{Channel, Kind, MessageId, NewMessage, Post, To};
use kernel::{AccountId, ChildId, ContactId, Phone, RequestId};
use serde_json::json;
use store::{params, rows, sql};
use web::{
    About, Answer, Ask, Error, Form, Path, Result, Routes, Section, Shell, Subject, Writing, again,
    go, page,
};

use super::connect::{Connected, connect};
use super::secret::{close, keep, one_time_password};
use super::send::SendPassword;
use crate::password::Hasher;
use crate::requests::connected as close_request;
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
            "/children/{child}/contacts/{contact}/password",
            connected,
            &access::CONNECT,
        )
}

/// How a one-time password reaches its person.
pub enum How {
    /// By SMS, made when it is sent
    Sms(Post),
    /// On paper: the password and its hash, made before the writer is held
    Letter(String, String),
}

impl How {
    /// As the form says.
    pub async fn of(form: &Form, post: Post) -> Result<Self> {
        if form.text("how") != "letter" {
            return Ok(Self::Sms(post));
        }
        let password = one_time_password()?;
        let hash = Hasher.hash(password.clone()).await?;
        Ok(Self::Letter(password, hash))
    }
}

rows! {
    struct Person {
        given_name: String,
        surname: String,
        phone: Option<Phone>,
        sign_in_name: Option<String>,
    }
}

/// The letter that is handed over: the password shows only in print.
#[derive(Template)]
#[template(path = "one_time/letter.html")]
struct LetterPage {
    shell: Shell,
    name: String,
    sign_in_name: Option<String>,
    /// None where the person keeps the own password
    password: Option<String>,
    back: String,
}

/// It cannot be sent: what is missing, and the way to a letter.
#[derive(Template)]
#[template(path = "one_time/not_sent.html")]
struct NotSentPage {
    shell: Shell,
    name: String,
    /// The key of what is missing
    why: &'static str,
    /// Where the same is asked for as a letter
    action: String,
    back: String,
}

/// Why it cannot be sent, if it cannot.
async fn hindrance<S: Subject>(
    ok: &mut Writing<S>,
    (phone, post): (Option<Phone>, &Post),
) -> Result<Option<&'static str>> {
    let institution = ok.institution();
    if phone.is_none() {
        return Ok(Some("not-sent-no-phone"));
    }
    let ready = post.can(ok, institution, Channel::Sms).await?;
    Ok((!ready).then_some("not-sent-no-gateway"))
}

/// Puts the SMS and its job down; the old password is gone from now on.
async fn send<S: Subject>(
    ok: &mut Writing<S>,
    account: AccountId,
    (child, phone): (Option<ChildId>, Phone),
) -> Result<MessageId> {
    let id = MessageId(ok.next_id()?);
    let new = NewMessage {
        institution: ok.institution(),
        id,
        kind: Kind::OneTimePassword,
        account: Some(account),
        child,
        to: To::Phone(phone),
        by: Some(ok.account()),
        now: ok.on.now,
    };
    let job = SendPassword {
        message: id,
        account,
    };
    dispatch::enqueue(ok, &new, &job).await?;
    Ok(id)
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
    let person: Person = ok
        .one(
            sql!(
                "SELECT a.given_name, a.surname, a.phone, n.name AS sign_in_name
                   FROM account a
                   LEFT JOIN sign_in_name n ON n.institution_id = a.institution_id AND n.account_id = a.id
                  WHERE a.institution_id = $1 AND a.id = $2"
            ),
            params![institution, account],
        )
        .await?;
    let (name, back) = (
        format!("{} {}", person.given_name, person.surname),
        format!("/staff/{account}"),
    );
    let shell = ok.shell(Section::Staff, None).await?;
    match how {
        How::Letter(password, hash) => {
            let ended = keep(&mut ok, (institution, account), &hash, now).await?;
            ok.commit(vec![About::change(
                json!({ "account": account, "sessions_ended": ended, "letter": true }),
            )])
            .await?;
            page(&LetterPage {
                shell,
                name,
                sign_in_name: person.sign_in_name,
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

/// 2.3: of a parent, who signs in with the child's personal code.
async fn connected(
    ask: Ask,
    Path((child, contact)): Path<(ChildId, ContactId)>,
    Extension(post): Extension<Post>,
    form: Form,
) -> Answer {
    drop(ask.read(&access::CONNECT, child).await?);
    let how = How::of(&form, post).await?;
    let ok = ask.write(&access::CONNECT, child).await?;
    connect_contact(ok, (child, contact), None, how).await
}

/// One action (2.3): the account, its tie to the child, the one-time password, and the application is closed.
pub async fn connect_contact<S: Subject>(
    mut ok: Writing<S>,
    (child, contact): (ChildId, ContactId),
    request: Option<RequestId>,
    how: How,
) -> Answer {
    let parent = connect(&mut ok, (child, contact)).await?;
    let shell = ok.shell(Section::Children, None).await?;
    let back = match request {
        Some(request) => format!("/applications/{request}"),
        None => format!("/children/{child}/file#parents"),
    };
    if let (How::Sms(post), false) = (&how, parent.has_own_password)
        && let Some(why) = hindrance(&mut ok, (parent.contact.phone, post)).await?
    {
        let action = match request {
            Some(request) => format!("/applications/{request}/connection"),
            None => format!("/children/{child}/contacts/{contact}/password"),
        };
        return again(&NotSentPage {
            shell,
            name: parent.contact.name(),
            why,
            action,
            back,
        });
    }
    if let Some(request) = request {
        close_request(&mut ok, request, contact).await?;
    }
    given(ok, child, (parent, how), (shell, back)).await
}

async fn given<S: Subject>(
    mut ok: Writing<S>,
    child: ChildId,
    (parent, how): (Connected, How),
    (shell, back): (Shell, String),
) -> Answer {
    let whose = (ok.institution(), parent.account);
    let now = ok.on.now;
    let about = |how: &str| {
        vec![About {
            child: Some(child),
            detail: json!({ "account": parent.account, "contact": parent.contact.id, "how": how }),
        }]
    };
    let password = match how {
        _ if parent.has_own_password => {
            ok.commit(about("own")).await?;
            None
        }
        How::Letter(password, hash) => {
            keep(&mut ok, whose, &hash, now).await?;
            ok.commit(about("letter")).await?;
            Some(password)
        }
        How::Sms(_) => {
            let phone = parent.contact.phone.ok_or(Error::NotFound)?;
            close(&mut ok, whose).await?;
            send(&mut ok, parent.account, (Some(child), phone)).await?;
            ok.commit(about("sms")).await?;
            return go(&back);
        }
    };
    page(&LetterPage {
        shell,
        name: parent.contact.name(),
        sign_in_name: Some(parent.sign_in_name),
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
