//! The page of one outcome, and of a new one.

use askama::Template;
use calendar::SchoolYear;
use jiff::civil::Date;
use kernel::{Area, OutcomeId};
use serde::Deserialize;
use store::ReadTx;
use web::{
    Answer, Ask, Context, Differing, Form, Kept, Path, Query, Result, Section, Shell, Typed, Whole,
    page,
};

use super::queries::{self, Line};
use crate::access;
use crate::stage::Stage;
use crate::words::{PARAGRAPH, TEXT, span, typed};

#[derive(Template)]
#[template(path = "outcomes/form.html")]
pub struct FormPage {
    shell: Shell,
    today: Date,
    /// Whole, where it is no new one
    line: Option<Line>,
    typed: Typed,
    kept: Vec<Kept>,
    pub differing: Vec<Differing>,
}

impl FormPage {
    const fn areas() -> [Area; 7] {
        Area::ALL
    }

    const fn stages() -> [Stage; 4] {
        Stage::ALL
    }

    const fn text_length() -> usize {
        TEXT
    }

    const fn paragraph_length() -> usize {
        PARAGRAPH
    }

    fn years(&self) -> [SchoolYear; 2] {
        SchoolYear::open(self.today)
    }

    fn title(&self) -> &'static str {
        if self.line.is_some() {
            "curriculum-outcome"
        } else {
            "curriculum-outcome-new"
        }
    }

    fn action(&self) -> String {
        match &self.line {
            Some(line) => format!("/curriculum/outcomes/{}", line.id),
            None => "/curriculum/outcomes".to_owned(),
        }
    }

    fn kept(&self, field: &str) -> &str {
        let mut kept = self.kept.iter();
        kept.find(|one| one.field == field)
            .map_or("", |one| one.value.as_str())
    }

    /// A box that is not ticked is not sent: the form says by another field that it was.
    fn official(&self) -> bool {
        if self.typed.has("text") {
            self.typed.has("official")
        } else {
            !self.kept("official").is_empty()
        }
    }

    fn span(&self, line: &Line) -> String {
        span(&self.shell.say, line.held())
    }

    /// Whether it still holds, so that it may be changed.
    fn is_open(&self) -> bool {
        self.line
            .as_ref()
            .is_none_or(|line| is_open(line, self.today))
    }
}

/// Whether it holds in this school year or later.
pub fn is_open(line: &Line, today: Date) -> bool {
    line.held().lasts_to(SchoolYear::of(today).first())
}

/// An outcome as its form shows it.
pub fn kept(line: &Line) -> Vec<Kept> {
    let official = if line.official { "1" } else { "" };
    let ends = line.to_on.map(|day| day.to_string()).unwrap_or_default();
    [
        ("text", "curriculum-text", line.text.clone()),
        ("paragraph", "curriculum-paragraph", line.paragraph.clone()),
        ("official", "curriculum-official", official.to_owned()),
        ("ends", "curriculum-ends", ends),
    ]
    .into_iter()
    .map(|(field, label, value)| Kept {
        field,
        label,
        value,
    })
    .collect()
}

pub fn compose(on: &Context, shell: Shell, line: Option<Line>, typed: Typed) -> FormPage {
    FormPage {
        today: on.today,
        kept: line.as_ref().map(kept).unwrap_or_default(),
        differing: Vec::new(),
        shell,
        line,
        typed,
    }
}

/// Where the new one is to stand.
#[derive(Default, Deserialize)]
pub struct Place {
    #[serde(default)]
    area: String,
    #[serde(default)]
    stage: String,
}

pub async fn blank(ask: Ask, Query(place): Query<Place>) -> Answer {
    let mut ok = ask.read(&access::WRITE, Whole).await?;
    let shell = ok.shell(Section::Curriculum, None).await?;
    let chosen = [("area", place.area), ("stage", place.stage)];
    let chosen = chosen.map(|(field, value)| (field.to_owned(), value));
    let typed = typed(Form::of(chosen.into()));
    page(&compose(&ok.on, shell, None, typed))
}

pub async fn show(ask: Ask, Path(id): Path<OutcomeId>) -> Answer {
    let mut ok = ask.read(&access::WRITE, Whole).await?;
    let institution = ok.institution();
    let line = queries::one(&mut ok, institution, id).await?;
    let shell = ok.shell(Section::Curriculum, None).await?;
    page(&compose(&ok.on, shell, Some(line), Typed::default()))
}

/// What is the same already in that area and stage on those days: the words, or the paragraph.
pub async fn known(
    tx: &mut ReadTx,
    typed: &mut Typed,
    new: &queries::New,
    (institution, own): (kernel::InstitutionId, Option<OutcomeId>),
) -> Result<()> {
    let words = |text: &str| text.to_lowercase();
    let list = queries::since(tx, institution, new.held.from).await?;
    for one in list {
        let beside = one.area == new.area && one.stage == new.stage && Some(one.id) != own;
        if !beside || !one.held().meets(new.held) {
            continue;
        }
        if words(&one.text) == words(&new.text) {
            typed.wrong("text", "curriculum-fault-known");
        }
        if !new.paragraph.is_empty() && one.paragraph == new.paragraph {
            typed.wrong("paragraph", "curriculum-fault-paragraph-known");
        }
    }
    Ok(())
}
