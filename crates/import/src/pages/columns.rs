//! Which column holds what, by hand: one choice beside each column.

use askama::Template;
use kernel::PersonalCode;
use serde_json::json;
use sheets::Row;
use sheets::columns::Columns;
use web::{About, Answer, Ask, Form, Section, Shell, Whole, again, go, page};

use crate::access;
use crate::draft::{self, Of};
use crate::field::Field;
use crate::headings::known;
use crate::kind::Kind;
use crate::sheet::{CHOICE, Sheet};

/// One column of the file.
struct Column {
    index: usize,
    heading: String,
    /// What the first rows have there
    samples: String,
    chosen: Option<Field>,
}

#[derive(Template)]
#[template(path = "pages/columns.html")]
struct ColumnsPage {
    shell: Shell,
    kind: Kind,
    id: i64,
    file_name: String,
    columns: Vec<Column>,
    fields: Vec<Field>,
    /// The rows among which the headings may stand, and what they hold
    heads: Vec<(usize, usize, String)>,
    heading: Option<usize>,
    missing: Vec<&'static str>,
    /// Two columns that were said to hold one field
    doubled: Option<(usize, Field)>,
}

impl ColumnsPage {
    fn new(shell: Shell, (kind, id): (Kind, i64), file_name: String, sheet: &Sheet) -> Self {
        let columns = (0..sheet.width()).map(|index| Column {
            index,
            heading: sheet.heading_of(index).to_owned(),
            samples: samples(sheet.data(), index),
            chosen: sheet.columns().field(index),
        });
        let head = |(index, row): (usize, &Row)| (index, row.line, words(row));
        Self {
            columns: columns.collect(),
            fields: known(kind).into_iter().map(|(field, _)| field).collect(),
            heads: sheet
                .rows()
                .iter()
                .take(CHOICE)
                .enumerate()
                .map(head)
                .collect(),
            heading: sheet.heading(),
            missing: sheet.missing(kind),
            doubled: None,
            shell,
            kind,
            id,
            file_name,
        }
    }

    fn is_doubled(&self, column: &Column) -> bool {
        self.doubled.is_some_and(|(index, _)| index == column.index)
    }
}

/// The first three values of a column.
fn samples(rows: &[Row], column: usize) -> String {
    let values = rows.iter().map(|row| row.cell(column));
    let some: Vec<String> = values
        .filter(|value| !value.is_empty())
        .take(3)
        .map(sample)
        .collect();
    some.join(" · ")
}

/// A personal code is masked here as in every list.
fn sample(value: &str) -> String {
    value
        .parse::<PersonalCode>()
        .map_or_else(|_| value.chars().take(40).collect(), PersonalCode::masked)
}

fn words(row: &Row) -> String {
    let cells = row.cells.iter().filter(|cell| !cell.is_empty());
    let some: Vec<&str> = cells.take(5).map(String::as_str).collect();
    some.join(", ").chars().take(80).collect()
}

pub async fn show(kind: Kind, ask: Ask, id: i64) -> Answer {
    let mut ok = ask.read(access::of(kind), Whole).await?;
    let of = Of {
        institution: ok.institution(),
        account: ok.account(),
        kind,
    };
    let draft = draft::draft(&mut ok, of, id).await?;
    let shell = ok.shell(Section::Groups, None).await?;
    page(&ColumnsPage::new(
        shell,
        (kind, id),
        draft.file_name,
        &draft.sheet,
    ))
}

/// Takes the choice of each column; one field for two columns is refused beside the second.
pub async fn map(kind: Kind, ask: Ask, id: i64, form: Form) -> Answer {
    let mut ok = ask.write(access::of(kind), Whole).await?;
    let of = Of {
        institution: ok.institution(),
        account: ok.account(),
        kind,
    };
    let draft = draft::draft(&mut ok, of, id).await?;
    let fields: Vec<Field> = known(kind).into_iter().map(|(field, _)| field).collect();
    let width = draft.sheet.width();
    let said: Vec<(usize, Field)> = form
        .starting("column-")
        .filter_map(|(index, field)| Some((index.parse().ok()?, field.parse().ok()?)))
        .filter(|(index, field)| *index < width && fields.contains(field))
        .collect();
    let heading = form
        .parse_opt::<usize>("heading")?
        .filter(|heading| *heading < CHOICE);
    let doubled = Columns::by_hand(said.iter().copied()).err();
    let columns = Columns::by_hand(first_of_each(&said)).unwrap_or_default();
    let sheet = draft.sheet.mapped(heading, columns);
    if doubled.is_some() || !sheet.missing(kind).is_empty() {
        let shell = ok.shell(Section::Groups, None).await?;
        let mut page = ColumnsPage::new(shell, (kind, id), draft.file_name, &sheet);
        for column in &mut page.columns {
            let kept = said.iter().find(|(index, _)| *index == column.index);
            column.chosen = kept.map(|(_, field)| *field);
        }
        page.doubled = doubled.map(|doubled| (doubled.column, doubled.field));
        return again(&page);
    }
    draft::remap(&mut ok, of, id, &sheet).await?;
    ok.commit(vec![About::change(json!({ "mapped": kind.as_str() }))])
        .await?;
    go(&format!("/import/{kind}/{id}"))
}

fn first_of_each(said: &[(usize, Field)]) -> Vec<(usize, Field)> {
    let mut first: Vec<(usize, Field)> = Vec::new();
    for (column, field) in said {
        if !first.iter().any(|(_, seen)| seen == field) {
            first.push((*column, *field));
        }
    }
    first
}
