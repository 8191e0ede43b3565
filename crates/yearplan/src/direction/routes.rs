//! The handlers of the direction's form.

use askama::Template;
use calendar::SchoolYear;
use serde::Deserialize;
use serde_json::json;
use web::{
    About, Answer, Ask, Context, Differing, Error, Form, Query, Routes, Section, Shell, Typed,
    Whole, again, both_versions, go, page,
};

use super::queries::{self, Kept};
use crate::Direction;
use crate::access;
use crate::items::model::{SHORT, school_year};
use crate::stamp::Stamp;

pub fn routes() -> Routes {
    Routes::new()
        .get("/year-plan/direction", show, &access::WRITE)
        .post("/year-plan/direction", write, &access::WRITE)
}

#[derive(Deserialize)]
struct Which {
    year: Option<String>,
}

#[derive(Template)]
#[template(path = "direction/direction.html")]
struct DirectionPage {
    shell: Shell,
    typed: Typed,
    year: SchoolYear,
    kept: Option<Kept>,
    /// What the form is opened on
    revision: i64,
    /// Who saved it last, and when
    saved: Option<String>,
    differing: Vec<Differing>,
}

impl DirectionPage {
    fn new(on: &Context, shell: Shell, year: SchoolYear, kept: Option<Kept>) -> Self {
        let saved = kept.as_ref().map(|kept| {
            let who = format!("{} {}", kept.given_name, kept.surname);
            let zone = &on.viewer.institution.zone;
            let time = on.say.moment(kept.updated_at, zone, on.today);
            on.say.a2("year-saved", "who", who, "time", time)
        });
        Self {
            typed: Typed::new(Form::default(), label),
            revision: kept.as_ref().map_or(0, |kept| kept.revision),
            differing: Vec::new(),
            shell,
            year,
            kept,
            saved,
        }
    }

    fn text(&self, field: &str) -> String {
        let kept = self.kept.as_ref();
        let kept = kept.map(|kept| {
            if field == "value" {
                kept.value.as_str()
            } else {
                kept.virtue.as_str()
            }
        });
        self.typed.or(field, kept.unwrap_or_default())
    }
}

fn label(field: &str) -> &'static str {
    if field == "value" {
        "year-value"
    } else {
        "year-virtue"
    }
}

/// What is written differently.
fn differing(mine: &Direction, theirs: &Kept) -> Vec<Differing> {
    [
        ("value", &mine.value, &theirs.value),
        ("virtue", &mine.virtue, &theirs.virtue),
    ]
    .into_iter()
    .filter(|(_, mine, theirs)| mine != theirs)
    .map(|(field, mine, theirs)| Differing {
        label: label(field),
        mine: mine.clone(),
        theirs: theirs.clone(),
    })
    .collect()
}

async fn show(ask: Ask, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::WRITE, Whole).await?;
    let year = match which.year.as_deref().filter(|year| !year.is_empty()) {
        Some(year) => school_year(year).ok_or(Error::Unprocessable("unprocessable-address"))?,
        None => SchoolYear::of(ok.on.today),
    };
    let institution = ok.institution();
    let kept = queries::kept(&mut ok, institution, year).await?;
    let shell = ok.shell(Section::YearPlan, None).await?;
    page(&DirectionPage::new(&ok.on, shell, year, kept))
}

async fn write(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, Whole).await?;
    let year = school_year(form.need("year")?);
    let year = year.ok_or(Error::Unprocessable("unprocessable-value"))?;
    let seen: i64 = form.parse("revision")?;
    let institution = ok.institution();
    let kept = queries::kept(&mut ok, institution, year).await?;
    let mut typed = Typed::new(form, label);
    let new = Direction {
        value: typed.need("value", SHORT),
        virtue: typed.need("virtue", SHORT),
    };
    if !typed.is_good() {
        let shell = ok.shell(Section::YearPlan, None).await?;
        let page = DirectionPage::new(&ok.on, shell, year, kept);
        return again(&DirectionPage {
            typed,
            revision: seen,
            ..page
        });
    }
    let different = kept.as_ref().map(|kept| differing(&new, kept));
    let back = format!("/year-plan?year={}", year.starts_in());
    if different.as_ref().is_some_and(Vec::is_empty) {
        return go(&back);
    }
    let stamp = Stamp::of(&ok);
    if !queries::keep(&mut ok, stamp, (year, seen), &new).await? {
        let shell = ok.shell(Section::YearPlan, None).await?;
        let page = DirectionPage::new(&ok.on, shell, year, kept);
        return both_versions(&DirectionPage {
            typed,
            differing: different.unwrap_or_default(),
            ..page
        });
    }
    let old = kept.map(|kept| json!({ "value": kept.value, "virtue": kept.virtue }));
    let detail = json!({
        "school_year": year, "old": old, "new": { "value": new.value, "virtue": new.virtue },
    });
    ok.commit(vec![About::change(detail)]).await?;
    go(&back)
}
