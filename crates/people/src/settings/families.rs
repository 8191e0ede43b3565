//! Whose data these are and who processes them: texts of the institution (DOMAIN 1.0, 7), and whether parents may apply
//! on the public page (annex 1).

use kernel::InstitutionId;
use serde_json::json;
use store::{ReadTx, params, rows, sql};
use web::{About, Answer, Ask, Form, Kept, Result, Routes, Whole, go};

use super::queries::hold;
use super::routes::{back, overtaken};
use crate::{access, labels};

pub fn routes() -> Routes {
    Routes::new().post("/settings/families", keep, &access::CHANGE_SETTINGS)
}

rows! {
    /// What the annex and the public page say.
    #[derive(Debug, Clone, Default)]
    pub struct Families {
        /// For the public address `/i/{slug}`
        pub slug: String,
        /// "Liepājas valstspilsētas pašvaldība"
        pub controller: String,
        /// Who processes the data for the institution
        pub processor: String,
        /// Whether the public form is open
        pub requests_open: bool,
    }
}

impl Families {
    /// As their form shows them.
    pub fn kept(&self) -> [Kept; 3] {
        let open = if self.requests_open { "1" } else { "" };
        [
            (
                "controller",
                "settings-controller",
                self.controller.as_str(),
            ),
            ("processor", "settings-processor", self.processor.as_str()),
            ("requests-open", "settings-requests-open", open),
        ]
        .map(|(field, label, value)| Kept {
            field,
            label,
            value: value.to_owned(),
        })
    }
}

/// As it is kept.
pub async fn families(tx: &mut ReadTx, institution: InstitutionId) -> Result<Families> {
    Ok(tx
        .one(
            sql!(
                "SELECT slug, controller, processor, requests_open FROM institution WHERE id = $1"
            ),
            params![institution],
        )
        .await?)
}

async fn keep(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_SETTINGS, Whole).await?;
    let institution = ok.institution();
    hold(&mut ok, institution).await?;
    let old = families(&mut ok, institution).await?;
    let mut typed = labels::typed(form);
    let differing = typed.overtaken(&old.kept());
    if !differing.is_empty() {
        return overtaken(&mut ok, typed, differing).await;
    }
    let mut text = |field: &'static str| {
        let text = typed.text(field).trim().to_owned();
        if text.chars().count() > 200 {
            typed.wrong(field, "fault-long");
        }
        text
    };
    let (controller, processor) = (text("controller"), text("processor"));
    let open = typed.has("requests-open");
    if !typed.is_good() {
        return back(&mut ok, typed).await;
    }
    ok.run(
        sql!(
            "UPDATE institution SET controller = $2, processor = $3, requests_open = $4 WHERE id = $1"
        ),
        params![institution, controller, processor, open],
    )
    .await?;
    let detail = json!({
        "old": { "controller": old.controller, "processor": old.processor, "requests-open": old.requests_open },
        "new": { "controller": controller, "processor": processor, "requests-open": open },
    });
    ok.commit(vec![About::change(detail)]).await?;
    go("/settings")
}
