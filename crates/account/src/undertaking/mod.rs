//! The undertaking of confidentiality (5.2): a member of staff accepts it at the first sign-in and does nothing else
//! before (`web::ask` leads here). The words are kept as they were accepted, with their date, also after they have left.

use askama::Template;
use axum::extract::Extension;
use serde_json::json;
use store::{params, sql};
use web::{
    About, Answer, Ask, Form, Routes, Section, Shell, UNDERTAKING, Visiting, Whole, again, go, page,
};

use crate::access;

pub fn routes() -> Routes {
    Routes::new()
        .get("/undertaking", show, &access::OWN)
        .post("/undertaking", accept, &access::OWN)
}

#[derive(Template)]
#[template(path = "undertaking/undertaking.html")]
struct UndertakingPage {
    shell: Shell,
    due: bool,
    fault: bool,
}

async fn show(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    let shell = ok.shell(Section::Profile, None).await?;
    page(&UndertakingPage {
        shell,
        due: ok.on.viewer.undertaking_due,
        fault: false,
    })
}

async fn accept(ask: Ask, Extension(visiting): Extension<Visiting>, form: Form) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    if !form.ticked("accept") {
        let shell = ok.shell(Section::Profile, None).await?;
        return again(&UndertakingPage {
            shell,
            due: ok.on.viewer.undertaking_due,
            fault: true,
        });
    }
    let (institution, account, now) = (ok.institution(), ok.account(), ok.on.now);
    let text = ok.on.say.t("undertaking-text");
    ok.run(
        sql!(
            "INSERT INTO undertaking (institution_id, account_id, version, text, accepted_at, address)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (institution_id, account_id, version) DO NOTHING"
        ),
        params![
            institution,
            account,
            UNDERTAKING,
            text,
            now,
            visiting.0.from
        ],
    )
    .await?;
    ok.commit(vec![About::change(json!({ "undertaking": UNDERTAKING }))])
        .await?;
    go("/")
}
