//! "Mans profils": language, appearance, own password.

use askama::Template;
use axum::extract::Extension;
use kernel::{AccountId, Role};
use serde_json::json;
use store::{params, rows, sql};
use web::{
    About, Answer, Ask, Error, Form, Language, Result, Routes, Section, Shell, Visiting, Whole,
    again, go, page,
};

use crate::password::{Hasher, Own, judge_for, own_of};
use crate::{access, session};

pub fn routes() -> Routes {
    Routes::new()
        .get("/profile", show, &access::OWN)
        .post("/profile", change, &access::OWN)
        .post("/profile/password", change_password, &access::OWN)
        .get("/more", more, &access::OWN)
}

/// Who works in groups (the tablet's domain has the rule itself).
const WITH_PIN: [Role; 8] = [
    Role::Head,
    Role::Deputy,
    Role::Methodologist,
    Role::GroupTeacher,
    Role::SubjectTeacher,
    Role::SpeechTherapist,
    Role::SocialPedagogue,
    Role::Assistant,
];

#[derive(Template)]
#[template(path = "profile/profile.html")]
struct ProfilePage {
    shell: Shell,
    language: &'static str,
    must_change: bool,
    sso: bool,
    /// A PIN for the group's tablet is of use to the person.
    pin: bool,
    fault: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "profile/more.html")]
struct MorePage {
    shell: Shell,
}

async fn show(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    let shell = ok.shell(Section::Profile, None).await?;
    let language = ok.on.viewer.language.as_str();
    page(&ProfilePage {
        shell,
        language,
        must_change: ok.on.viewer.must_change,
        sso: ok.on.sso,
        pin: ok.on.viewer.is(&WITH_PIN),
        fault: None,
    })
}

/// Every section of the navigation, on phones.
async fn more(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    page(&MorePage {
        shell: ok.shell(Section::More, None).await?,
    })
}

/// Language and appearance.
async fn change(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::OWN, Whole).await?;
    let language: Language = form.parse("language")?;
    let theme = form.need("theme")?;
    if !["auto", "light", "dark"].contains(&theme) {
        return Err(Error::Unprocessable("unprocessable-value"));
    }
    let (institution, account) = (ok.institution(), ok.account());
    ok.run(
        sql!("UPDATE account SET language = $3, theme = $4 WHERE institution_id = $1 AND id = $2"),
        params![institution, account, language, theme],
    )
    .await?;
    ok.commit(vec![About::change(
        json!({ "language": language.as_str(), "theme": theme }),
    )])
    .await?;
    go("/profile")
}

rows! {
    struct Hash {
        password_hash: String,
    }
}

/// The own hash, and the words that anybody knows of the person, which no password is made of.
async fn own_hash(ask: &Ask) -> Result<(String, Own)> {
    let mut ok = ask.read(&access::OWN, Whole).await?;
    let (institution, account): (_, AccountId) = (ok.institution(), ok.account());
    let row: Hash = ok
        .one(
            sql!("SELECT password_hash FROM account WHERE institution_id = $1 AND id = $2"),
            params![institution, account],
        )
        .await?;
    let own = own_of(&mut ok, institution, account).await?;
    Ok((row.password_hash, own))
}

/// The own password: the old one is asked for, other sessions end.
async fn change_password(
    ask: Ask,
    Extension(Visiting(visit)): Extension<Visiting>,
    form: Form,
) -> Answer {
    let (hash, own) = own_hash(&ask).await?;
    let new = form.need("new-password")?.to_owned();
    let old = form.need("old-password")?.to_owned();
    let old_fits = Hasher
        .first_that_fits(old.clone(), vec![hash], 1)
        .await?
        .is_some();
    let fault = if !old_fits {
        Some("password-old-wrong")
    } else if new != form.text("new-password-again") {
        Some("password-not-same")
    } else if new == old {
        Some("password-same-as-old")
    } else {
        judge_for(&new, &own).key()
    };
    if fault.is_some() {
        let mut ok = ask.read(&access::OWN, Whole).await?;
        let shell = ok.shell(Section::Profile, None).await?;
        let language = ok.on.viewer.language.as_str();
        return again(&ProfilePage {
            shell,
            language,
            must_change: ok.on.viewer.must_change,
            sso: ok.on.sso,
            pin: ok.on.viewer.is(&WITH_PIN),
            fault,
        });
    }
    let new_hash = Hasher.hash(new).await?;
    let mut ok = ask.write(&access::OWN, Whole).await?;
    let (institution, account) = (ok.institution(), ok.account());
    ok.run(
        sql!(
            "UPDATE account SET password_hash = $3, must_change = $4, one_time_until = NULL
              WHERE institution_id = $1 AND id = $2"
        ),
        params![institution, account, new_hash, false],
    )
    .await?;
    let kept = visit.token.as_ref().map(|token| token.hash.clone());
    session::end_all(&mut ok, institution, account, kept.as_deref()).await?;
    ok.commit(vec![About::change(json!({ "password": "changed" }))])
        .await?;
    go("/profile")
}
