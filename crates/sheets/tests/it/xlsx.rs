//! Excel's own files, written by another library and by hand.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use sheets::{Fault, Kind};

use crate::{cells, files, read, refused};

fn saved(mut book: Workbook) -> Vec<u8> {
    book.save_to_buffer().unwrap()
}

fn children() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Bērni").unwrap();
    let code = Format::new().set_num_format("000000-00000");
    let date = Format::new().set_num_format("dd.mm.yyyy");
    for (column, heading) in (0..).zip(["Vārds", "Personas kods", "Dzimis", "Tālrunis", "Punkti"])
    {
        sheet.write(0, column, heading).unwrap();
    }
    sheet.write(1, 0, "Žanete Šķēle").unwrap();
    sheet
        .write_with_format(1, 1, 1_012_020_123_f64, &code)
        .unwrap();
    let born = ExcelDateTime::from_ymd(2020, 1, 31).unwrap();
    sheet.write_with_format(1, 2, &born, &date).unwrap();
    sheet.write(1, 3, 29_123_456).unwrap();
    sheet.write(1, 4, 1.5).unwrap();
    saved(book)
}

#[test]
fn texts_dates_and_numbers_come_out_as_a_person_reads_them() {
    let table = read(&children());
    assert_eq!(table.kind, Kind::Xlsx);
    assert_eq!(table.sheet, "Bērni");
    assert_eq!(
        cells(&table)[1],
        [
            "Žanete Šķēle",
            "010120-20123",
            "31.01.2020.",
            "29123456",
            "1.5"
        ]
    );
}

#[test]
fn rows_keep_their_numbers_and_blank_ones_are_left_out() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(2, 1, "Vārds").unwrap();
    sheet.write(6, 1, "Anna").unwrap();
    sheet.write_blank(9, 0, &Format::new().set_bold()).unwrap();
    let table = read(&saved(book));
    let lines: Vec<usize> = table.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [3, 7]);
    assert_eq!(cells(&table), [["", "Vārds"], ["", "Anna"]]);
}

#[test]
fn a_formula_gives_the_value_that_the_sheet_computed_and_is_never_run() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet
        .write(0, 0, Formula::new("=1+1").set_result("2"))
        .unwrap();
    let dde = Formula::new("=cmd|' /C calc'!A0").set_result("Anna");
    sheet.write(1, 0, dde).unwrap();
    sheet.write(2, 0, "=cmd|' /C calc'!A0").unwrap();
    assert_eq!(
        cells(&read(&saved(book))),
        [["2"], ["Anna"], ["=cmd|' /C calc'!A0"]]
    );
}

#[test]
fn the_first_sheet_that_shows_and_is_not_empty_is_read_and_the_others_are_named() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Tukša").unwrap();
    let hidden = book.add_worksheet().set_name("Slēpta").unwrap();
    hidden.write(0, 0, "noslēpums").unwrap();
    hidden.set_hidden(true);
    book.add_worksheet()
        .set_name("Bērni")
        .unwrap()
        .write(0, 0, "Anna")
        .unwrap();
    book.add_worksheet()
        .set_name("Cita")
        .unwrap()
        .write(0, 0, "Jānis")
        .unwrap();
    let table = read(&saved(book));
    assert_eq!(cells(&table), [["Anna"]]);
    assert_eq!(table.sheet, "Bērni");
    assert_eq!(table.others, ["Tukša", "Cita"]);
}

#[test]
fn shared_texts_keep_their_runs_and_leave_reading_aids_out() {
    let texts = r"<sst><si><r><t>An</t></r><r><t xml:space='preserve'>na </t></r><rPh sb='0' eb='1'><t>aid</t></rPh></si>
                  <si><t>a&amp;b&#257;_x000D_</t></si></sst>";
    let sheet = "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c t='s'><v>1</v></c>
                 <c t='inlineStr'><is><r><t>iek</t></r><r><t>šā</t></r></is></c><c t='s'><v>99</v></c>
                 <c t='b'><v>1</v></c><c t='e'><v>#N/A</v></c><c t='d'><v>2020-01-31T00:00:00</v></c></row>
                 <row><c><v>-0</v></c><c><v>1E-3</v></c><c><v>320000000111</v></c></row></sheetData></worksheet>";
    let table = read(&files::xlsx(sheet, texts, "<styleSheet/>"));
    assert_eq!(
        cells(&table),
        [
            vec!["Anna", "a&bā", "iekšā", "", "TRUE", "#N/A", "31.01.2020."],
            vec!["0", "0.001", "320000000111"]
        ]
    );
}

#[test]
fn formats_tell_dates_times_and_zeros_apart() {
    let formats = [
        ("yyyy\\-mm\\-dd;@", "31.01.2020."),
        ("[$-426]d. mmmm yyyy", "31.01.2020."),
        ("dd.mm.yyyy hh:mm", "31.01.2020. 06:00"),
        ("[h]:mm", "1052670:00"),
        ("00000000", "43861.25"),
        ("0.00", "43861.25"),
        ("#,##0\\ \"dsh\"", "43861.25"),
        ("General", "43861.25"),
    ];
    let mut styles = "<styleSheet><numFmts>".to_owned();
    let mut sheet = "<worksheet><sheetData>".to_owned();
    for (index, (code, _)) in formats.iter().enumerate() {
        let code = code.replace('"', "&quot;");
        styles += &format!(
            "<numFmt numFmtId=\"{}\" formatCode=\"{code}\"/>",
            170 + index
        );
        sheet += &format!("<row><c s=\"{index}\"><v>43861.25</v></c></row>");
    }
    styles += "</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>";
    for index in 0..formats.len() {
        styles += &format!("<xf numFmtId=\"{}\"/>", 170 + index);
    }
    let table = read(&files::xlsx(
        &(sheet + "</sheetData></worksheet>"),
        "<sst/>",
        &(styles + "</cellXfs></styleSheet>"),
    ));
    let expected: Vec<[&str; 1]> = formats.iter().map(|(_, shown)| [*shown]).collect();
    assert_eq!(cells(&table), expected);
}

#[test]
fn what_we_read_is_what_another_reader_reads() {
    use calamine::{Reader, Xlsx};
    let bytes = children();
    let mut other: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(&bytes)).unwrap();
    let theirs = other.worksheet_range("Bērni").unwrap();
    for (row, ours) in read(&bytes).rows.iter().enumerate() {
        for column in [0, 3, 4] {
            let same = theirs.get((row, column)).unwrap().to_string();
            assert_eq!(ours.cell(column), same);
        }
    }
}

#[test]
fn an_empty_workbook_says_so() {
    let mut book = Workbook::new();
    book.add_worksheet();
    assert_eq!(refused(&saved(book)), Fault::Empty);
}
