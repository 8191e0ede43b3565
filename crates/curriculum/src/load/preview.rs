//! Row by row what will be added, changed, ended or is wrong; and the one button that writes it.

use askama::Template;
use jiff::civil::Date;
use kernel::OutcomeId;
use serde::Deserialize;
use serde_json::json;
use web::{
    About, Answer, Ask, Form, Path, Query, Section, Shell, Whole, again, both_versions, go, page,
};

use super::draft::{self, Draft, Of};
use super::field::Field;
use super::judge::{Others, judge};
use super::plan::{Change, Judged, Plan, Said, State};
use super::write::{about, write};
use crate::access;
use crate::outcomes::queries;
use crate::words::hold;

/// Rows of one page.
const PAGE: usize = 100;

/// Which rows are on screen.
#[derive(Default, Deserialize)]
pub struct View {
    #[serde(default)]
    show: String,
    #[serde(default)]
    page: Option<usize>,
}

/// What is odd about a plan that was to be written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    None,
    /// Something is wrong with rows
    Wrong,
    /// It is not what the person saw any more
    Overtaken,
}

#[derive(Template)]
#[template(path = "load/preview.html")]
struct PreviewPage {
    shell: Shell,
    id: i64,
    file_name: String,
    start: Date,
    others: Others,
    plan: Plan,
    shown: Option<State>,
    page: usize,
    trouble: Trouble,
}

impl PreviewPage {
    fn new(shell: Shell, id: i64, draft: Draft, plan: Plan, view: &View) -> Self {
        let mut states = State::ALL.into_iter();
        let asked = states.find(|state| state.as_str() == view.show);
        let any_wrong = plan.count(State::Wrong) > 0;
        // what is wrong comes first, unless something else is asked for
        let usual = (any_wrong && view.show.is_empty()).then_some(State::Wrong);
        Self {
            shown: asked.or(usual),
            page: view.page.unwrap_or(1).clamp(1, 1000),
            file_name: draft.file_name,
            start: draft.start,
            others: draft.others,
            trouble: Trouble::None,
            shell,
            id,
            plan,
        }
    }

    fn of_state(&self) -> impl Iterator<Item = &Judged> {
        let shown = self.shown;
        let fits = move |row: &&Judged| shown.is_none_or(|shown| row.state == shown);
        self.plan.rows.iter().filter(fits)
    }

    fn rows(&self) -> Vec<&Judged> {
        self.of_state()
            .skip((self.page - 1) * PAGE)
            .take(PAGE)
            .collect()
    }

    fn pages(&self) -> usize {
        self.of_state().count().div_ceil(PAGE).max(1)
    }

    fn link(&self, show: &str) -> String {
        format!("/curriculum/load/{}?show={show}", self.id)
    }

    fn page_link(&self, page: usize) -> Option<String> {
        let show = self.shown.map_or("all", State::as_str);
        let there = (1..=self.pages()).contains(&page);
        there.then(|| format!("{}&page={page}", self.link(show)))
    }

    fn before(&self) -> Option<String> {
        self.page_link(self.page - 1)
    }

    fn after(&self) -> Option<String> {
        self.page_link(self.page + 1)
    }

    fn said(&self, one: &Said) -> String {
        let say = &self.shell.say;
        let reason = say.a(one.key, "what", &one.what);
        format!("{}: {reason}", say.t(&one.field.label()))
    }

    fn value(&self, field: Field, text: &str) -> String {
        let say = &self.shell.say;
        match field {
            Field::Official => say.t(text),
            Field::From | Field::To => match text.parse::<Date>() {
                Ok(day) => say.date(day),
                Err(_) => say.t("curriculum-no-end"),
            },
            _ => text.to_owned(),
        }
    }

    fn change(&self, one: &Change) -> (String, String, String) {
        let label = self.shell.say.t(&one.field.label());
        let [old, new] = [&one.old, &one.new].map(|text| self.value(one.field, text));
        (label, old, new)
    }

    /// "VAL · 1. posms"
    fn place(&self, row: &Judged) -> String {
        let area = row.area.map(|area| area.code().to_owned());
        let stage = row.stage;
        let stage = stage.map(|stage| self.shell.say.t(&format!("curriculum-stage-{stage}")));
        let parts: Vec<String> = area.into_iter().chain(stage).collect();
        parts.join(" · ")
    }
}

pub async fn show(ask: Ask, Path(id): Path<i64>, Query(view): Query<View>) -> Answer {
    let mut ok = ask.read(&access::LOAD, Whole).await?;
    let of = Of {
        institution: ok.institution(),
        account: ok.account(),
    };
    let draft = draft::draft(&mut ok, of, id).await?;
    let lines = queries::since(&mut ok, of.institution, draft.start).await?;
    let plan = judge(&draft.rows, &lines, draft.start, draft.others);
    let shell = ok.shell(Section::Curriculum, None).await?;
    page(&PreviewPage::new(shell, id, draft, plan, &view))
}

/// Writes it, if nothing is wrong and it is still what was seen.
pub async fn confirm(ask: Ask, Path(id): Path<i64>, form: Form) -> Answer {
    let mut ok = ask.write(&access::LOAD, Whole).await?;
    let of = Of {
        institution: ok.institution(),
        account: ok.account(),
    };
    hold(&mut ok, of.institution).await?;
    let draft = draft::draft(&mut ok, of, id).await?;
    let lines = queries::since(&mut ok, of.institution, draft.start).await?;
    let plan = judge(&draft.rows, &lines, draft.start, draft.others);
    let trouble = if plan.count(State::Wrong) > 0 {
        Trouble::Wrong
    } else if form.need("seen")? != plan.fingerprint() {
        Trouble::Overtaken
    } else {
        Trouble::None
    };
    if trouble != Trouble::None {
        let shell = ok.shell(Section::Curriculum, None).await?;
        let page = PreviewPage::new(shell, id, draft, plan, &View::default());
        let page = PreviewPage { trouble, ..page };
        return match trouble {
            Trouble::Overtaken => both_versions(&page),
            Trouble::Wrong | Trouble::None => again(&page),
        };
    }
    let mut ids = Vec::new();
    for _ in &plan.adds {
        ids.push(OutcomeId(ok.next_id()?));
    }
    write(&mut ok, of.institution, &plan, ids).await?;
    draft::forget(&mut ok, of.institution, id).await?;
    let [added, changed, retired] =
        [State::Added, State::Changed, State::Retired].map(|state| plan.count(state));
    ok.commit(vec![About::change(about(&plan))]).await?;
    go(&format!(
        "/curriculum/load?added={added}&changed={changed}&retired={retired}"
    ))
}

/// Takes the file back.
pub async fn cancel(ask: Ask, Path(id): Path<i64>) -> Answer {
    let mut ok = ask.write(&access::LOAD, Whole).await?;
    let of = Of {
        institution: ok.institution(),
        account: ok.account(),
    };
    // somebody else's stays where it is
    draft::draft(&mut ok, of, id).await?;
    draft::forget(&mut ok, of.institution, id).await?;
    let what = json!({ "taken_back": "outcomes" });
    ok.commit(vec![About::change(what)]).await?;
    go("/curriculum/load")
}
