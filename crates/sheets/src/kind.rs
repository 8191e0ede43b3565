//! Which kind of file it is, by its first bytes; a name may say anything.

use crate::fault::{Fault, Found};
use crate::package::Package;
use crate::xls::ole::Ole;

/// A kind of sheet that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Excel 2007 and later
    Xlsx,
    /// Excel 97–2003
    Xls,
    /// OpenDocument
    Ods,
    /// Delimited text
    Text,
}

/// First bytes of what is no sheet.
const OTHERS: &[(usize, &[u8], Found)] = &[
    (0, b"\x89PNG", Found::Picture),
    (0, b"\xff\xd8\xff", Found::Picture),
    (0, b"GIF8", Found::Picture),
    (0, b"II*\0", Found::Picture),
    (0, b"MM\0*", Found::Picture),
    (8, b"WEBP", Found::Picture),
    (4, b"ftyp", Found::Picture),
    (0, b"%PDF", Found::Pdf),
    (0, b"{\\rtf", Found::Document),
    // BOF records of Excel 2 to 4, which stand in no container
    (0, b"\x09\x00\x04\x00", Found::OtherWorkbook),
    (0, b"\x09\x02\x06\x00", Found::OtherWorkbook),
    (0, b"\x09\x04\x06\x00", Found::OtherWorkbook),
];

/// Tells the kind.
pub(crate) fn of(bytes: &[u8]) -> Result<Kind, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    let begins = |at: usize, with: &[u8]| bytes.get(at..).is_some_and(|b| b.starts_with(with));
    if begins(0, b"PK\x03\x04") || begins(0, b"PK\x05\x06") {
        return zipped(bytes);
    }
    if begins(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return contained(bytes);
    }
    for (at, with, found) in OTHERS {
        if begins(*at, with) {
            return Err(Fault::NotASheet(*found));
        }
    }
    let start: Vec<u8> = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start()
        .iter()
        .take(9)
        .map(u8::to_ascii_lowercase)
        .collect();
    let pages: [&[u8]; 6] = [
        b"<!doctype",
        b"<html",
        b"<table",
        b"<meta",
        b"<head",
        b"<?xml",
    ];
    if pages.iter().any(|page| start.starts_with(page)) {
        return Err(Fault::NotASheet(Found::WebPage));
    }
    Ok(Kind::Text)
}

fn zipped(bytes: &[u8]) -> Result<Kind, Fault> {
    let package = Package::open(bytes)?;
    let other = if package.any_under("word/") || package.any_under("ppt/") {
        Found::Document
    } else if package.has("xl/workbook.bin") {
        Found::OtherWorkbook
    } else if package.any_under("xl/") {
        return Ok(Kind::Xlsx);
    } else if package.has("content.xml") && package.has("mimetype") {
        return match package.mimetype()?.as_str() {
            sheet if sheet.starts_with("application/vnd.oasis.opendocument.spreadsheet") => {
                Ok(Kind::Ods)
            }
            _ => Err(Fault::NotASheet(Found::Document)),
        };
    } else {
        Found::Archive
    };
    Err(Fault::NotASheet(other))
}

fn contained(bytes: &[u8]) -> Result<Kind, Fault> {
    let ole = Ole::open(bytes)?;
    if ole.has("EncryptedPackage") {
        Err(Fault::Encrypted)
    } else if ole.has("Workbook") {
        Ok(Kind::Xls)
    } else if ole.has("Book") {
        Err(Fault::NotASheet(Found::OtherWorkbook))
    } else if ole.has("WordDocument") || ole.has("PowerPoint Document") {
        Err(Fault::NotASheet(Found::Document))
    } else {
        Err(Fault::NotASheet(Found::Unknown))
    }
}
