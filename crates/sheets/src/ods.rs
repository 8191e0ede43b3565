//! ODS: one XML with all tables, where equal cells and rows are written once with a count.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use crate::fault::Fault;
use crate::kind::Kind;
use crate::limits;
use crate::number::{iso, plain};
use crate::package::Package;
use crate::table::{Cells, Table};
use crate::xml::{Node, Xml, attribute, ended, name, number};

/// Reads the first sheet that shows and is not empty.
pub(crate) fn read(bytes: &[u8]) -> Result<Table, Fault> {
    let mut package = Package::open(bytes)?;
    if encrypted(&mut package)? {
        return Err(Fault::Encrypted);
    }
    let xml = package.xml("content.xml")?.ok_or(Fault::Broken)?;
    tables(xml)
}

fn encrypted(package: &mut Package<'_>) -> Result<bool, Fault> {
    let Some(mut xml) = package.xml("META-INF/manifest.xml")? else {
        return Ok(false);
    };
    loop {
        match xml.next()? {
            Node::Start(start) if name(&start) == "encryption-data" => return Ok(true),
            Node::Over => return Ok(false),
            Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}

fn tables(mut xml: Xml<'_>) -> Result<Table, Fault> {
    let mut hidden: BTreeSet<String> = BTreeSet::new();
    let mut style = String::new();
    let mut found: Option<(String, Cells)> = None;
    let mut others = Vec::new();
    loop {
        let begins = match xml.next()? {
            Node::Start(start) => match name(&start) {
                "style" => {
                    style = attribute(&start, "name").unwrap_or_default();
                    None
                }
                "table-properties" => {
                    if attribute(&start, "display").as_deref() == Some("false") {
                        hidden.insert(style.clone());
                    }
                    None
                }
                "table" => {
                    let style = attribute(&start, "style-name").unwrap_or_default();
                    let name = attribute(&start, "name").unwrap_or_default();
                    Some((name, hidden.contains(&style)))
                }
                _ => None,
            },
            Node::Over => break,
            Node::End(_) | Node::Text(_) | Node::Other => None,
        };
        match begins {
            None => {}
            Some((_, true)) => xml.skip()?,
            Some((name, false)) if found.is_some() => {
                others.push(name);
                xml.skip()?;
            }
            Some((name, false)) => {
                let cells = table(&mut xml)?;
                if cells.is_empty() {
                    others.push(name);
                } else {
                    found = Some((name, cells));
                }
            }
        }
    }
    let (sheet, cells) = found.ok_or(Fault::Empty)?;
    Ok(Table {
        kind: Kind::Ods,
        sheet,
        others,
        rows: cells.rows(),
    })
}

fn table(xml: &mut Xml<'_>) -> Result<Cells, Fault> {
    let mut cells = Cells::default();
    let mut row = 0_usize;
    loop {
        let next = match xml.next()? {
            Node::Start(start) => match name(&start) {
                "table-row" => Some(repeated(&start, "number-rows-repeated")),
                // what lies over the cells may hold tables of its own
                "shapes" | "table" => None,
                _ => continue,
            },
            Node::End(end) if ended(&end) == "table" => return Ok(cells),
            Node::Over => return Err(Fault::Broken),
            Node::End(_) | Node::Text(_) | Node::Other => continue,
        };
        let Some(times) = next else {
            xml.skip()?;
            continue;
        };
        let values = values(xml, row)?;
        if !values.is_empty() {
            // stops by the limit of rows long before a count that a file may name
            for again in 0..times {
                for (column, value) in &values {
                    cells.put(row.saturating_add(again), *column, value)?;
                }
            }
        }
        row = row.saturating_add(times);
    }
}

fn repeated(start: &BytesStart<'_>, count: &str) -> usize {
    number(start, count).unwrap_or(1)
}

/// The cells of a row that have anything in them, with their columns.
fn values(xml: &mut Xml<'_>, row: usize) -> Result<Vec<(usize, String)>, Fault> {
    let mut values = Vec::new();
    let mut column = 0_usize;
    loop {
        let (times, value) = match xml.next()? {
            Node::Start(start) => {
                let times = repeated(&start, "number-columns-repeated");
                let said = Said::by(&start);
                let text = text(xml)?;
                (times, said.shown(text))
            }
            Node::End(end) if ended(&end) == "table-row" => return Ok(values),
            Node::Over => return Err(Fault::Broken),
            Node::End(_) | Node::Text(_) | Node::Other => continue,
        };
        if !value.trim().is_empty() {
            if column.saturating_add(times) > limits::COLUMNS {
                return Err(Fault::TooManyColumns {
                    row: row.saturating_add(1),
                });
            }
            values.extend((column..column + times).map(|column| (column, value.clone())));
        }
        column = column.saturating_add(times);
    }
}

/// The value that a cell says beside its text.
struct Said {
    kind: String,
    value: Option<String>,
}

impl Said {
    fn by(start: &BytesStart<'_>) -> Self {
        let kind = attribute(start, "value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "date" => attribute(start, "date-value"),
            "boolean" => attribute(start, "boolean-value"),
            "string" => attribute(start, "string-value"),
            "float" | "percentage" | "currency" => attribute(start, "value"),
            _ => None,
        };
        Self { kind, value }
    }

    fn shown(self, text: String) -> String {
        let Some(value) = self.value else {
            return text;
        };
        match self.kind.as_str() {
            "date" => iso(&value).unwrap_or(text),
            "boolean" => value.to_ascii_uppercase(),
            "float" | "percentage" | "currency" => number_or_code(&value, text),
            _ => value,
        }
    }
}

/// A number's digits; as the sheet shows them where it only adds zeros and hyphens.
fn number_or_code(value: &str, text: String) -> String {
    let Ok(number) = value.parse::<f64>() else {
        return text;
    };
    let digits = plain(number);
    let shown: String = text.chars().filter(char::is_ascii_digit).collect();
    let only = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '-' | ' '));
    let same = shown.trim_start_matches('0') == digits.trim_start_matches('0');
    if only && same && !shown.is_empty() {
        text
    } else {
        digits
    }
}

/// The text of the cell that has just begun, up to its end; paragraphs become lines, notes are left out.
fn text(xml: &mut Xml<'_>) -> Result<String, Fault> {
    let mut text = String::new();
    let mut paragraphs = 0_usize;
    let mut inside = 0_usize;
    let mut depth = 1_usize;
    while depth > 0 {
        let aside = match xml.next()? {
            Node::Start(start) => {
                depth += 1;
                match name(&start) {
                    "p" => {
                        paragraphs += 1;
                        inside += 1;
                        if paragraphs > 1 {
                            text.push('\n');
                        }
                    }
                    "s" => {
                        let blanks = repeated(&start, "c").min(limits::CELL);
                        text.extend(std::iter::repeat_n(' ', blanks));
                    }
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    _ => {}
                }
                matches!(name(&start), "annotation" | "table" | "frame")
            }
            Node::End(end) => {
                depth -= 1;
                inside = inside.saturating_sub(usize::from(ended(&end) == "p"));
                false
            }
            Node::Text(piece) => {
                if inside > 0 {
                    text.push_str(&piece);
                }
                false
            }
            Node::Other => false,
            Node::Over => return Err(Fault::Broken),
        };
        if aside {
            xml.skip()?;
            depth -= 1;
        }
        if text.len() > limits::TEXT {
            return Err(Fault::TooMuchText);
        }
    }
    Ok(text)
}
