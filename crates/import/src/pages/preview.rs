//! Row by row what will be added, changed or is wrong; and the one button that writes it.

use askama::Template;
use serde::Deserialize;
use serde_json::json;
use web::{
    About, Answer, Ask, Error, Form, Result, Section, Shell, Whole, Writing, again, both_versions,
    go, page,
};

use crate::access;
use crate::draft::{self, Draft, Of};
use crate::kind::Kind;
use crate::plan::{Change, Judged, Plan, Said, State};
use crate::words;
use crate::write::{Doing, hold, prepare, write};

/// Rows of one page.
const PAGE: usize = 100;
/// Pages that there can be.
const MOST: usize = sheets::limits::ROWS / PAGE;

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
#[template(path = "pages/preview.html")]
struct PreviewPage {
    shell: Shell,
    kind: Kind,
    id: i64,
    file_name: String,
    ignored: Vec<String>,
    plan: Plan,
    shown: Option<State>,
    page: usize,
    trouble: Trouble,
}

impl PreviewPage {
    fn new(shell: Shell, (kind, id): (Kind, i64), draft: &Draft, plan: Plan, view: &View) -> Self {
        let asked = State::ALL
            .into_iter()
            .find(|state| state.as_str() == view.show);
        let any_wrong = plan.count(State::Wrong) > 0;
        // what is wrong comes first, unless something else is asked for
        let usual = (any_wrong && view.show.is_empty()).then_some(State::Wrong);
        Self {
            shown: asked.or(usual),
            page: view.page.unwrap_or(1).clamp(1, MOST),
            ignored: draft.sheet.ignored(),
            file_name: draft.file_name.clone(),
            trouble: Trouble::None,
            shell,
            kind,
            id,
            plan,
        }
    }

    fn of_state(&self) -> impl Iterator<Item = &Judged> {
        self.plan
            .rows
            .iter()
            .filter(|row| self.shown.is_none_or(|shown| row.state == shown))
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
        format!("/import/{}/{}?show={show}", self.kind, self.id)
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
        words::said(&self.shell.say, one)
    }

    fn change(&self, one: &Change) -> (String, String, String) {
        words::change(&self.shell.say, one)
    }

    fn title(&self) -> String {
        self.shell.say.t(&format!("import-kind-{}", self.kind))
    }
}

pub async fn show(kind: Kind, ask: Ask, id: i64, view: View) -> Answer {
    let mut ok = ask.read(access::of(kind), Whole).await?;
    let of = Of {
        institution: ok.institution(),
        account: ok.account(),
        kind,
    };
    let today = ok.on.today;
    let draft = draft::draft(&mut ok, of, id).await?;
    if !draft.sheet.missing(kind).is_empty() {
        return go(&format!("/import/{kind}/{id}/columns"));
    }
    let plan = prepare(&mut ok, of.institution, today, kind, &draft.sheet).await?;
    let shell = ok.shell(Section::Groups, None).await?;
    page(&PreviewPage::new(shell, (kind, id), &draft, plan, &view))
}

/// Writes it, if nothing is wrong and it is still what was seen.
pub async fn confirm(kind: Kind, ask: Ask, id: i64, form: Form) -> Answer {
    let mut ok = ask.write(access::of(kind), Whole).await?;
    let of = Of {
        institution: ok.institution(),
        account: ok.account(),
        kind,
    };
    let today = ok.on.today;
    hold(&mut ok, of.institution).await?;
    let draft = draft::draft(&mut ok, of, id).await?;
    let plan = prepare(&mut ok, of.institution, today, kind, &draft.sheet).await?;
    let trouble = if plan.count(State::Wrong) > 0 {
        Trouble::Wrong
    } else if form.need("seen")? != plan.fingerprint() {
        Trouble::Overtaken
    } else {
        Trouble::None
    };
    if trouble != Trouble::None {
        let shell = ok.shell(Section::Groups, None).await?;
        let page = PreviewPage::new(shell, (kind, id), &draft, plan, &View::default());
        let page = PreviewPage { trouble, ..page };
        return match trouble {
            Trouble::Overtaken => both_versions(&page),
            Trouble::Wrong | Trouble::None => again(&page),
        };
    }
    let (added, changed) = (plan.count(State::Added), plan.count(State::Changed));
    written(ok, of, id, &plan).await?;
    go(&format!("/import?added={added}&changed={changed}"))
}

async fn written(mut ok: Writing<Whole>, of: Of, id: i64, plan: &Plan) -> Result<()> {
    let (now, today) = (ok.on.now, ok.on.today);
    let role = ok.on.viewer.roles().into_iter().next();
    // every row takes one key, and one for each contact or role
    let mut keys = Vec::new();
    for _ in 0..plan.keys() {
        keys.push(ok.next_id()?);
    }
    let mut keys = keys.into_iter();
    let mut next = || {
        keys.next()
            .ok_or_else(|| Error::Internal("an import needs more keys than it said".to_owned()))
    };
    let mut doing = Doing {
        institution: of.institution,
        by: of.account,
        role,
        now,
        today,
        ids: &mut next,
    };
    let about = write(&mut ok, &mut doing, plan).await?;
    draft::forget(&mut ok, of.institution, id).await?;
    ok.commit(about).await
}

/// Takes the file back.
pub async fn cancel(kind: Kind, ask: Ask, id: i64) -> Answer {
    let mut ok = ask.write(access::of(kind), Whole).await?;
    let of = Of {
        institution: ok.institution(),
        account: ok.account(),
        kind,
    };
    // somebody else's stays where it is
    draft::draft(&mut ok, of, id).await?;
    draft::forget(&mut ok, of.institution, id).await?;
    let what = json!({ "taken_back": kind.as_str() });
    ok.commit(vec![About::change(what)]).await?;
    go("/import")
}
