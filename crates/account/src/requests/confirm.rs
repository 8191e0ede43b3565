//! An application of the public page is confirmed by whom it concerns, or refused with its reason.

use kernel::{ChildId, RequestId};
use serde_json::json;
use web::{About, Answer, Ask, Form, Path, Routes, Section, Typed, Writing, again, go};

use super::model;
use super::paper::compose;
use super::queries::{self, Closing};
use super::routes::own_children;
use crate::access;

pub fn routes() -> Routes {
    Routes::new()
        .post(
            "/applications/{request}/confirmation",
            confirm,
            &access::CHANGE_REQUEST,
        )
        .post(
            "/applications/{request}/refusal",
            refuse,
            &access::CHANGE_REQUEST,
        )
}

/// The application's page with what is wrong.
pub async fn back(ok: &mut Writing<RequestId>, typed: Typed) -> Answer {
    let request = ok.subject;
    let shell = ok.shell(Section::Applications, None).await?;
    let (tx, on) = ok.parts();
    again(&compose(tx, on, shell, request, typed).await?)
}

async fn confirm(ask: Ask, Path(request): Path<RequestId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_REQUEST, request).await?;
    let mut typed = model::typed(form);
    let (tx, on) = ok.parts();
    let children = own_children(tx, on).await?;
    let chosen = typed
        .choice::<ChildId>("child")
        .and_then(|id| children.iter().find(|child| child.id == id));
    let Some(child) = chosen else {
        typed.wrong("child", "request-choose-child");
        return back(&mut ok, typed).await;
    };
    let institution = ok.institution();
    let (id, group) = (child.id, child.group_id);
    if queries::confirm(&mut ok, institution, request, (id, group)).await? {
        ok.commit(vec![About {
            child: Some(id),
            detail: json!({ "request": request, "confirmed": true }),
        }])
        .await?;
    }
    go(&format!("/applications/{request}"))
}

async fn refuse(ask: Ask, Path(request): Path<RequestId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_REQUEST, request).await?;
    let mut typed = model::typed(form);
    let reason = typed.need("reason", 500);
    if !typed.is_good() {
        return back(&mut ok, typed).await;
    }
    let (institution, now, by) = (ok.institution(), ok.on.now, ok.account());
    let closing = Closing {
        state: "refused",
        contact: None,
        reason: &reason,
    };
    if queries::close(&mut ok, (institution, request), &closing, (now, by)).await? {
        ok.commit(vec![About::change(
            json!({ "request": request, "refused": reason }),
        )])
        .await?;
    }
    go("/applications")
}
