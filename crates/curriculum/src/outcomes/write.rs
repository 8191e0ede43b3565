//! A new outcome, and a change of one from a school year on.

use calendar::SchoolYear;
use jiff::civil::Date;
use kernel::{Area, OutcomeId};
use serde_json::{Value as Json, json};
use web::{
    About, Answer, Ask, Error, Form, Path, Result, Section, Typed, Whole, Writing, again,
    both_versions, go,
};

use super::form::{compose, is_open, kept, known};
use super::queries::{self, Line, New, Update};
use crate::access;
use crate::held::Held;
use crate::stage::Stage;
use crate::words::{PARAGRAPH, TEXT, from_year, hold, line as one_line_of, one_line, typed};

/// The fields of both forms.
struct Fields {
    text: String,
    paragraph: String,
    official: bool,
    year: Option<SchoolYear>,
}

fn fields(typed: &mut Typed, today: Date) -> Fields {
    let text = one_line_of(typed, "text", TEXT);
    let paragraph = one_line(typed.text("paragraph"));
    if paragraph.chars().count() > PARAGRAPH {
        typed.wrong("paragraph", "fault-long");
    }
    Fields {
        text,
        paragraph,
        official: typed.has("official"),
        year: from_year(typed, "year", today),
    }
}

/// As the audit log keeps it.
pub fn told(new: &New) -> Json {
    json!({
        "area": new.area, "stage": new.stage.as_str(), "text": new.text, "paragraph": new.paragraph,
        "official": new.official, "from": new.held.from, "to": new.held.to,
    })
}

/// The form as it was typed: 422.
async fn back(ok: &mut Writing<Whole>, line: Option<Line>, typed: Typed) -> Answer {
    let shell = ok.shell(Section::Curriculum, None).await?;
    again(&compose(&ok.on, shell, line, typed))
}

fn list_of(area: Area, stage: Stage, year: SchoolYear) -> String {
    format!(
        "/curriculum/outcomes?year={}&area={area}&stage={stage}",
        year.starts_in()
    )
}

pub async fn add(ask: Ask, form: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, Whole).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    let mut typed = typed(form);
    let area = typed.choice::<Area>("area");
    if area.is_none() {
        typed.wrong("area", "fault-choice");
    }
    let stage = typed.choice::<Stage>("stage");
    if stage.is_none() {
        typed.wrong("stage", "fault-choice");
    }
    let fields = fields(&mut typed, today);
    let (Some(area), Some(stage), Some(year), true) = (area, stage, fields.year, typed.is_good())
    else {
        return back(&mut ok, None, typed).await;
    };
    hold(&mut ok, institution).await?;
    let held = Held {
        from: year.first(),
        to: None,
    };
    let list = queries::since(&mut ok, institution, held.from).await?;
    let beside = list
        .iter()
        .filter(|one| one.area == area && one.stage == stage);
    let new = New {
        position: beside.map(|one| one.position).max().unwrap_or_default() + 1,
        text: fields.text,
        paragraph: fields.paragraph,
        official: fields.official,
        area,
        stage,
        held,
    };
    known(&mut ok, &mut typed, &new, (institution, None)).await?;
    if !typed.is_good() {
        return back(&mut ok, None, typed).await;
    }
    let id = OutcomeId(ok.next_id()?);
    let detail = json!({ "outcome": id, "new": told(&new) });
    queries::add(&mut ok, institution, &[(id, new)]).await?;
    ok.commit(vec![About::change(detail)]).await?;
    go(&list_of(area, stage, year))
}

/// The words stay: the same outcome. Other words: the old one ends, and a new one begins, so that plans keep what they
/// refer to.
async fn written(ok: &mut Writing<Whole>, line: &Line, new: &New) -> Result<()> {
    let institution = ok.institution();
    if line.text == new.text {
        let update = Update {
            id: line.id,
            position: line.position,
            paragraph: new.paragraph.clone(),
            official: new.official,
            to: line.to_on,
        };
        return queries::update(ok, institution, &[update]).await;
    }
    let ends = line.held().end_before(new.held.from);
    queries::end(ok, institution, &[(line.id, ends)]).await?;
    let id = OutcomeId(ok.next_id()?);
    queries::add(ok, institution, &[(id, new.clone())]).await
}

pub async fn change(ask: Ask, Path(id): Path<OutcomeId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, Whole).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    hold(&mut ok, institution).await?;
    let line = queries::one(&mut ok, institution, id).await?;
    let mut typed = typed(form);
    let differing = typed.overtaken(&kept(&line));
    if !differing.is_empty() {
        let shell = ok.shell(Section::Curriculum, None).await?;
        let mut page = compose(&ok.on, shell, Some(line), typed);
        page.differing = differing;
        return both_versions(&page);
    }
    if !is_open(&line, today) {
        return Err(Error::Unprocessable("curriculum-over"));
    }
    let fields = fields(&mut typed, today);
    let from = fields.year.map(|year| year.first().max(line.from_on));
    if from.is_some_and(|from| !line.held().lasts_to(from)) {
        typed.wrong("year", "curriculum-fault-over");
    }
    let (Some(from), Some(year), true) = (from, fields.year, typed.is_good()) else {
        return back(&mut ok, Some(line), typed).await;
    };
    let new = New {
        area: line.area,
        stage: line.stage,
        position: line.position,
        text: fields.text,
        paragraph: fields.paragraph,
        official: fields.official,
        held: Held {
            from,
            to: line.to_on,
        },
    };
    known(&mut ok, &mut typed, &new, (institution, Some(id))).await?;
    if !typed.is_good() {
        return back(&mut ok, Some(line), typed).await;
    }
    let old = json!({
        "text": line.text, "paragraph": line.paragraph, "official": line.official,
        "from": line.from_on, "to": line.to_on,
    });
    let detail = json!({ "outcome": id, "old": old, "new": told(&new) });
    written(&mut ok, &line, &new).await?;
    ok.commit(vec![About::change(detail)]).await?;
    go(&list_of(line.area, line.stage, year))
}
