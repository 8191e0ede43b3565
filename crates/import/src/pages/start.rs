//! Choosing what to bring in, and the file.

use askama::Template;
use serde::Deserialize;
use serde_json::json;
use web::access::Reach;
use web::{About, Answer, Ask, Query, Section, Shell, Upload, Viewer, Whole, again, go, page};

use crate::access;
use crate::draft::{self, Draft, Of};
use crate::forget::{ForgetDraft, LIFE};
use crate::kind::Kind;
use crate::sheet::Sheet;
use crate::words::file_fault;

/// What was just written, to be said on the page.
#[derive(Default, Deserialize)]
pub struct Done {
    #[serde(default)]
    added: Option<usize>,
    #[serde(default)]
    changed: Option<usize>,
}

#[derive(Template)]
#[template(path = "pages/start.html")]
struct StartPage {
    shell: Shell,
    kinds: Vec<Kind>,
    done: Option<(usize, usize)>,
    /// Of which kind the file was that cannot be read, and why
    fault: Option<(Kind, String)>,
}

impl StartPage {
    fn fault(&self, kind: &Kind) -> Option<&str> {
        self.fault
            .as_ref()
            .filter(|(of, _)| of == kind)
            .map(|(_, text)| text.as_str())
    }
}

fn kinds(viewer: &Viewer) -> Vec<Kind> {
    Kind::ALL
        .into_iter()
        .filter(|kind| access::of(*kind).allows(viewer, Reach::default()))
        .collect()
}

pub async fn show(ask: Ask, Query(done): Query<Done>) -> Answer {
    let mut ok = ask.read(&access::START, Whole).await?;
    let shell = ok.shell(Section::Groups, None).await?;
    page(&StartPage {
        shell,
        kinds: kinds(&ok.on.viewer),
        done: done.added.zip(done.changed),
        fault: None,
    })
}

/// Reads the file and keeps its rows; what cannot be read is said beside the field.
pub async fn upload(kind: Kind, ask: Ask, upload: Upload) -> Answer {
    let mut ok = ask.write(access::of(kind), Whole).await?;
    let file = upload.file("file").await?;
    let table = match sheets::read(&file.bytes) {
        Ok(table) => table,
        Err(fault) => {
            let shell = ok.shell(Section::Groups, None).await?;
            return again(&StartPage {
                kinds: kinds(&ok.on.viewer),
                done: None,
                fault: Some((kind, file_fault(&shell.say, fault))),
                shell,
            });
        }
    };
    let of = Of {
        institution: ok.institution(),
        account: ok.account(),
        kind,
    };
    let (id, job, now) = (ok.next_id()?, ok.next_id()?, ok.on.now);
    let draft = Draft {
        file_name: file.name,
        sheet: Sheet::new(kind, table.rows),
    };
    draft::keep(&mut ok, of, id, &draft, now).await?;
    jobs::later(
        &mut ok,
        of.institution,
        job,
        now + LIFE,
        &ForgetDraft { draft: id },
    )
    .await?;
    let rows = draft.sheet.data().len();
    ok.commit(vec![About::change(
        json!({ "uploaded": kind.as_str(), "rows": rows }),
    )])
    .await?;
    if draft.sheet.missing(kind).is_empty() {
        go(&format!("/import/{kind}/{id}"))
    } else {
        go(&format!("/import/{kind}/{id}/columns"))
    }
}
