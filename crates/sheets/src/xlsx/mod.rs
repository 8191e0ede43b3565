//! XLSX: a package whose workbook names its sheets, their shared texts and number formats.

mod book;
mod sheet;

use crate::fault::Fault;
use crate::kind::Kind;
use crate::package::Package;
use crate::table::Table;

use book::Book;

/// Reads the first sheet that shows and is not empty.
pub(crate) fn read(bytes: &[u8]) -> Result<Table, Fault> {
    let mut package = Package::open(bytes)?;
    let book = Book::open(&mut package)?;
    let names = || book.sheets.iter().map(|(name, _)| name.clone());
    for (name, part) in &book.sheets {
        let Some(xml) = package.xml(part)? else {
            return Err(Fault::Broken);
        };
        let cells = sheet::read(xml, &book)?;
        if !cells.is_empty() {
            return Ok(Table {
                kind: Kind::Xlsx,
                sheet: name.clone(),
                others: names().filter(|other| other != name).collect(),
                rows: cells.rows(),
            });
        }
    }
    Err(Fault::Empty)
}
