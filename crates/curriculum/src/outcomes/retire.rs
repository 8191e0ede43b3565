//! The end of an outcome: from a school year on it is not offered any more.

use kernel::OutcomeId;
use serde_json::json;
use web::{About, Answer, Ask, Error, Form, Path, Section, Whole, again, both_versions, go};

use super::form::{compose, is_open, kept};
use super::queries;
use crate::access;
use crate::words::{from_year, hold, typed};

pub async fn retire(ask: Ask, Path(id): Path<OutcomeId>, form: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, Whole).await?;
    let (institution, today) = (ok.institution(), ok.on.today);
    hold(&mut ok, institution).await?;
    let line = queries::one(&mut ok, institution, id).await?;
    let mut typed = typed(form);
    let kept = kept(&line);
    // this form sends nothing but the end that it was shown with
    let ends: Vec<_> = kept.into_iter().filter(|one| one.field == "ends").collect();
    let differing = typed.overtaken(&ends);
    let year = from_year(&mut typed, "until", today);
    let overtaken = !differing.is_empty();
    let Some(year) = year.filter(|_| !overtaken) else {
        let shell = ok.shell(Section::Curriculum, None).await?;
        let mut page = compose(&ok.on, shell, Some(line), typed);
        page.differing = differing;
        return if overtaken {
            both_versions(&page)
        } else {
            again(&page)
        };
    };
    if !is_open(&line, today) {
        return Err(Error::Unprocessable("curriculum-over"));
    }
    let back = format!(
        "/curriculum/outcomes?year={}&area={}&stage={}",
        year.starts_in(),
        line.area,
        line.stage
    );
    if !line.held().lasts_to(year.first()) {
        return go(&back);
    }
    let ends = line.held().end_before(year.first());
    queries::end(&mut ok, institution, &[(id, ends)]).await?;
    let detail = json!({ "outcome": id, "text": line.text, "old": { "to": line.to_on }, "new": { "to": ends } });
    ok.commit(vec![About::change(detail)]).await?;
    go(&back)
}
