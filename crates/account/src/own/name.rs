//! A sign-in name of one's own (annex 1): beside the child's code, and for staff in place of the one they were given.

use askama::Template;
use kernel::personal_code::looks_like_code;
use serde_json::json;
use store::{params, rows, sql};
use web::{About, Answer, Ask, Form, Routes, Section, Shell, Typed, Whole, again, go, page};

use crate::access;

pub fn routes() -> Routes {
    Routes::new().get("/profile/name", show, &access::OWN).post(
        "/profile/name",
        change,
        &access::OWN,
    )
}

rows! {
    struct Name {
        name: String,
    }
}

#[derive(Template)]
#[template(path = "own/name.html")]
struct NamePage {
    shell: Shell,
    current: String,
    typed: Typed,
}

fn label(_: &str) -> &'static str {
    "sign-in-name"
}

/// Letters a–z, digits, dots and dashes; never a personal code, with which parents sign in.
fn read(typed: &mut Typed) -> String {
    let name = typed.need("own-name", 60).to_lowercase();
    let plain = name
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-'));
    let letters = name.chars().any(|c| c.is_ascii_lowercase());
    if !name.is_empty() && (!plain || !letters || name.len() < 3 || looks_like_code(&name)) {
        typed.wrong("own-name", "staff-name-shape");
    }
    name
}

async fn current(
    tx: &mut store::ReadTx,
    institution: kernel::InstitutionId,
    account: kernel::AccountId,
) -> web::Result<String> {
    let row: Option<Name> = tx
        .opt(
            sql!("SELECT name FROM sign_in_name WHERE institution_id = $1 AND account_id = $2"),
            params![institution, account],
        )
        .await?;
    Ok(row.map(|row| row.name).unwrap_or_default())
}

async fn show(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    let (institution, account) = (ok.institution(), ok.account());
    page(&NamePage {
        current: current(&mut ok, institution, account).await?,
        shell: ok.shell(Section::Profile, None).await?,
        typed: Typed::default(),
    })
}

async fn change(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    let (institution, account) = (ok.institution(), ok.account());
    let old = current(&mut ok, institution, account).await?;
    let mut typed = Typed::new(form, label);
    let name = read(&mut typed);
    if typed.is_good() && name != old {
        let taken: Option<Name> = ok
            .opt(
                sql!("SELECT name FROM sign_in_name WHERE name = $1"),
                params![name],
            )
            .await?;
        if taken.is_some() {
            typed.wrong("own-name", "staff-name-taken");
        }
    }
    if !typed.is_good() {
        let shell = ok.shell(Section::Profile, None).await?;
        return again(&NamePage {
            shell,
            current: old,
            typed,
        });
    }
    if name != old {
        ok.run(
            sql!("DELETE FROM sign_in_name WHERE institution_id = $1 AND account_id = $2"),
            params![institution, account],
        )
        .await?;
        ok.run(
            sql!("INSERT INTO sign_in_name (name, institution_id, account_id) VALUES ($1, $2, $3)"),
            params![name, institution, account],
        )
        .await?;
        ok.commit(vec![About::change(
            json!({ "old": { "sign-in-name": old }, "new": { "sign-in-name": name } }),
        )])
        .await?;
    }
    go("/profile")
}
