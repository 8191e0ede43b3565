//! One sheet: its cells in the order of the file.

use quick_xml::events::BytesStart;

use super::book::{Book, text, unescaped};
use crate::fault::Fault;
use crate::number::{Format, iso};
use crate::table::Cells;
use crate::xml::{Node, Xml, attribute, ended, name, number};

/// A cell whose value has not been read yet.
struct Cell {
    row: usize,
    column: usize,
    kind: String,
    style: Option<usize>,
}

/// Reads all cells.
pub(super) fn read(mut xml: Xml<'_>, book: &Book) -> Result<Cells, Fault> {
    let mut cells = Cells::default();
    // both from zero: where the next cell stands if it does not say
    let (mut row, mut column) = (0_usize, 0_usize);
    loop {
        match xml.next()? {
            Node::Start(start) => match name(&start) {
                "row" => {
                    let said = number::<usize>(&start, "r").and_then(|r| r.checked_sub(1));
                    row = said.unwrap_or(row);
                    column = 0;
                }
                "c" => {
                    let cell = placed(&start, row, column)?;
                    (row, column) = (cell.row, cell.column.saturating_add(1));
                    let value = value(&mut xml, &cell, book)?;
                    cells.put(cell.row, cell.column, &value)?;
                }
                _ => {}
            },
            Node::End(end) => match ended(&end) {
                "row" => row = row.saturating_add(1),
                "sheetData" => return Ok(cells),
                _ => {}
            },
            // a sheet of charts has no cells
            Node::Over => return Ok(cells),
            Node::Text(_) | Node::Other => {}
        }
    }
}

fn placed(start: &BytesStart<'_>, row: usize, column: usize) -> Result<Cell, Fault> {
    let (row, column) = match attribute(start, "r") {
        Some(place) => at(&place).ok_or(Fault::Broken)?,
        None => (row, column),
    };
    Ok(Cell {
        row,
        column,
        kind: attribute(start, "t").unwrap_or_default(),
        style: number(start, "s"),
    })
}

/// "B3" is row 2, column 1 from zero.
fn at(place: &str) -> Option<(usize, usize)> {
    let place = place.trim().replace('$', "");
    let letters: String = place
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .collect();
    let row = place.strip_prefix(letters.as_str())?.parse::<u32>().ok()?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().fold(0_usize, |column, letter| {
        column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    Some((usize::try_from(row.checked_sub(1)?).ok()?, column - 1))
}

/// The cell's value as text, up to the cell's end. A formula's own text is passed over.
fn value(xml: &mut Xml<'_>, cell: &Cell, book: &Book) -> Result<String, Fault> {
    let mut raw = String::new();
    let mut inline = None;
    let mut inside = false;
    loop {
        let is_inline = match xml.next()? {
            Node::Start(start) => match name(&start) {
                "v" => {
                    inside = true;
                    false
                }
                other => other == "is",
            },
            Node::Text(piece) => {
                if inside {
                    raw.push_str(&piece);
                }
                false
            }
            Node::End(end) => {
                inside = false;
                if ended(&end) == "c" {
                    break;
                }
                false
            }
            Node::Other => false,
            Node::Over => return Err(Fault::Broken),
        };
        if is_inline {
            inline = Some(text(xml, "is")?);
        }
    }
    Ok(inline.unwrap_or_else(|| shown(&raw, cell, book)))
}

fn shown(raw: &str, cell: &Cell, book: &Book) -> String {
    match cell.kind.as_str() {
        "s" => {
            let index = raw.trim().parse::<usize>().ok();
            index
                .and_then(|index| book.texts.get(index))
                .cloned()
                .unwrap_or_default()
        }
        "str" | "inlineStr" => unescaped(raw),
        "b" => if raw.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        "d" => iso(raw.trim()).unwrap_or_else(|| raw.to_owned()),
        "e" => raw.to_owned(),
        _ => match raw.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => {
                let format = cell.style.and_then(|style| book.formats.get(style));
                format
                    .unwrap_or(&Format::Plain)
                    .show(number, book.from_1904)
            }
            _ => raw.to_owned(),
        },
    }
}
