//! Which column holds what: by the headings, or as a person says.
//!
//! The caller names its fields and the headings that each is known by; here nobody knows what they mean.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::table::Row;

/// A field and the headings that it is known by, in any language and spelling.
pub type Known<F> = (F, &'static [&'static str]);

/// Rows from the top among which the headings are looked for: above them may stand a title and a date.
const TOP: usize = 15;

/// Which column holds which field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns<F: Ord> {
    at: BTreeMap<F, usize>,
    /// Columns with a heading that nobody knows, or whose field another column holds already
    pub unknown: Vec<usize>,
}

impl<F: Ord> Default for Columns<F> {
    fn default() -> Self {
        Self {
            at: BTreeMap::new(),
            unknown: Vec::new(),
        }
    }
}

/// Two columns were said to hold one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubled<F> {
    /// The field
    pub field: F,
    /// The later of the two columns
    pub column: usize,
}

impl<F: Copy + Ord> Columns<F> {
    /// Recognises headings; case, diacritics and punctuation do not matter.
    pub fn recognise(headings: &Row, known: &[Known<F>]) -> Self {
        let names: BTreeMap<String, F> = known
            .iter()
            .flat_map(|(field, names)| names.iter().map(|name| (bare(name), *field)))
            .collect();
        let mut columns = Self {
            at: BTreeMap::new(),
            unknown: Vec::new(),
        };
        for (column, heading) in headings.cells.iter().enumerate() {
            match names.get(&bare(heading)) {
                Some(field) if !columns.at.contains_key(field) => {
                    columns.at.insert(*field, column);
                }
                None if heading.is_empty() => {}
                Some(_) | None => columns.unknown.push(column),
            }
        }
        columns
    }

    /// As a person said: a field for some of the columns.
    pub fn by_hand(said: impl IntoIterator<Item = (usize, F)>) -> Result<Self, Doubled<F>> {
        let mut at = BTreeMap::new();
        for (column, field) in said {
            if at.insert(field, column).is_some() {
                return Err(Doubled { field, column });
            }
        }
        Ok(Self {
            at,
            unknown: Vec::new(),
        })
    }

    /// The column that holds the field.
    pub fn column(&self, field: F) -> Option<usize> {
        self.at.get(&field).copied()
    }

    /// The field that the column holds.
    pub fn field(&self, column: usize) -> Option<F> {
        self.at
            .iter()
            .find(|(_, at)| **at == column)
            .map(|(field, _)| *field)
    }

    /// Whether any column holds the field.
    pub fn has(&self, field: F) -> bool {
        self.at.contains_key(&field)
    }

    /// How many fields have a column.
    pub fn len(&self) -> usize {
        self.at.len()
    }

    /// Whether nothing was recognised.
    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// Every field with its column.
    pub fn pairs(&self) -> impl Iterator<Item = (F, usize)> {
        self.at.iter().map(|(field, column)| (*field, *column))
    }

    /// The field's text in a row; empty where no column holds it.
    pub fn text<'r>(&self, row: &'r Row, field: F) -> &'r str {
        self.column(field).map_or("", |column| row.cell(column))
    }
}

/// Which of the first rows holds the headings: the one with the most that are known. None if no row has any.
pub fn heading_row<F: Copy + Ord>(rows: &[Row], known: &[Known<F>]) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (index, row) in rows.iter().take(TOP).enumerate() {
        let count = Columns::recognise(row, known).len();
        if count > best.map_or(0, |(_, most)| most) {
            best = Some((index, count));
        }
    }
    best.map(|(index, _)| index)
}

/// The letters and digits of a heading in their plainest form: "Mātes e-pasts" is "matesepasts".
pub fn bare(heading: &str) -> String {
    heading
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter) && letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
