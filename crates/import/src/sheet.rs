//! A sheet and which of its columns holds what: what is kept between the upload and the confirmation.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sheets::Row;
use sheets::columns::{Columns, heading_row};
use web::{Error, Result};

use crate::field::Field;
use crate::headings::{known, missing};
use crate::kind::Kind;

/// The rows with their columns.
#[derive(Debug, Clone)]
pub struct Sheet {
    rows: Vec<Row>,
    /// The row of the headings, if there is one
    heading: Option<usize>,
    columns: Columns<Field>,
}

#[derive(Serialize, Deserialize)]
struct Mapping {
    heading: Option<usize>,
    at: BTreeMap<String, usize>,
}

/// Rows from which a person chooses the one with the headings.
pub const CHOICE: usize = 10;

impl Sheet {
    /// Recognises the columns by their headings.
    pub fn new(kind: Kind, rows: Vec<Row>) -> Self {
        let known = known(kind);
        let heading = heading_row(&rows, &known);
        let columns = heading
            .and_then(|heading| rows.get(heading))
            .map_or_else(Columns::default, |row| Columns::recognise(row, &known));
        Self {
            rows,
            heading,
            columns,
        }
    }

    /// With the columns as a person said.
    pub fn mapped(self, heading: Option<usize>, columns: Columns<Field>) -> Self {
        Self {
            heading,
            columns,
            ..self
        }
    }

    /// All rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row of the headings.
    pub const fn heading(&self) -> Option<usize> {
        self.heading
    }

    /// Which column holds what.
    pub const fn columns(&self) -> &Columns<Field> {
        &self.columns
    }

    /// What the kind needs and no column holds.
    pub fn missing(&self, kind: Kind) -> Vec<&'static str> {
        missing(kind, &self.columns)
    }

    /// The rows under the headings.
    pub fn data(&self) -> &[Row] {
        let skipped = self.heading.map_or(0, |heading| heading + 1);
        self.rows.get(skipped..).unwrap_or_default()
    }

    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0)
    }

    /// The heading of a column, if any.
    pub fn heading_of(&self, column: usize) -> &str {
        self.heading
            .and_then(|heading| self.rows.get(heading))
            .map_or("", |row| row.cell(column))
    }

    /// The headings of columns that nobody knows: they are not brought in.
    pub fn ignored(&self) -> Vec<String> {
        (0..self.width())
            .filter(|column| self.columns.field(*column).is_none())
            .map(|column| self.heading_of(column).to_owned())
            .filter(|heading| !heading.is_empty())
            .collect()
    }

    /// As it is kept: the cells and the mapping.
    pub fn kept(&self) -> Result<(String, String)> {
        let rows: Vec<(usize, &[String])> = self
            .rows
            .iter()
            .map(|row| (row.line, row.cells.as_slice()))
            .collect();
        Ok((json(&rows)?, self.mapping()?))
    }

    /// The mapping alone.
    pub fn mapping(&self) -> Result<String> {
        let at = self.columns.pairs();
        json(&Mapping {
            heading: self.heading,
            at: at
                .map(|(field, column)| (field.to_string(), column))
                .collect(),
        })
    }

    /// As it was kept.
    pub fn of(cells: &str, mapping: &str) -> Result<Self> {
        let rows: Vec<(usize, Vec<String>)> = serde_json::from_str(cells).map_err(broken)?;
        let mapping: Mapping = serde_json::from_str(mapping).map_err(broken)?;
        let said = mapping
            .at
            .iter()
            .filter_map(|(field, column)| Some((*column, field.parse().ok()?)));
        Ok(Self {
            rows: rows
                .into_iter()
                .map(|(line, cells)| Row { line, cells })
                .collect(),
            heading: mapping.heading,
            columns: Columns::by_hand(said).unwrap_or_default(),
        })
    }
}

fn json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(broken)
}

fn broken(fault: serde_json::Error) -> Error {
    // the position alone: the text may hold somebody's name
    Error::Internal(format!("a draft cannot be read: column {}", fault.column()))
}
