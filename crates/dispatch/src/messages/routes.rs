//! The handlers of the list.

use askama::Template;
use serde::Deserialize;
use serde_json::json;
use web::{About, Answer, Ask, Context, Path, Query, Routes, Section, Shell, Whole, go, page};

use super::queries::{self, Line};
use crate::access;
use crate::message::{self, MessageId};
use crate::status::State;

const ON_A_PAGE: usize = 50;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/messages", list, &access::MESSAGES)
        .post("/messages/{id}/attempts", attempt, &access::RETRY)
}

#[derive(Deserialize)]
struct Wanted {
    before: Option<i64>,
    /// "failed": only what did not go
    state: Option<String>,
}

/// One line as it is shown.
struct Shown {
    id: MessageId,
    at: String,
    kind: String,
    to: String,
    child: Option<String>,
    address: String,
    by: Option<String>,
    words: String,
    advice: Option<String>,
    class: &'static str,
    icon: &'static str,
    /// It did not go, and its address is still known
    can_go: bool,
}

#[derive(Template)]
#[template(path = "messages/messages.html")]
struct MessagesPage {
    shell: Shell,
    lines: Vec<Shown>,
    bad: i64,
    only_bad: bool,
    older: Option<MessageId>,
    may_set_up: bool,
}

fn shown(line: &Line, on: &Context) -> Shown {
    let status = line.status();
    let (class, icon) = match status.state {
        State::Waiting => ("tag-info", "i-clock"),
        State::Sent => ("tag-ok", "i-check"),
        State::Failed => ("tag-warn", "i-warn"),
        State::GivenUp => ("tag-bad", "i-x"),
    };
    let zone = &on.viewer.institution.zone;
    Shown {
        id: line.id,
        at: on.say.moment(line.created_at, zone, on.today),
        kind: on.say.t(&format!("dispatch-kind-{}", line.kind.as_str())),
        to: line.to().unwrap_or_else(|| "–".to_owned()),
        child: line.child(),
        address: if line.is_forgotten() {
            on.say.t("dispatch-forgotten")
        } else {
            line.address(&on.say)
        },
        by: line.by(),
        words: status.words(on),
        advice: status.advice(&on.say),
        class,
        icon,
        can_go: status.is_bad() && !line.is_forgotten(),
    }
}

async fn list(ask: Ask, Query(wanted): Query<Wanted>) -> Answer {
    let mut ok = ask.read(&access::MESSAGES, Whole).await?;
    let only_bad = wanted.state.as_deref() == Some("failed");
    let (institution, before) = (ok.institution(), wanted.before.unwrap_or(i64::MAX));
    let most = i64::try_from(ON_A_PAGE).unwrap_or(i64::MAX) + 1;
    let mut lines = queries::list(&mut ok, institution, before, (only_bad, most)).await?;
    let more = lines.len() > ON_A_PAGE;
    lines.truncate(ON_A_PAGE);
    let bad = queries::bad_count(&mut ok, institution).await?;
    let shell = ok.shell(Section::Settings, None).await?;
    page(&MessagesPage {
        shell,
        older: lines.last().filter(|_| more).map(|line| line.id),
        lines: lines.iter().map(|line| shown(line, &ok.on)).collect(),
        bad,
        only_bad,
        may_set_up: access::GATEWAY.allows(&ok.on.viewer, web::access::Reach::default()),
    })
}

/// Once more, at once. What has gone meanwhile stays gone.
async fn attempt(ask: Ask, Path(id): Path<MessageId>) -> Answer {
    let mut ok = ask.write(&access::RETRY, id).await?;
    let (institution, now) = (ok.institution(), ok.on.now);
    if !ok.record.is_bad() {
        return go("/messages"); // it goes, or has gone, by itself
    }
    if !message::retry(&mut ok, institution, id, now).await? {
        return go("/messages"); // it is being tried right now
    }
    ok.commit(vec![About::change(json!({ "message": id }))])
        .await?;
    go("/messages")
}
