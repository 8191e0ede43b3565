//! The codes: asked for, sent, and typed back.

use axum::extract::Extension;
use dispatch::{Kind, MessageId, NewMessage, Post};
use jiff::{SignedDuration, Timestamp};
use people::contacts;
use serde_json::json;
use web::{About, Answer, Ask, Error, Form, Path, Result, Routes, Whole, Writing, go};

use super::code::SendCode;
use super::contacts_page::{HERE, back, typed};
use super::queries::{self, Waiting, Whose};
use super::way::Way;
use crate::access;
use crate::password::Hasher;

/// Wrong codes before a new one has to be asked for.
const TRIES: i64 = 5;
/// Codes that one person is sent by one way within an hour: each costs, and may trouble somebody else.
const CODES: i64 = 5;
const HOUR: SignedDuration = SignedDuration::from_hours(1);

pub fn routes() -> Routes {
    Routes::new()
        .post("/profile/contacts/{way}/codes", send_again, &access::OWN)
        .post(
            "/profile/contacts/{way}/confirmation",
            confirm,
            &access::OWN,
        )
}

/// Why no code goes there now, if none does.
pub async fn hindrance(ok: &mut Writing<Whole>, way: Way) -> Result<Option<&'static str>> {
    let whose = (ok.institution(), ok.account());
    let since = ok.on.now.checked_sub(HOUR).unwrap_or(ok.on.now);
    let what = (Kind::Code, way.channel());
    let count = dispatch::count_since(ok, whose, what, since).await?;
    Ok((count >= CODES).then_some("confirm-too-many"))
}

/// Puts down that it waits, the message and the job that makes the code.
pub async fn send(ok: &mut Writing<Whole>, way: Way, value: &str) -> Result<()> {
    let (institution, account, now) = (ok.institution(), ok.account(), ok.on.now);
    queries::wait(ok, (institution, account), (way, value), now).await?;
    let id = MessageId(ok.next_id()?);
    let message = NewMessage {
        institution,
        id,
        kind: Kind::Code,
        account: Some(account),
        child: None,
        to: way.to(value).ok_or(Error::NotFound)?,
        by: Some(account),
        now,
    };
    let job = SendCode {
        message: id,
        account,
        way,
    };
    dispatch::enqueue(ok, &message, &job).await?;
    Ok(())
}

/// Word goes to what was confirmed until now: whoever sits in an open session does not take the account over unseen.
pub async fn tell(ok: &mut Writing<Whole>, way: Way) -> Result<()> {
    let whose = (ok.institution(), ok.account());
    let (own, _) = queries::own(ok, whose).await?;
    if !own.is_any_confirmed() {
        return Ok(()); // there is nowhere to send it
    }
    let changed = (way == Way::Phone, way == Way::Email);
    contacts::tell_owner(ok, whose.1, changed).await
}

/// Another code to the one that waits, or a first one to a kept one that is not confirmed.
async fn send_again(ask: Ask, Path(way): Path<Way>, Extension(post): Extension<Post>) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    let whose = (ok.institution(), ok.account());
    let (own, waiting) = queries::own(&mut ok, whose).await?;
    let waits = waiting.into_iter().find(|one| one.kind == way);
    let target = match (waits, own.of(way)) {
        (Some(one), _) => Some(one.value),
        (None, (kept, false)) => kept,
        (None, (_, true)) => None,
    };
    let Some(value) = target else {
        return go(HERE); // confirmed meanwhile
    };
    let fault = if !post.can(&mut ok, whose.0, way.channel()).await? {
        Some(no_way(way))
    } else if way.to(&value).is_none() {
        Some("fault-email")
    } else if !way.can_get_code(&value) {
        Some("phone-fault-desk")
    } else {
        hindrance(&mut ok, way).await?
    };
    if let Some(fault) = fault {
        let mut faulty = typed(Form::default());
        faulty.wrong(way.as_str(), fault);
        return back(&mut ok, &post, faulty).await;
    }
    send(&mut ok, way, &value).await?;
    ok.commit(vec![About::change(
        json!({ "contact": way.as_str(), "code": "sent" }),
    )])
    .await?;
    go(HERE)
}

const fn no_way(way: Way) -> &'static str {
    match way {
        Way::Phone => "confirm-no-gateway",
        Way::Email => "confirm-no-mail",
    }
}

/// What is wrong with the code before it is looked at.
fn void(waiting: &Waiting, now: Timestamp) -> Option<&'static str> {
    if waiting.tries >= TRIES {
        Some("confirm-used-up")
    } else if waiting.code_hash != "!" && waiting.expires_at <= now {
        Some("confirm-expired")
    } else {
        None
    }
}

async fn hash_of(ask: &Ask, way: Way) -> Result<Option<String>> {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    let whose: Whose = (ok.institution(), ok.account());
    let waiting = queries::waiting(&mut ok, whose, way).await?;
    let live = waiting.filter(|one| void(one, ok.on.now).is_none());
    Ok(live.map(|one| one.code_hash))
}

/// The code comes back: the phone or e-mail is the person's own.
async fn confirm(
    ask: Ask,
    Path(way): Path<Way>,
    Extension(post): Extension<Post>,
    form: Form,
) -> Answer {
    let digits = form.text(way.code_field()).chars();
    let code: String = digits.filter(char::is_ascii_digit).take(12).collect();
    let hash = hash_of(&ask, way).await?;
    // hashed before the writer is held
    let hashes = hash.iter().cloned().collect();
    let fits = Hasher.first_that_fits(code, hashes, 1).await?.is_some();
    let mut ok = ask.write(&access::OWN, Whole).await?;
    let (whose, now) = ((ok.institution(), ok.account()), ok.on.now);
    let Some(waiting) = queries::waiting(&mut ok, whose, way).await? else {
        return go(HERE); // confirmed in another window
    };
    // asked again under the writer: of many codes tried at once only so many count
    let fault = match void(&waiting, now) {
        None if fits && hash.as_ref() == Some(&waiting.code_hash) => None,
        None => Some("confirm-wrong"),
        known => known,
    };
    if let Some(fault) = fault {
        queries::count_try(&mut ok, whose, way).await?;
        let mut typed = typed(form);
        typed.wrong(way.code_field(), fault);
        let answer = back(&mut ok, &post, typed).await;
        ok.commit(vec![About::change(
            json!({ "contact": way.as_str(), "code": "wrong" }),
        )])
        .await?;
        return answer;
    }
    tell(&mut ok, way).await?;
    let value = Some(waiting.value.as_str());
    queries::keep(&mut ok, whose, (way, value), Some(now)).await?;
    queries::forget(&mut ok, whose, way).await?;
    ok.commit(vec![About::change(
        json!({ "contact": way.as_str(), "new": waiting.value, "code": "right" }),
    )])
    .await?;
    go(HERE)
}
