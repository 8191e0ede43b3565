//! Connecting from an application: the contact is found among the child's or added, the account made, the one-time
//! password sent, the application closed — one action (2.3).

use axum::extract::Extension;
use dispatch::Post;
use kernel::{ContactId, RequestId, sorting};
use people::contacts::{self, Line, NewContact};
use web::{Answer, Ask, Error, Form, Path, Result, Routes, Subject, Writing};

use super::model;
use super::paper::found;
use super::queries::{self, Closing, Request};
use crate::access;
use crate::one_time::{How, connect_contact};

pub fn routes() -> Routes {
    Routes::new().post(
        "/applications/{request}/connection",
        connect,
        &access::CONNECT_REQUEST,
    )
}

/// The contact whom the application is about: chosen, of the same name, or new.
async fn contact(
    ok: &mut Writing<RequestId>,
    request: &Request,
    chosen: Option<ContactId>,
) -> Result<ContactId> {
    let (institution, now) = (ok.institution(), ok.on.now);
    let child = request.child_id.ok_or(Error::NotFound)?;
    let all = contacts::contacts(ok, institution, child).await?;
    if let Some(chosen) = chosen {
        return all
            .iter()
            .find(|one| one.id == chosen)
            .map(|one| one.id)
            .ok_or(Error::NotFound);
    }
    let name = sorting::search_key(&format!("{} {}", request.given_name, request.surname));
    let same = all
        .iter()
        .find(|one| sorting::search_key(&one.name()) == name);
    if let Some(same) = same {
        let new = NewContact {
            phone: Some(request.phone),
            ..same.kept()
        };
        contacts::tell(ok, same, &new).await?;
        contacts::rewrite(ok, institution, (same.id, same.revision), &new).await?;
        return Ok(same.id);
    }
    let id = ContactId(ok.next_id()?);
    let line = Line {
        given_name: request.given_name.clone(),
        surname: request.surname.clone(),
        phone: Some(request.phone),
        note: String::new(),
    };
    let new = NewContact::usual(request.kind, &line);
    contacts::add(ok, (institution, now), child, id, &new).await?;
    Ok(id)
}

async fn connect(
    ask: Ask,
    Path(request): Path<RequestId>,
    Extension(post): Extension<Post>,
    form: Form,
) -> Answer {
    drop(ask.read(&access::CONNECT_REQUEST, request).await?);
    let how = How::of(&form, post).await?;
    let mut typed = model::typed(form);
    let chosen = typed.choice::<ContactId>("contact");
    let mut ok = ask.write(&access::CONNECT_REQUEST, request).await?;
    let (tx, on) = ok.parts();
    let kept = found(tx, on, request).await?;
    let child = kept.child_id.filter(|_| kept.state == "open");
    let Some(child) = child else {
        return web::go(&format!("/applications/{request}"));
    };
    let contact = contact(&mut ok, &kept, chosen).await?;
    connect_contact(ok, (child, contact), Some(request), how).await
}

/// Closes the application whose parent was connected.
pub async fn connected<S: Subject>(
    ok: &mut Writing<S>,
    request: RequestId,
    contact: ContactId,
) -> Result<()> {
    let (institution, now, by) = (ok.institution(), ok.on.now, ok.account());
    let closing = Closing {
        state: "connected",
        contact: Some(contact),
        reason: "",
    };
    queries::close(ok, (institution, request), &closing, (now, by)).await?;
    Ok(())
}
