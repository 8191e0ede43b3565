//! What the pages of this domain have in common: texts in one line, the year on screen, labels, who may write.

use calendar::SchoolYear;
use jiff::civil::Date;
use kernel::InstitutionId;
use serde::Deserialize;
use store::{WriteTx, params, sql};
use web::access::Reach;
use web::{Context, Error, Form, Result, Say, Typed};

use crate::access;
use crate::held::Held;

/// The longest words of an outcome.
pub const TEXT: usize = 1000;
/// The longest reference to a paragraph.
pub const PARAGRAPH: usize = 60;
/// The longest title of another entry.
pub const TITLE: usize = 200;
/// The longest name of a subject, as roles and timetables hold it.
pub const SUBJECT: usize = 60;

/// In one line with single blanks, however it was pasted.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The year on screen.
#[derive(Default, Deserialize)]
pub struct Which {
    #[serde(default)]
    pub year: String,
}

impl Which {
    /// The one that was asked for, or today's.
    pub fn year(&self, today: Date) -> Result<SchoolYear> {
        if self.year.is_empty() {
            return Ok(SchoolYear::of(today));
        }
        SchoolYear::starting_in(&self.year).ok_or(Error::Unprocessable("unprocessable-address"))
    }
}

/// Whether the person may change the lists.
pub fn may_write(on: &Context) -> bool {
    access::WRITE.allows(&on.viewer, Reach::default())
}

/// "no 01.09.2026." or "no 01.09.2026. līdz 31.08.2027."
pub fn span(say: &Say, held: Held) -> String {
    let from = say.date(held.from);
    match held.to {
        _ if !held.ever() => say.t("curriculum-never"),
        None => say.a("curriculum-since", "from", from),
        Some(to) => say.a2("curriculum-from-to", "from", from, "to", say.date(to)),
    }
}

/// A form of these pages as it was typed.
pub fn typed(form: Form) -> Typed {
    Typed::new(form, label)
}

fn label(field: &str) -> &'static str {
    match field {
        "area" => "curriculum-area",
        "stage" => "curriculum-stage",
        "paragraph" => "curriculum-paragraph",
        "official" => "curriculum-official",
        "title" => "curriculum-title-label",
        "year" | "until" => "curriculum-from-year",
        "ends" => "curriculum-ends",
        "others" => "curriculum-others",
        _ => "curriculum-text",
    }
}

/// The school year that a change holds from: this or the next one.
pub fn from_year(typed: &mut Typed, field: &'static str, today: Date) -> Option<SchoolYear> {
    let year = SchoolYear::starting_in(typed.text(field))
        .filter(|year| SchoolYear::open(today).contains(year));
    if year.is_none() {
        typed.wrong(field, "fault-choice");
    }
    year
}

/// A text of one line that is needed.
pub fn line(typed: &mut Typed, field: &'static str, most: usize) -> String {
    typed.need(field, most);
    one_line(typed.text(field))
}

/// Lets nobody else change the institution's lists before this transaction ends.
pub async fn hold(tx: &mut WriteTx, institution: InstitutionId) -> Result<()> {
    tx.run(
        sql!("UPDATE institution SET name = name WHERE id = $1"),
        params![institution],
    )
    .await?;
    Ok(())
}
