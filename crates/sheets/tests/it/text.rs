//! Delimited text in the encodings and with the separators that people send.

use encoding_rs::WINDOWS_1257;
use sheets::{Fault, Kind};

use crate::{cells, read, refused};

const EXPECTED: [[&str; 3]; 2] = [["Vārds", "Uzvārds", "Grupa"], ["Ģirts", "Šņore", "Mārītes"]];

fn with(separator: &str) -> String {
    EXPECTED.map(|row| row.join(separator)).join("\r\n")
}

#[test]
fn the_separator_is_found() {
    for separator in [",", ";", "\t"] {
        assert_eq!(cells(&read(with(separator).as_bytes())), EXPECTED);
    }
    let named = format!("sep=,\r\n{}", with(","));
    let table = read(named.as_bytes());
    assert_eq!(cells(&table), EXPECTED);
    assert_eq!(table.rows[0].line, 2);
}

#[test]
fn commas_inside_texts_do_not_mislead() {
    let table = read(
        "Vārds;Adrese\nAnna;Rīga, Brīvības iela 1, dz. 2\nJānis;Ogre, Parka iela 3, dz. 4\n"
            .as_bytes(),
    );
    assert_eq!(cells(&table)[1], ["Anna", "Rīga, Brīvības iela 1, dz. 2"]);
}

#[test]
fn the_encoding_is_found() {
    let text = with(";");
    assert_eq!(cells(&read(format!("\u{feff}{text}").as_bytes())), EXPECTED);
    let (baltic, _, lossy) = WINDOWS_1257.encode(&text);
    assert!(!lossy);
    assert_eq!(cells(&read(&baltic)), EXPECTED);
    let mut utf16 = vec![0xFF, 0xFE];
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(cells(&read(&utf16)), EXPECTED);
}

#[test]
fn quotes_hold_separators_and_lines_and_rows_keep_their_lines() {
    let table = read("a;b\n\n\"viens;\ndivi \"\"trīs\"\"\";x\ny;z".as_bytes());
    assert_eq!(table.kind, Kind::Text);
    assert_eq!(cells(&table)[1], ["viens;\ndivi \"trīs\"", "x"]);
    let lines: Vec<usize> = table.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [1, 3, 5]);
    let table = read(b"a;b\r\n\r\nc;d\r\n\"e\r\nf\";g\r\nh;i");
    let lines: Vec<usize> = table.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [1, 3, 4, 6]);
}

#[test]
fn what_looks_like_a_formula_stays_text() {
    let table = read(b"V\xc4\x81rds;N\n=cmd|' /C calc'!A0;+1\n@SUM(A1);-2");
    assert_eq!(
        cells(&table)[1..],
        [["=cmd|' /C calc'!A0", "+1"], ["@SUM(A1)", "-2"]]
    );
}

#[test]
fn blanks_around_and_hard_spaces_go() {
    let table = read("  Anna\u{a0}Marija ;\u{feff}x\u{200b}; \n".as_bytes());
    assert_eq!(cells(&table), [["Anna Marija", "x"]]);
}

#[test]
fn nothing_is_nothing() {
    for empty in [&b""[..], b"\n\n", b" ; ;\n", b"\xef\xbb\xbf"] {
        assert_eq!(refused(empty), Fault::Empty);
    }
}
