//! "Otrais faktors darbiniekiem": required from a day on, and who has none yet.

use askama::Template;
use jiff::civil::Date;
use serde_json::json;
use store::ReadTx;
use web::{
    About, Answer, Ask, Context, Form, Result, Routes, Section, Shell, Typed, Whole, again, go,
    page,
};

use crate::access;
use crate::queries::{self, Without};

pub fn routes() -> Routes {
    Routes::new()
        .get("/settings/security", show, &access::SETTINGS)
        .post("/settings/security", change, &access::CHANGE_SETTINGS)
}

#[derive(Template)]
#[template(path = "settings/settings.html")]
struct SettingsPage {
    shell: Shell,
    typed: Typed,
    from: Option<Date>,
    without: Vec<Without>,
}

impl SettingsPage {
    /// The day as its field shows it.
    fn kept(&self) -> String {
        self.from
            .map(|day| self.shell.say.date(day))
            .unwrap_or_default()
    }
}

fn label(_: &str) -> &'static str {
    "factors-required-from"
}

async fn compose(
    tx: &mut ReadTx,
    on: &Context,
    shell: Shell,
    typed: Typed,
) -> Result<SettingsPage> {
    let institution = on.viewer.institution.id;
    Ok(SettingsPage {
        from: queries::required_from(tx, institution).await?,
        without: queries::without(tx, institution, on.today).await?,
        shell,
        typed,
    })
}

async fn show(ask: Ask) -> Answer {
    let mut ok = ask.read(&access::SETTINGS, Whole).await?;
    let shell = ok.shell(Section::Settings, None).await?;
    let (tx, on) = ok.parts();
    page(&compose(tx, on, shell, Typed::new(Form::default(), label)).await?)
}

/// An empty day takes the requirement back.
async fn change(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::CHANGE_SETTINGS, Whole).await?;
    form.need("from")?;
    let mut typed = Typed::new(form, label);
    let from = typed.date("from");
    if !typed.is_good() {
        let shell = ok.shell(Section::Settings, None).await?;
        let (tx, on) = ok.parts();
        return again(&compose(tx, on, shell, typed).await?);
    }
    let institution = ok.institution();
    let before = queries::required_from(&mut ok, institution).await?;
    queries::require_from(&mut ok, institution, from).await?;
    ok.commit(vec![About::change(json!({
        "second_factor_from": from.map(|day| day.to_string()),
        "before": before.map(|day| day.to_string()),
    }))])
    .await?;
    go("/settings/security")
}
