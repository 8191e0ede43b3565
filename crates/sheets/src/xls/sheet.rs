//! One sheet: its cells in the order of the stream.

use super::book::Book;
use super::ole::{u16_at, u32_at};
use super::record::{Record, Records, kind};
use super::text::{Reading, place};
use crate::fault::Fault;
use crate::table::Cells;

/// Reads all cells up to the sheet's end.
pub(super) fn read(stream: &[u8], book: &Book) -> Result<Cells, Fault> {
    let mut cells = Cells::default();
    // charts within the sheet are streams of their own
    let mut depth = 0_usize;
    let mut computed = None;
    for record in Records::new(stream) {
        match record.kind {
            kind::BEGIN => depth += 1,
            kind::END if depth <= 1 => break,
            kind::END => depth -= 1,
            _ if depth > 1 => {}
            kind::FORMULA => {
                computed = place(record.bytes());
                let value = formula(record.bytes(), book);
                put(&mut cells, computed, value)?;
            }
            kind::FORMULA_TEXT => {
                let value = Reading::new(&record.parts).text();
                put(&mut cells, computed.take(), value)?;
            }
            kind::NUMBERS => packed_row(&mut cells, record.bytes(), book)?,
            _ => {
                let value = value(&record, book);
                if value.is_some() {
                    put(&mut cells, place(record.bytes()), value)?;
                }
            }
        }
    }
    Ok(cells)
}

type Place = Option<(usize, usize, usize)>;

fn put(cells: &mut Cells, place: Place, value: Option<String>) -> Result<(), Fault> {
    match (place, value) {
        (Some((row, column, _)), Some(value)) => cells.put(row, column, &value),
        _ => Ok(()),
    }
}

/// The value of a cell that stands in one record.
fn value(record: &Record<'_>, book: &Book) -> Option<String> {
    let bytes = record.bytes();
    match record.kind {
        kind::NUMBER => Some(book.number(place(bytes)?.2, float(bytes, 6)?)),
        kind::PACKED => Some(book.number(place(bytes)?.2, unpacked(u32_at(bytes, 6)?))),
        kind::SHARED_TEXT => {
            let index = usize::try_from(u32_at(bytes, 6)?).ok()?;
            book.texts.get(index).cloned()
        }
        kind::TEXT | kind::RICH_TEXT => {
            let mut reading = Reading::new(&record.parts);
            reading.skip(6)?;
            reading.text()
        }
        kind::TRUTH => Some(truth(u16_at(bytes, 6)?)),
        _ => None,
    }
}

/// Numbers side by side in one record.
fn packed_row(cells: &mut Cells, bytes: &[u8], book: &Book) -> Result<(), Fault> {
    let Some((row, first, _)) = place(bytes) else {
        return Ok(());
    };
    // the last two bytes say the last column again
    let inner = bytes
        .get(4..bytes.len().saturating_sub(2))
        .unwrap_or_default();
    let (pairs, _) = inner.as_chunks::<6>();
    for (column, pair) in (first..).zip(pairs) {
        if let (Some(format), Some(packed)) = (u16_at(pair, 0), u32_at(pair, 2)) {
            let text = book.number(usize::from(format), unpacked(packed));
            cells.put(row, column, &text)?;
        }
    }
    Ok(())
}

/// The value that was last computed; a text follows in a record of its own.
fn formula(bytes: &[u8], book: &Book) -> Option<String> {
    let (_, _, format) = place(bytes)?;
    if u16_at(bytes, 12)? != 0xFFFF {
        return Some(book.number(format, float(bytes, 6)?));
    }
    match bytes.get(6)? {
        1 => Some(truth(u16::from(*bytes.get(8)?))),
        2 => Some(truth(u16::from(*bytes.get(8)?) | 0x100)),
        _ => None,
    }
}

/// True, false, or one of the errors that a sheet shows.
fn truth(value: u16) -> String {
    let [value, is_error] = value.to_le_bytes();
    match (is_error, value) {
        (0, 0) => "FALSE",
        (0, _) => "TRUE",
        (_, 0x00) => "#NULL!",
        (_, 0x07) => "#DIV/0!",
        (_, 0x0F) => "#VALUE!",
        (_, 0x17) => "#REF!",
        (_, 0x1D) => "#NAME?",
        (_, 0x24) => "#NUM!",
        _ => "#N/A",
    }
    .to_owned()
}

fn float(bytes: &[u8], at: usize) -> Option<f64> {
    let eight = bytes.get(at..)?.first_chunk::<8>()?;
    Some(f64::from_le_bytes(*eight))
}

/// Thirty bits of a number, with two flags: hundredths, and whole.
fn unpacked(packed: u32) -> f64 {
    let number = if packed & 2 == 0 {
        f64::from_bits(u64::from(packed & !3) << 32)
    } else {
        f64::from(packed.cast_signed() >> 2)
    };
    if packed & 1 == 0 {
        number
    } else {
        number / 100.0
    }
}
