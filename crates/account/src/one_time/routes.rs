//! How a one-time password reaches its person, by SMS or as a letter; and a parent's (2.3).

use askama::Template;
use axum::extract::Extension;
use dispatch::{Channel, Deed, Kind, MessageId, NewMessage, NewNotice, Post, To};
use kernel::{AccountId, ChildId, ContactId, Phone, RequestId};
use serde_json::json;
use web::{
    About, Answer, Ask, Error, Form, Path, Result, Routes, Section, Shell, Subject, Writing, again,
    go, page,
};

use super::connect::{Connected, connect};
use super::secret::{close, keep, one_time_password};
use super::send::SendPassword;
use crate::access;
use crate::password::Hasher;
use crate::requests::connected as close_request;

pub fn routes() -> Routes {
    Routes::new().merge(super::replace::routes()).post(
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

/// Leaves word of it (6.1), before the password is another one; the number that the new one goes to hears of it anyway.
pub async fn tell<S: Subject>(
    ok: &mut Writing<S>,
    account: AccountId,
    not_to: Option<Phone>,
) -> Result<()> {
    let (institution, now, id) = (ok.institution(), ok.on.now, ok.next_id()?);
    let notice = NewNotice {
        not_to,
        ..NewNotice::of(id, account, Deed::PasswordReplaced, &ok.on)
    };
    Ok(dispatch::tell(ok, (institution, now), &[notice]).await?)
}

/// The letter that is handed over: the password shows only in print.
#[derive(Template)]
#[template(path = "one_time/letter.html")]
pub struct LetterPage {
    pub shell: Shell,
    pub name: String,
    pub sign_in_name: Option<String>,
    /// None where the person keeps the own password
    pub password: Option<String>,
    pub back: String,
}

/// It cannot be sent: what is missing, and the way to a letter.
#[derive(Template)]
#[template(path = "one_time/not_sent.html")]
pub struct NotSentPage {
    pub shell: Shell,
    pub name: String,
    /// The key of what is missing
    pub why: &'static str,
    /// Where the same is asked for as a letter
    pub action: String,
    pub back: String,
}

/// Why it cannot be sent, if it cannot.
pub async fn hindrance<S: Subject>(
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
pub async fn send<S: Subject>(
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
            if parent.contact.has_password {
                tell(&mut ok, parent.account, None).await?;
            }
            keep(&mut ok, whose, &hash, now).await?;
            ok.commit(about("letter")).await?;
            Some(password)
        }
        How::Sms(_) => {
            let phone = parent.contact.phone.ok_or(Error::NotFound)?;
            if parent.contact.has_password {
                tell(&mut ok, parent.account, Some(phone)).await?;
            }
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
