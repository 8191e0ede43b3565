//! XLS of Excel 97–2003: a container of streams, one of which is a list of records.

mod book;
pub(crate) mod ole;
mod record;
mod sheet;
mod text;

use crate::fault::Fault;
use crate::kind::Kind;
use crate::table::Table;

use book::Book;
use ole::Ole;

/// Reads the first sheet that shows and is not empty.
pub(crate) fn read(bytes: &[u8]) -> Result<Table, Fault> {
    let stream = Ole::open(bytes)?.stream("Workbook").ok_or(Fault::Broken)?;
    let book = Book::open(&stream)?;
    let names = || book.sheets.iter().map(|(name, _)| name.clone());
    for (name, start) in &book.sheets {
        let cells = sheet::read(stream.get(*start..).ok_or(Fault::Broken)?, &book)?;
        if !cells.is_empty() {
            return Ok(Table {
                kind: Kind::Xls,
                sheet: name.clone(),
                others: names().filter(|other| other != name).collect(),
                rows: cells.rows(),
            });
        }
    }
    Err(Fault::Empty)
}
