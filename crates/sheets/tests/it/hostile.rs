//! Files that are not what they say, or that want too much.

use sheets::{Fault, Found, limits};

use crate::files::{container, label, number, ods, record, workbook, xlsx, zipped};
use crate::refused;

#[test]
fn a_renamed_picture_is_told_from_a_sheet() {
    let pictures: [&[u8]; 4] = [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"GIF89a\x01\0",
        b"RIFF\x10\0\0\0WEBPVP8 ",
    ];
    for picture in pictures {
        assert_eq!(refused(picture), Fault::NotASheet(Found::Picture));
    }
}

#[test]
fn other_files_are_named_for_what_they_are() {
    assert_eq!(refused(b"%PDF-1.7\n"), Fault::NotASheet(Found::Pdf));
    assert_eq!(refused(b"{\\rtf1 a}"), Fault::NotASheet(Found::Document));
    assert_eq!(
        refused(b"\r\n <HTML><table>"),
        Fault::NotASheet(Found::WebPage)
    );
    assert_eq!(
        refused(b"\x7fELF\x02\x01\0\0"),
        Fault::NotASheet(Found::Unknown)
    );
    assert_eq!(
        refused(&[1, 2, 3, 200, 255]),
        Fault::NotASheet(Found::Unknown)
    );
    let word = zipped(&[("word/document.xml", b"<w/>")]);
    assert_eq!(refused(&word), Fault::NotASheet(Found::Document));
    let binary = zipped(&[("xl/workbook.bin", b"x")]);
    assert_eq!(refused(&binary), Fault::NotASheet(Found::OtherWorkbook));
    let archive = zipped(&[("photo.png", b"x")]);
    assert_eq!(refused(&archive), Fault::NotASheet(Found::Archive));
    let writer = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"<x/>"),
    ]);
    assert_eq!(refused(&writer), Fault::NotASheet(Found::Document));
}

#[test]
fn too_many_bytes_are_not_looked_at() {
    assert_eq!(refused(&vec![b'a'; limits::BYTES + 1]), Fault::TooLarge);
}

#[test]
fn a_zip_bomb_is_refused_by_what_it_says() {
    let zeros = vec![b' '; 101 * 1024 * 1024];
    let bytes = zipped(&[("xl/workbook.xml", &zeros)]);
    assert!(bytes.len() < 200_000);
    assert_eq!(refused(&bytes), Fault::Bomb);
}

#[test]
fn a_zip_bomb_that_lies_about_its_size_is_refused() {
    let mut sheet = b"<worksheet><sheetData>".to_vec();
    sheet.resize(101 * 1024 * 1024, b' ');
    let size = u32::try_from(sheet.len()).unwrap();
    let sheet = String::from_utf8(sheet).unwrap();
    let mut bytes = xlsx(&sheet, "<sst/>", "<styleSheet/>");
    // both headers say ten bytes now
    let mut at = 0;
    while let Some(found) = bytes[at..]
        .windows(4)
        .position(|four| four == size.to_le_bytes())
    {
        at += found;
        bytes[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    assert!(at > 0);
    // the unzipping itself stops at what was said
    assert_eq!(refused(&bytes), Fault::Broken);
}

#[test]
fn a_part_that_is_inflated_again_and_again_is_counted_each_time() {
    let texts = format!("<sst>{}</sst>", " ".repeat(2 * 1024 * 1024));
    let again: String = (0..60)
        .map(|n| format!("<Relationship Id='t{n}' Type='/sharedStrings' Target='texts.xml'/>"))
        .collect();
    let bytes = zipped(&[
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/_rels/workbook.xml.rels", again.as_bytes()),
        ("xl/texts.xml", texts.as_bytes()),
    ]);
    assert_eq!(refused(&bytes), Fault::Bomb);
}

#[test]
fn a_count_that_a_file_names_sizes_nothing() {
    let cell = r#"office:value-type="string"><text:p>x</text:p></table:table-cell>"#;
    let rows = ods(&format!(
        r#"<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576"><table:table-cell {cell}</table:table-row></table:table>"#
    ));
    assert_eq!(refused(&rows), Fault::TooManyRows);
    let columns = ods(&format!(
        r#"<table:table table:name="a"><table:table-row><table:table-cell table:number-columns-repeated="18446744073709551615" {cell}</table:table-row></table:table>"#
    ));
    assert_eq!(refused(&columns), Fault::TooManyColumns { row: 1 });
    let texts = r#"<sst uniqueCount="99999999999999"><si><t>Anna</t></si></sst>"#;
    let sheet = "<worksheet><dimension ref='A1:XFD1048576'/><sheetData><row r='1048576'><c r='A1048576' t='s'><v>0</v></c></row></sheetData></worksheet>";
    let table = crate::read(&xlsx(sheet, texts, "<styleSheet/>"));
    assert_eq!(crate::cells(&table), [["Anna"]]);
    assert_eq!(table.rows[0].line, 1_048_576);
    let wide = "<worksheet><sheetData><row><c r='XFD1'><v>1</v></c></row></sheetData></worksheet>";
    assert_eq!(
        refused(&xlsx(wide, texts, "<styleSheet/>")),
        Fault::TooManyColumns { row: 1 }
    );
    let dimensions = record(
        0x0200,
        &[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0],
    );
    let far = workbook(&[], &[dimensions, number(65_535, 0, 0, 7.0)]);
    assert_eq!(
        crate::cells(&crate::read(&container("Workbook", &far))),
        [["7"]]
    );
}

#[test]
fn a_cell_too_long_says_where_it_is() {
    let long = "ā".repeat(limits::CELL + 1);
    let csv = format!("a;b\nx;{long}\n");
    assert_eq!(
        refused(csv.as_bytes()),
        Fault::CellTooLong { row: 2, column: 2 }
    );
    let fits = format!("a;b\nx;{}\n", "ā".repeat(limits::CELL));
    assert_eq!(crate::read(fits.as_bytes()).rows.len(), 2);
    let xls = workbook(&[], &[label(4, 1, &"a".repeat(8_000)), label(5, 1, "b")]);
    assert_eq!(crate::read(&container("Workbook", &xls)).rows[0].line, 5);
}

#[test]
fn rows_and_columns_have_an_end() {
    let rows = |count: usize| "x;y\n".repeat(count);
    assert_eq!(
        refused(rows(limits::ROWS + 1).as_bytes()),
        Fault::TooManyRows
    );
    assert_eq!(
        crate::read(rows(limits::ROWS).as_bytes()).rows.len(),
        limits::ROWS
    );
    let columns = |count: usize| vec!["x"; count].join(";");
    let fault = refused(columns(limits::COLUMNS + 1).as_bytes());
    assert_eq!(fault, Fault::TooManyColumns { row: 1 });
    crate::read(columns(limits::COLUMNS).as_bytes());
}

#[test]
fn much_text_in_all_is_refused_even_if_a_file_writes_it_once() {
    let texts = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(9_000));
    let mut sheet = "<worksheet><sheetData>".to_owned();
    for _ in 0..100 {
        let row: String = (0..90).map(|_| "<c t='s'><v>0</v></c>").collect();
        sheet += &format!("<row>{row}</row>");
    }
    let bytes = xlsx(
        &(sheet + "</sheetData></worksheet>"),
        &texts,
        "<styleSheet/>",
    );
    assert!(bytes.len() < 20_000);
    assert_eq!(refused(&bytes), Fault::TooMuchText);
}

#[test]
fn entities_of_the_files_own_making_are_not_expanded() {
    let sheet = "<!DOCTYPE x [<!ENTITY a 'lol'><!ENTITY b '&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>
        <worksheet><sheetData><row><c t='str'><v>x&b;&c;y</v></c></row></sheetData></worksheet>";
    let table = crate::read(&xlsx(sheet, "<sst/>", "<styleSheet/>"));
    assert_eq!(crate::cells(&table), [["xy"]]);
}

#[test]
fn damaged_files_say_so() {
    let whole = xlsx("<worksheet/>", "<sst/>", "<styleSheet/>");
    assert_eq!(refused(&whole[..whole.len() / 2]), Fault::Broken);
    assert_eq!(refused(b"PK\x03\x04"), Fault::Broken);
    assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Fault::Broken);
    let cut = xlsx(
        "<worksheet><sheetData><row><c><v>1",
        "<sst/>",
        "<styleSheet/>",
    );
    assert_eq!(refused(&cut), Fault::Broken);
}
