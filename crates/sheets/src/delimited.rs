//! Delimited text: the letters' encoding and the separator are found by looking.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1257};

use crate::fault::{Fault, Found};
use crate::kind::Kind;
use crate::table::{Cells, Table};

/// Separators in the order of trust: Excel in Latvia writes semicolons.
const SEPARATORS: [u8; 3] = [b';', b'\t', b','];

/// Rows looked at to find the separator.
const LOOKED_AT: usize = 50;

/// Reads all rows.
pub(crate) fn read(bytes: &[u8]) -> Result<Table, Fault> {
    let text = decoded(bytes)?;
    let (separator, text, before) = separated(&text);
    let mut cells = Cells::default();
    let mut reader = reader(separator, text);
    let mut record = StringRecord::new();
    let mut lines = Lines::new(text.as_bytes());
    while reader.read_record(&mut record).map_err(|_| Fault::Broken)? {
        let at = record.position().map_or(0, csv::Position::byte);
        let row = lines.before(at).saturating_add(before);
        for (column, text) in record.iter().enumerate() {
            cells.put(row, column, text)?;
        }
    }
    Ok(Table {
        kind: Kind::Text,
        sheet: String::new(),
        others: Vec::new(),
        rows: cells.rows(),
    })
}

/// Counts lines forward. The reader's own count stands before the blank lines and the second half of a line's end.
struct Lines<'t> {
    rest: &'t [u8],
    passed: usize,
    ended: usize,
}

impl<'t> Lines<'t> {
    const fn new(text: &'t [u8]) -> Self {
        Self {
            rest: text,
            passed: 0,
            ended: 0,
        }
    }

    /// How many lines end before the record that begins there or, after line ends, a little later.
    fn before(&mut self, at: u64) -> usize {
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        while let Some((byte, rest)) = self.rest.split_first() {
            if self.passed >= at && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            let ends = *byte == b'\n' || (*byte == b'\r' && rest.first() != Some(&b'\n'));
            self.ended += usize::from(ends);
            self.passed += 1;
            self.rest = rest;
        }
        self.ended
    }
}

fn reader(separator: u8, text: &str) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// UTF-8 with or without its mark, UTF-16 with it (Excel's "Unicode text"), else Windows' Baltic page.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    let no_text = Fault::NotASheet(Found::Unknown);
    let text = if let Some(utf8) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        Cow::Borrowed(std::str::from_utf8(utf8).map_err(|_| no_text)?)
    } else if let Some(utf16) = bytes.strip_prefix(b"\xff\xfe") {
        UTF_16LE
            .decode_without_bom_handling_and_without_replacement(utf16)
            .ok_or(no_text)?
    } else if let Some(utf16) = bytes.strip_prefix(b"\xfe\xff") {
        UTF_16BE
            .decode_without_bom_handling_and_without_replacement(utf16)
            .ok_or(no_text)?
    } else if let Ok(utf8) = std::str::from_utf8(bytes) {
        Cow::Borrowed(utf8)
    } else {
        WINDOWS_1257
            .decode_without_bom_handling_and_without_replacement(bytes)
            .ok_or(no_text)?
    };
    // every byte is some letter of the Baltic page: what is no text shows by its control characters
    let odd =
        |c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1a}');
    if text.chars().any(odd) {
        return Err(no_text);
    }
    Ok(text)
}

/// The separator, the text after a line that only names it ("sep=;", Excel's own), and how many lines that was.
fn separated(text: &str) -> (u8, &str, usize) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(named) = first.trim_end_matches('\r').strip_prefix("sep=")
        && let [separator] = *named.as_bytes()
        && SEPARATORS.contains(&separator)
    {
        return (separator, rest, 1);
    }
    let fits = |separator: &u8| fit(*separator, text);
    // of equal ones the last wins in max_by_key, so the most trusted comes last
    let best = SEPARATORS.iter().rev().max_by_key(|one| fits(one));
    (best.copied().unwrap_or(b';'), text, 0)
}

/// How well a separator divides the first rows: first how many of them agree on a number of columns above one
/// (commas inside texts rarely do, headings have none), then on how many columns.
fn fit(separator: u8, text: &str) -> (usize, usize) {
    let mut widths: Vec<usize> = reader(separator, text)
        .into_records()
        .take(LOOKED_AT)
        .flatten()
        .map(|record| record.len())
        .collect();
    widths.sort_unstable();
    widths
        .chunk_by(PartialEq::eq)
        .filter_map(|same| Some((same.len(), *same.first().filter(|width| **width > 1)?)))
        .max()
        .unwrap_or_default()
}
