//! A spreadsheet's bytes become rows of text: XLSX, XLS, ODS and delimited text. Knows no domain, asks nobody.
//!
//! - [`read`] tells the kind by the content, never by a name: a renamed picture is [`Fault::NotASheet`].
//! - Everything is text afterwards: dates as `dd.mm.yyyy.`, numbers as their digits, a formula as the value that
//!   the sheet last computed. Nothing is ever evaluated; in delimited text `=cmd|…` is just such a text.
//! - Every reader counts while it reads: bytes, inflated bytes, rows, columns, letters of a cell and of the sheet.
//!   No allocation is sized by a number that the file names, which is why the readers are our own: a library that
//!   lays a whole sheet out first can be made to ask for terabytes by a file of one kilobyte.
//! - [`columns`] recognises a table's columns by their headings.

pub mod columns;

mod delimited;
mod fault;
mod kind;
mod number;
mod ods;
mod package;
mod table;
mod xls;
mod xlsx;
mod xml;

pub use fault::{Fault, Found};
pub use kind::Kind;
pub use table::{Row, Table};

/// What one file may hold at most.
pub mod limits {
    /// Bytes of the file
    pub const BYTES: usize = 10 * 1024 * 1024;
    /// Bytes that a zipped file really inflates to, over all the parts that are read
    pub const INFLATED: u64 = 100 * 1024 * 1024;
    /// Rows with anything in them
    pub const ROWS: usize = 20_000;
    /// Columns, up to the last with anything in it
    pub const COLUMNS: usize = 100;
    /// Letters of one cell
    pub const CELL: usize = 10_000;
    /// Bytes of text of the whole table
    pub const TEXT: usize = 32 * 1024 * 1024;
}

/// Reads the first sheet that shows and is not empty.
pub fn read(bytes: &[u8]) -> Result<Table, Fault> {
    if bytes.len() > limits::BYTES {
        return Err(Fault::TooLarge);
    }
    let table = match kind::of(bytes)? {
        Kind::Xlsx => xlsx::read(bytes),
        Kind::Xls => xls::read(bytes),
        Kind::Ods => ods::read(bytes),
        Kind::Text => delimited::read(bytes),
    }?;
    if table.rows.is_empty() {
        return Err(Fault::Empty);
    }
    Ok(table)
}
