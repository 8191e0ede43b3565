//! The table that all readers fill, cell by cell, under the same limits.

use std::collections::BTreeMap;

use crate::fault::Fault;
use crate::kind::Kind;
use crate::limits;

/// A row with anything in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number as the spreadsheet shows it, or the line of a text file: from one
    pub line: usize,
    /// The cells up to the last with anything in it
    pub cells: Vec<String>,
}

impl Row {
    /// The cell's text; empty where the row ends before it.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// A sheet as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What the file was
    pub kind: Kind,
    /// The sheet's name, where sheets have names
    pub sheet: String,
    /// Names of the other sheets that show: they were not read, and whoever sent the file is told
    pub others: Vec<String>,
    /// Rows from the top; blank ones are left out
    pub rows: Vec<Row>,
}

/// Collects cells in any order and counts.
#[derive(Default)]
pub(crate) struct Cells {
    rows: BTreeMap<usize, Vec<String>>,
    text: usize,
}

impl Cells {
    /// Puts a text at a place, both from zero. Blank text is no cell.
    pub(crate) fn put(&mut self, row: usize, column: usize, text: &str) -> Result<(), Fault> {
        let text = clean(text);
        if text.is_empty() {
            return Ok(());
        }
        let shown = row.saturating_add(1);
        if column >= limits::COLUMNS {
            return Err(Fault::TooManyColumns { row: shown });
        }
        // letters are counted only where the bytes could be too many
        if text.len() > limits::CELL && text.chars().count() > limits::CELL {
            return Err(Fault::CellTooLong {
                row: shown,
                column: column + 1,
            });
        }
        self.text += text.len();
        if self.text > limits::TEXT {
            return Err(Fault::TooMuchText);
        }
        if !self.rows.contains_key(&row) && self.rows.len() >= limits::ROWS {
            return Err(Fault::TooManyRows);
        }
        let cells = self.rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
        Ok(())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows with anything in them, from the top.
    pub(crate) fn rows(self) -> Vec<Row> {
        let row = |(row, cells): (usize, Vec<String>)| Row {
            line: row.saturating_add(1),
            cells,
        };
        self.rows.into_iter().map(row).collect()
    }
}

/// Without the blanks around it and without what no database and no page can show.
fn clean(text: &str) -> String {
    let shown = |letter: char| match letter {
        '\u{a0}' => Some(' '),
        '\n' | '\t' => Some(letter),
        '\u{feff}' | '\u{200b}' => None,
        control if control.is_control() => None,
        other => Some(other),
    };
    let trimmed = text.trim();
    if trimmed.chars().all(|letter| shown(letter) == Some(letter)) {
        return trimmed.to_owned();
    }
    let cleaned: String = trimmed.chars().filter_map(shown).collect();
    cleaned.trim().to_owned()
}
