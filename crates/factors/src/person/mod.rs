//! A person's factors, taken away by the superuser: a lost phone.

use askama::Template;
use dispatch::{Deed, NewNotice};
use kernel::AccountId;
use serde_json::json;
use web::{About, Answer, Ask, Error, Path, Routes, Section, Shell, go, page};

use crate::access;
use crate::queries::{self, Factors};

pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/{account}/factors", show, &access::SEE)
        .post("/staff/{account}/factors", remove, &access::REMOVE)
}

#[derive(Template)]
#[template(path = "person/person.html")]
struct PersonPage {
    shell: Shell,
    name: String,
    account: AccountId,
    factors: Factors,
}

async fn show(ask: Ask, Path(account): Path<AccountId>) -> Answer {
    let mut ok = ask.read(&access::SEE, account).await?;
    let whose = (ok.institution(), account);
    let shell = ok.shell(Section::Staff, None).await?;
    page(&PersonPage {
        shell,
        name: queries::name(&mut ok, whose).await?,
        account,
        factors: queries::of(&mut ok, whose).await?,
    })
}

/// Takes all of them away and ends the sessions; the person is told.
async fn remove(ask: Ask, Path(account): Path<AccountId>) -> Answer {
    let mut ok = ask.write(&access::REMOVE, account).await?;
    let (whose, by, now) = ((ok.institution(), account), ok.account(), ok.on.now);
    if account == by {
        // one's own are changed with the password given again
        return Err(Error::Unprocessable("factors-person-self"));
    }
    let factors = queries::of(&mut ok, whose).await?;
    if !factors.any() {
        return Err(Error::Unprocessable("factors-person-none"));
    }
    let notice = ok.next_id()?;
    let notice = NewNotice::of(notice, account, Deed::FactorsRemoved, &ok.on);
    dispatch::tell(&mut ok, (whose.0, now), &[notice]).await?;
    queries::remove_all(&mut ok, whose, now).await?;
    ok.commit(vec![About::change(json!({
        "account": account,
        "totp": factors.totp,
        "passkeys": factors.passkeys,
    }))])
    .await?;
    go(&format!("/staff/{account}/factors"))
}
