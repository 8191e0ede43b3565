//! What the sheets share: their names and places, the shared texts, the formats of numbers.

use std::collections::BTreeMap;

use super::ole::{u16_at, u32_at};
use super::record::{Records, kind};
use super::text::Reading;
use crate::fault::{Fault, Found};
use crate::limits;
use crate::number::Format;

/// Excel 97 and later.
const BIFF8: u16 = 0x0600;
/// Sheets looked at: each may name the same place, and looking takes time.
const SHEETS: usize = 30;

/// A workbook without its sheets.
#[derive(Default)]
pub(super) struct Book {
    /// The sheets that show: name and place in the stream
    pub(super) sheets: Vec<(String, usize)>,
    pub(super) texts: Vec<String>,
    pub(super) formats: Vec<Format>,
    pub(super) from_1904: bool,
}

impl Book {
    pub(super) fn open(stream: &[u8]) -> Result<Self, Fault> {
        let mut book = Self::default();
        let mut codes: BTreeMap<u16, Format> = BTreeMap::new();
        let mut used = Vec::new();
        let mut records = Records::new(stream);
        let first = records.next().ok_or(Fault::Broken)?;
        if first.kind != kind::BEGIN || u16_at(first.bytes(), 0) != Some(BIFF8) {
            return Err(Fault::NotASheet(Found::OtherWorkbook));
        }
        for record in records {
            let bytes = record.bytes();
            match record.kind {
                kind::PASSWORD => return Err(Fault::Encrypted),
                kind::DATES => book.from_1904 = u16_at(bytes, 0) == Some(1),
                kind::SHEET => book.sheets.extend(sheet(bytes)),
                kind::SHARED_TEXTS => book.texts = texts(&record.parts)?,
                kind::FORMAT => {
                    let mut reading = Reading::new(&record.parts);
                    let code = reading.u16().zip(reading.text());
                    codes.extend(code.map(|(id, code)| (id, Format::of(&code))));
                }
                kind::CELL_FORMAT => used.extend(u16_at(bytes, 2)),
                kind::END => break,
                _ => {}
            }
        }
        book.sheets.truncate(SHEETS);
        let format = |id: u16| {
            let known = codes.get(&id).cloned();
            known.unwrap_or_else(|| Format::builtin(u32::from(id)))
        };
        book.formats = used.into_iter().map(format).collect();
        Ok(book)
    }

    pub(super) fn number(&self, format: usize, number: f64) -> String {
        if !number.is_finite() {
            return String::new();
        }
        let format = self.formats.get(format).unwrap_or(&Format::Plain);
        format.show(number, self.from_1904)
    }
}

/// A sheet of cells that shows.
fn sheet(bytes: &[u8]) -> Option<(String, usize)> {
    let start = usize::try_from(u32_at(bytes, 0)?).ok()?;
    let shows_cells = u16_at(bytes, 4)? == 0;
    let name = Reading::new(&[bytes.get(6..)?]).short_text()?;
    shows_cells.then_some((name, start))
}

fn texts(parts: &[&[u8]]) -> Result<Vec<String>, Fault> {
    let mut reading = Reading::new(parts);
    let mut texts = Vec::new();
    let mut letters = 0_usize;
    // the counts in front say nothing that the bytes do not say better
    reading.skip(8).ok_or(Fault::Broken)?;
    while let Some(text) = reading.text() {
        letters += text.len() + size_of::<String>();
        if letters > 2 * limits::TEXT {
            return Err(Fault::TooMuchText);
        }
        texts.push(text);
    }
    Ok(texts)
}
