//! "Palikt": the answer to the warning before the session ends.

use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use kernel::Role;
use serde_json::json;
use web::{
    About, Answer, Ask, Door, Error, Routes, Visiting, Whole, cookie_of, saved, session_cookie,
};

use super::arrive::set_cookie;
use crate::access;
use crate::session::{self, NewSession};

pub fn routes() -> Routes {
    Routes::new().post("/session", stay, &access::STAY)
}

/// Puts the own session's end off; the answer says how long it lasts now, as every answer does.
async fn stay(
    ask: Ask,
    State(door): State<Door>,
    Extension(Visiting(visit)): Extension<Visiting>,
    headers: HeaderMap,
) -> Answer {
    let mut ok = ask.write(&access::STAY, Whole).await?;
    let token = visit.token.as_ref().ok_or(Error::SignIn)?;
    let parent = ok.on.viewer.ties.iter().all(|tie| tie.role == Role::Parent);
    let now = ok.on.now;
    let own = (token.institution, token.hash.as_slice());
    let until = session::stay(&mut ok, own, parent, now).await?;
    ok.commit(vec![About::change(json!({ "until": until }))])
        .await?;
    let lasts = until.duration_since(now);
    visit.lasts(lasts);
    let mut response = saved();
    let config = door.app().config();
    if let Some(cookie) = cookie_of(&headers, session_cookie(config)) {
        let session = NewSession { cookie, lasts };
        set_cookie(&mut response, &session::cookie(config, &session))?;
    }
    Ok(response)
}
