//! Choosing the file, the year that it holds from and what becomes of the outcomes that it does not name.

use askama::Template;
use calendar::SchoolYear;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::json;
use sheets::{Fault, Found};
use web::{
    About, Answer, Ask, Context, Form, Query, Say, Section, Shell, Typed, Upload, Whole, again, go,
    page,
};

use super::draft::{self, Draft, Of};
use super::field::Field;
use super::file::{self, ROWS, Unread};
use super::forget::{ForgetList, LIFE};
use super::judge::Others;
use crate::access;
use crate::words::{from_year, typed};

/// What was just written, to be said on the page.
#[derive(Default, Deserialize)]
pub struct Done {
    #[serde(default)]
    added: Option<usize>,
    #[serde(default)]
    changed: Option<usize>,
    #[serde(default)]
    retired: Option<usize>,
}

#[derive(Template)]
#[template(path = "load/start.html")]
struct StartPage {
    shell: Shell,
    today: Date,
    typed: Typed,
    done: Option<(usize, usize, usize)>,
    /// Why the file cannot be read
    fault: Option<String>,
}

impl StartPage {
    fn new(on: &Context, shell: Shell, typed: Typed) -> Self {
        Self {
            today: on.today,
            done: None,
            fault: None,
            shell,
            typed,
        }
    }

    fn years(&self) -> [SchoolYear; 2] {
        SchoolYear::open(self.today)
    }

    const fn others() -> [Others; 2] {
        [Others::Retire, Others::Keep]
    }

    fn is_chosen(&self, others: &Others) -> bool {
        self.typed
            .chosen("others", others.as_str(), Others::Retire.as_str())
    }
}

/// Why a file cannot be read, and what to do.
fn said(say: &Say, unread: &Unread) -> String {
    let sheet = |fault: &Fault| match fault {
        Fault::Empty => say.t("import-file-empty"),
        Fault::TooLarge => say.t("import-file-large"),
        Fault::NotASheet(Found::Picture) => say.t("import-file-picture"),
        Fault::NotASheet(Found::Pdf) => say.t("import-file-pdf"),
        Fault::NotASheet(Found::Document) => say.t("import-file-document"),
        Fault::NotASheet(Found::WebPage) => say.t("import-file-web"),
        Fault::NotASheet(Found::OtherWorkbook) => say.t("import-file-workbook"),
        Fault::NotASheet(Found::Archive | Found::Unknown) => say.t("curriculum-file-unknown"),
        Fault::Encrypted => say.t("import-file-encrypted"),
        Fault::Broken => say.t("import-file-broken"),
        Fault::Bomb => say.t("import-file-bomb"),
        Fault::TooManyRows => say.a("import-file-rows", "most", ROWS),
        Fault::TooManyColumns { row } => {
            let most = sheets::limits::COLUMNS;
            say.a2("import-file-columns", "row", row, "most", most)
        }
        Fault::CellTooLong { row, column } => {
            say.a2("import-file-cell", "row", row, "column", column)
        }
        Fault::TooMuchText => say.t("import-file-text"),
    };
    match unread {
        Unread::Sheet(fault) => sheet(fault),
        Unread::Encoding => say.t("curriculum-file-encoding"),
        Unread::Json(line) => say.a("curriculum-file-json", "line", line),
        Unread::Shape => say.t("curriculum-file-shape"),
        Unread::Missing(fields) => {
            let names: Vec<String> = fields.iter().map(|of: &Field| say.t(&of.label())).collect();
            say.a("curriculum-file-missing", "what", names.join(", "))
        }
        Unread::Empty => say.t("import-file-empty"),
        Unread::Rows => say.a("import-file-rows", "most", ROWS),
    }
}

pub async fn show(ask: Ask, Query(done): Query<Done>) -> Answer {
    let mut ok = ask.read(&access::LOAD, Whole).await?;
    let shell = ok.shell(Section::Curriculum, None).await?;
    let counts = match (done.added, done.changed, done.retired) {
        (Some(added), Some(changed), Some(retired)) => Some((added, changed, retired)),
        _ => None,
    };
    let blank = StartPage::new(&ok.on, shell, typed(Form::default()));
    page(&StartPage {
        done: counts,
        ..blank
    })
}

/// Reads the file and keeps its rows; what cannot be read is said beside the field.
pub async fn upload(ask: Ask, upload: Upload) -> Answer {
    let mut ok = ask.write(&access::LOAD, Whole).await?;
    let today = ok.on.today;
    let (sent, form) = upload.read("file").await?;
    let mut typed = typed(form);
    let year = from_year(&mut typed, "year", today);
    let others = typed.choice::<Others>("others");
    if others.is_none() {
        typed.wrong("others", "fault-choice");
    }
    let rows = file::read(&sent.bytes);
    let fault = rows.as_ref().err().map(|unread| said(&ok.on.say, unread));
    let (Ok(rows), Some(year), Some(others)) = (rows, year, others) else {
        let shell = ok.shell(Section::Curriculum, None).await?;
        let blank = StartPage::new(&ok.on, shell, typed);
        return again(&StartPage { fault, ..blank });
    };
    let of = Of {
        institution: ok.institution(),
        account: ok.account(),
    };
    let (id, job, now) = (ok.next_id()?, ok.next_id()?, ok.on.now);
    let draft = Draft {
        file_name: sent.name,
        start: year.first(),
        rows,
        others,
    };
    draft::keep(&mut ok, of, id, &draft, now).await?;
    let forget = ForgetList { draft: id };
    jobs::later(&mut ok, of.institution, job, now + LIFE, &forget).await?;
    let what = json!({ "uploaded": "outcomes", "rows": draft.rows.len() });
    ok.commit(vec![About::change(what)]).await?;
    go(&format!("/curriculum/load/{id}"))
}
