//! Sheets as XLSX files, read back by another program's reader.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use jiff::civil::date;
use paper::{Error, Sheet, Value, spread};

fn sheet(rows: Vec<Vec<Value>>) -> Sheet {
    Sheet {
        name: "Apmeklējums: 10/2026 [Mārīte] * ? \\ un vēl kas".to_owned(),
        title: "Apmeklējuma atskaite".to_owned(),
        about: vec!["Mārīte".to_owned()],
        institution: "Zīļuks".to_owned(),
        on: date(2026, 11, 24),
        widths: vec![30, 8],
        head: vec!["Bērns".to_owned(), "Dienas".to_owned()],
        rows,
        foot: vec![Value::text("Kopā"), Value::count(3)],
        fixed: 1,
    }
}

fn read(bytes: Vec<u8>) -> calamine::Range<Data> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names().first().unwrap().clone();
    assert!(book.worksheet_formula(&name).unwrap().is_empty());
    book.worksheet_range(&name).unwrap()
}

#[test]
fn text_stays_text_and_numbers_are_numbers() {
    let hostile = [
        "=1+1",
        "+371 20000000",
        "-5",
        "@SUM(A1)",
        "007",
        "\t=1",
        "{=1}",
        "<x>&\u{1}",
    ];
    let rows = hostile.map(|text| vec![Value::text(text), Value::count(2)]);
    let range = read(spread(&sheet(rows.to_vec())).unwrap());
    for (at, text) in (4..).zip(hostile) {
        let wanted = text.replace('\t', " ").replace('\u{1}', "");
        assert_eq!(range.get_value((at, 0)), Some(&Data::String(wanted)));
        assert_eq!(range.get_value((at, 1)), Some(&Data::Float(2.0)));
    }
    assert_eq!(range.get_value((12, 1)), Some(&Data::Float(3.0)));
    assert_eq!(
        range.get_value((3, 0)),
        Some(&Data::String("Bērns".to_owned()))
    );
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    assert_eq!(spread(&sheet(Vec::new())), spread(&sheet(Vec::new())));
}

#[test]
fn what_excel_cannot_hold_is_cut_or_refused() {
    let long = vec![vec![Value::text("ā".repeat(40_000))]];
    let range = read(spread(&sheet(long)).unwrap());
    let Some(Data::String(text)) = range.get_value((4, 0)) else {
        panic!("no text")
    };
    assert_eq!(text.chars().count(), 32_767);
    let many = vec![Vec::new(); 20_001];
    assert_eq!(spread(&sheet(many)), Err(Error::TooLarge));
}
