//! Whatever the bytes, reading ends with a table or a fault.

use proptest::prelude::*;
use sheets::limits;

use crate::files::{container, label, number, ods, record, shared, workbook, xlsx};

/// Reads, and holds the table to its limits.
fn survives(bytes: &[u8]) {
    if let Ok(table) = sheets::read(bytes) {
        assert!(!table.rows.is_empty() && table.rows.len() <= limits::ROWS);
        assert!(table.rows.is_sorted_by(|a, b| a.line < b.line));
        for row in &table.rows {
            assert!(row.cells.len() <= limits::COLUMNS);
            assert!(row.cells.last().is_some_and(|cell| !cell.is_empty()));
        }
    }
}

fn changed(mut bytes: Vec<u8>, changes: Vec<(prop::sample::Index, u8)>) -> Vec<u8> {
    for (index, byte) in changes {
        let at = index.index(bytes.len());
        bytes[at] = byte;
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, u8)>> {
    prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..12)
}

const SHEET: &str = "<worksheet><sheetData><row r='1'><c r='A1' t='s' s='1'><v>0</v></c><c r='B1' s='1'><v>43861</v></c></row><row r='3'><c t='inlineStr'><is><t>b</t></is></c></row></sheetData></worksheet>";
const TEXTS: &str = "<sst uniqueCount='1'><si><r><t>Anna</t></r><rPh><t>x</t></rPh></si></sst>";
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='dd.mm.yyyy'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs></styleSheet>";
const TABLE: &str = r#"<table:table table:name="a"><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="7"><text:p>07<text:s text:c="2"/></text:p></table:table-cell></table:table-row></table:table>"#;

fn old_workbook() -> Vec<u8> {
    let texts = [&[1, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0][..], b"abc"].concat();
    container(
        "Workbook",
        &workbook(
            &[
                record(0x00FC, &texts),
                record(0x041E, &[170, 0, 2, 0, 0, b'd', b'd']),
            ],
            &[
                shared(0, 0, 0),
                label(1, 1, "Ābols"),
                number(2, 2, 1, 43_861.0),
                record(
                    0x00BD,
                    &[3, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 6, 0, 0, 0, 1, 0],
                ),
            ],
        ),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..3_000)) {
        survives(&bytes);
    }

    #[test]
    fn random_bytes_after_known_beginnings_never_panic(
        beginning in prop::sample::select(vec![
            &b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf", b"sep=;\n",
        ]),
        bytes in prop::collection::vec(any::<u8>(), 0..3_000),
    ) {
        survives(&[beginning, &bytes].concat());
    }

    #[test]
    fn random_text_never_panics(text in "[a-zāž\";,\t\n =+]{0,400}") {
        survives(text.as_bytes());
    }

    #[test]
    fn a_changed_old_workbook_never_panics(changes in changes()) {
        survives(&changed(old_workbook(), changes));
    }

    #[test]
    fn changed_xml_never_panics(part in 0..4, changes in changes()) {
        let own = |index: i32, text: &str| {
            let bytes = text.as_bytes().to_vec();
            let bytes = if part == index { changed(bytes, changes.clone()) } else { bytes };
            String::from_utf8_lossy(&bytes).into_owned()
        };
        survives(&xlsx(&own(0, SHEET), &own(1, TEXTS), &own(2, STYLES)));
        survives(&ods(&own(3, TABLE)));
    }

    #[test]
    fn a_changed_package_never_panics(changes in changes()) {
        survives(&changed(xlsx(SHEET, TEXTS, STYLES), changes.clone()));
        survives(&changed(ods(TABLE), changes));
    }
}

#[test]
fn the_files_that_are_changed_here_are_sound_before() {
    for bytes in [old_workbook(), xlsx(SHEET, TEXTS, STYLES), ods(TABLE)] {
        assert!(sheets::read(&bytes).is_ok());
    }
}
