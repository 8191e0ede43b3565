//! Excel 97–2003. No office suite is at hand here, so the files are made record by record, and another reader
//! has to agree with what they say.

use sheets::{Fault, Found, Kind};

use crate::files::{biff_text, container, label, number, record, shared, workbook};
use crate::{cells, read, refused};

fn children() -> Vec<u8> {
    let texts = [
        &2_u32.to_le_bytes()[..],
        &2_u32.to_le_bytes(),
        &biff_text("Uzvārds"),
        &biff_text("Ozols"),
    ]
    .concat();
    let packed = |row: u16, column: u16, value: u32| {
        let place: Vec<u8> = [row, column, 0]
            .into_iter()
            .flat_map(u16::to_le_bytes)
            .collect();
        record(0x027E, &[&place[..], &value.to_le_bytes()].concat())
    };
    container(
        "Workbook",
        &workbook(
            &[record(0x00FC, &texts)],
            &[
                shared(0, 0, 0),
                label(0, 1, "Dzimis"),
                shared(1, 0, 1),
                number(1, 1, 1, 43_861.0),
                number(1, 2, 0, 29_123_456.0),
                packed(1, 3, (1_234 << 2) | 3),
                packed(1, 4, (7 << 2) | 2),
            ],
        ),
    )
}

#[test]
fn texts_dates_and_numbers_come_out_as_a_person_reads_them() {
    let table = read(&children());
    assert_eq!(table.kind, Kind::Xls);
    assert_eq!(table.sheet, "Lapa1");
    assert_eq!(cells(&table)[0], ["Uzvārds", "Dzimis"]);
    assert_eq!(
        cells(&table)[1],
        ["Ozols", "31.01.2020.", "29123456", "12.34", "7"]
    );
}

#[test]
fn another_reader_reads_the_same() {
    use calamine::{Reader, Xls};
    let bytes = children();
    let mut other: Xls<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(&bytes)).unwrap();
    let theirs = other.worksheet_range("Lapa1").unwrap();
    for (row, ours) in read(&bytes).rows.iter().enumerate() {
        for column in [0, 2, 3, 4] {
            let same = theirs.get((row, column)).unwrap().to_string();
            assert_eq!(ours.cell(column), same);
        }
    }
}

#[test]
fn a_shared_text_may_go_on_in_the_next_record_in_other_letters() {
    let mut first = [1_u32, 1]
        .into_iter()
        .flat_map(u32::to_le_bytes)
        .collect::<Vec<u8>>();
    first.extend([6, 0, 0]);
    first.extend(b"Anna");
    let second = [&[1][..], &0x101_u16.to_le_bytes(), &0x17E_u16.to_le_bytes()].concat();
    let globals = [record(0x00FC, &first), record(0x003C, &second)];
    let table = read(&container(
        "Workbook",
        &workbook(&globals, &[shared(0, 0, 0)]),
    ));
    assert_eq!(cells(&table), [["Annaāž"]]);
}

#[test]
fn a_formula_gives_its_last_value() {
    let place: Vec<u8> = [0_u16, 0, 0]
        .into_iter()
        .flat_map(u16::to_le_bytes)
        .collect();
    let text = [0_u8, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    let formula = record(0x0006, &[&place[..], &text, &[0; 8]].concat());
    let value = record(0x0207, &biff_text("aprēķināts"));
    let table = read(&container("Workbook", &workbook(&[], &[formula, value])));
    assert_eq!(cells(&table), [["aprēķināts"]]);
}

#[test]
fn a_small_file_in_pieces_is_read_too() {
    // a stream under 4096 bytes may still lie in whole sectors only if its length says so; here it is said small,
    // without pieces: the file is damaged and says so
    let mut bytes = container("Workbook", &workbook(&[], &[label(0, 0, "Anna")]));
    let at = bytes.windows(2).rposition(|two| two == b"W\0").unwrap();
    bytes[at + 120..at + 124].copy_from_slice(&100_u32.to_le_bytes());
    assert_eq!(refused(&bytes), Fault::Broken);
}

#[test]
fn what_else_lies_in_such_containers_is_named() {
    let other = |name| refused(&container(name, b""));
    assert_eq!(other("WordDocument"), Fault::NotASheet(Found::Document));
    assert_eq!(other("EncryptedPackage"), Fault::Encrypted);
    assert_eq!(other("Book"), Fault::NotASheet(Found::OtherWorkbook));
    let protected = workbook(&[record(0x002F, &[1, 0])], &[label(0, 0, "Anna")]);
    assert_eq!(
        refused(&container("Workbook", &protected)),
        Fault::Encrypted
    );
}
