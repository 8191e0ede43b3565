//! The bytes of a file become rows of text: a spreadsheet, delimited text, or the JSON of `curriculum.json`'s schema.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use sheets::columns::{Columns, heading_row};
use sheets::{Fault, Row};

use super::field::{Field, KNOWN};
use crate::words::{TEXT, one_line};

/// The rows that a list may have: the official one has some hundreds.
pub const ROWS: usize = 5000;

/// One row as it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raw {
    /// Its number: a sheet's row, or the place in the JSON list, from one
    pub line: usize,
    /// The learning area
    pub area: String,
    /// The stage
    pub stage: String,
    /// The words
    pub text: String,
    /// The paragraph
    pub paragraph: String,
    /// Yes or no
    pub official: String,
    /// The first day
    pub from: String,
    /// The last day
    pub to: String,
}

/// Why a file is no list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// No spreadsheet
    Sheet(Fault),
    /// JSON that is not UTF-8
    Encoding,
    /// Broken JSON, with the line
    Json(usize),
    /// JSON, but no list of outcomes
    Shape,
    /// Fields that no column holds
    Missing(Vec<Field>),
    /// Nothing below the headings
    Empty,
    /// More rows than are taken
    Rows,
}

/// Reads a file; its kind is told by the content.
pub fn read(bytes: &[u8]) -> Result<Vec<Raw>, Unread> {
    if bytes.len() > sheets::limits::BYTES {
        return Err(Unread::Sheet(Fault::TooLarge));
    }
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = bare.iter().find(|byte| !byte.is_ascii_whitespace());
    let rows = if matches!(first, Some(b'[' | b'{')) {
        json(bare)?
    } else {
        table(bytes)?
    };
    match rows.len() {
        0 => Err(Unread::Empty),
        count if count > ROWS => Err(Unread::Rows),
        _ => Ok(rows),
    }
}

fn table(bytes: &[u8]) -> Result<Vec<Raw>, Unread> {
    let rows = sheets::read(bytes).map_err(Unread::Sheet)?.rows;
    let at = heading_row(&rows, &KNOWN);
    let Some((at, head)) = at.and_then(|at| Some((at, rows.get(at)?))) else {
        return Err(Unread::Missing(Field::NEEDED.into()));
    };
    let columns = Columns::recognise(head, &KNOWN);
    let missing = Field::NEEDED
        .into_iter()
        .filter(|field| !columns.has(*field));
    let missing: Vec<Field> = missing.collect();
    if !missing.is_empty() {
        return Err(Unread::Missing(missing));
    }
    let raw = |row: &Row| {
        let cell = |field: Field| short(columns.text(row, field));
        Raw {
            line: row.line,
            area: cell(Field::Area),
            stage: cell(Field::Stage),
            text: bare_of_quote(&cell(Field::Text)),
            paragraph: cell(Field::Paragraph),
            official: cell(Field::Official),
            from: cell(Field::From),
            to: cell(Field::To),
        }
    };
    Ok(rows.iter().skip(at + 1).map(raw).collect())
}

/// In one line, and no longer than what shows that it is too long.
fn short(text: &str) -> String {
    one_line(text).chars().take(TEXT + 1).collect()
}

/// Our own file puts a mark before a text that a spreadsheet would take for a formula.
fn bare_of_quote(text: &str) -> String {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        _ => text.to_owned(),
    }
}

fn json(bytes: &[u8]) -> Result<Vec<Raw>, Unread> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unread::Encoding)?;
    let whole: Json = serde_json::from_str(text).map_err(|fault| Unread::Json(fault.line()))?;
    let list = match whole {
        Json::Array(list) => list,
        Json::Object(mut object) => match object.remove("outcomes") {
            Some(Json::Array(list)) => list,
            _ => return Err(Unread::Shape),
        },
        _ => return Err(Unread::Shape),
    };
    let raw = |(line, one): (usize, &Json)| {
        let object = one.as_object().ok_or(Unread::Shape)?;
        Ok(Raw {
            line,
            area: value(object, "area_id"),
            stage: value(object, "stage_id"),
            text: value(object, "text"),
            paragraph: value(object, "source_paragraph"),
            official: value(object, "official"),
            from: value(object, "valid_from"),
            to: value(object, "valid_to"),
        })
    };
    (1..).zip(&list).map(raw).collect()
}

fn value(object: &Map<String, Json>, name: &str) -> String {
    match object.get(name) {
        None | Some(Json::Null) => String::new(),
        Some(Json::String(text)) => short(text),
        Some(other) => short(&other.to_string()),
    }
}
