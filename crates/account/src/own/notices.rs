//! "Ziņas par kontu": what others did to the account, by which role and when (6.1), and sign-ins with it that failed. It
//! comes before the page that was asked for, until the person says to have read it.

use askama::Template;
use dispatch::Notice;
use factors::failures;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;
use web::{
    About, Answer, Ask, Context, Form, Query, Routes, Section, Shell, Visiting, Whole, go,
    own_path, page,
};

use crate::access;

pub fn routes() -> Routes {
    Routes::new()
        .get("/profile/notices", show, &access::OWN)
        .post("/profile/notices", read, &access::OWN)
}

#[derive(Deserialize)]
struct Wish {
    #[serde(default)]
    next: String,
}

/// A notice in words: what, when and by whom, what to do.
struct Line {
    what: String,
    when: String,
    advice: String,
}

#[derive(Template)]
#[template(path = "own/notices.html")]
struct NoticesPage {
    shell: Shell,
    lines: Vec<Line>,
    /// Where to go on
    next: String,
}

fn moment(on: &Context, at: Timestamp) -> String {
    let zone = &on.viewer.institution.zone;
    let day = on.say.date(zone.to_datetime(at).date());
    format!("{day} {}", on.say.time(at, zone))
}

fn line(on: &Context, notice: &Notice) -> Line {
    let say = &on.say;
    let who = match notice.by_role {
        Some(role) => say.t(&format!("role-{role}")),
        None => say.t("told-by-operator"),
    };
    let kind = notice.kind.as_str();
    let about = notice.about_given_name.iter().chain(&notice.about_surname);
    let about = about.map(String::as_str).collect::<Vec<_>>().join(" ");
    Line {
        what: say.a(&format!("told-{kind}"), "name", about),
        when: say.a2("told-when", "when", moment(on, notice.at), "who", who),
        advice: say.t(&format!("told-do-{kind}")),
    }
}

async fn show(
    ask: Ask,
    axum::extract::Extension(Visiting(visit)): axum::extract::Extension<Visiting>,
    Query(wish): Query<Wish>,
) -> Answer {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    let shell = ok.shell(Section::Profile, None).await?;
    let (tx, on) = ok.parts();
    let whose = (on.viewer.institution.id, on.viewer.account);
    let unread = dispatch::unread(tx, whose).await?;
    let failed = failures::failed(tx, whose, &visit.from).await?;
    let mut lines: Vec<Line> = unread.iter().map(|notice| line(on, notice)).collect();
    if let Some(last) = failed.last_at {
        lines.push(Line {
            what: on.say.n("told-failed", failed.failures),
            when: on.say.a2(
                "told-failed-when",
                "addresses",
                on.say.n("failures-addresses", failed.addresses),
                "when",
                moment(on, last),
            ),
            advice: on.say.t("told-do-failed"),
        });
    }
    page(&NoticesPage {
        shell,
        lines,
        next: own_path(&wish.next).to_owned(),
    })
}

/// "Sapratu"
async fn read(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    let (whose, now) = ((ok.institution(), ok.account()), ok.on.now);
    dispatch::mark_read(&mut ok, whose, now).await?;
    failures::read(&mut ok, whose).await?;
    ok.commit(vec![About::change(json!({ "notices": "read" }))])
        .await?;
    go(own_path(form.text("next")))
}
