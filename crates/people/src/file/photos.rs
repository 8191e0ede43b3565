//! Photographs by purpose, below the order's "Aizliegums bērna fotografēšanai" (DOMAIN 7). Seen by staff only.

use kernel::ChildId;
use serde_json::{Map, Value, json};
use web::{Answer, Ask, Error, Form, Path, Routes, go};

use super::queries::{self, Permission};
use super::routes::about;
use crate::access;
use crate::children::hold;

/// For what a child may be photographed.
pub const PURPOSES: [&str; 5] = ["internal", "album", "website", "social", "press"];

pub fn routes() -> Routes {
    Routes::new().post("/children/{child}/photos", keep, &access::CHANGE_FILE)
}

/// "yes", "no", or nothing was said.
pub fn answer(permissions: &[Permission], purpose: &str) -> &'static str {
    let said = permissions.iter().find(|one| one.purpose == purpose);
    said.map_or("", |one| if one.allowed { "yes" } else { "no" })
}

async fn keep(ask: Ask, Path(child): Path<ChildId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_FILE, child).await?;
    let (institution, now, by) = (ok.institution(), ok.on.now, ok.account());
    hold(&mut ok, institution, child).await?;
    let kept = queries::permissions(&mut ok, institution, child).await?;
    let mut answers = Vec::new();
    let (mut old, mut new) = (Map::new(), Map::new());
    for purpose in PURPOSES {
        let allowed = match form.text(&format!("photo-{purpose}")) {
            "yes" => true,
            "no" => false,
            "" => continue,
            _ => return Err(Error::Unprocessable("unprocessable-value")),
        };
        let before = answer(&kept, purpose);
        let after = if allowed { "yes" } else { "no" };
        if before != after {
            answers.push((purpose, allowed));
            old.insert(format!("photo-{purpose}"), Value::from(before));
            new.insert(format!("photo-{purpose}"), Value::from(after));
        }
    }
    if !answers.is_empty() {
        queries::permit(&mut ok, (institution, child), &answers, (now, by)).await?;
        ok.commit(about(child, json!({ "old": old, "new": new })))
            .await?;
    }
    go(&format!("/children/{child}/file#photos"))
}
