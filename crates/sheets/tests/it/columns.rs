//! Columns by their headings.

use sheets::Row;
use sheets::columns::{Columns, Doubled, Known, heading_row};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Given,
    Email,
    Born,
}

const KNOWN: &[Known<Field>] = &[
    (Field::Given, &["vārds", "given name"]),
    (Field::Email, &["e-pasts", "e-mail"]),
    (Field::Born, &["dzimšanas datums", "born"]),
];

fn row(cells: &[&str]) -> Row {
    Row {
        line: 1,
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
    }
}

#[test]
fn case_diacritics_and_punctuation_do_not_matter() {
    for heading in ["Vārds", "VARDS", "vārds:", " Vārds * ", "Given_Name"] {
        let columns = Columns::recognise(&row(&["nr", heading]), KNOWN);
        assert_eq!(columns.column(Field::Given), Some(1), "{heading}");
        assert_eq!(columns.unknown, [0]);
    }
    let columns = Columns::recognise(
        &row(&["E pasts", "", "DZIMŠANAS DATUMS (dd.mm.gggg.)"]),
        KNOWN,
    );
    assert_eq!(columns.field(0), Some(Field::Email));
    assert_eq!(columns.unknown, [2]);
}

#[test]
fn a_second_column_of_one_field_is_listed_and_not_taken() {
    let columns = Columns::recognise(&row(&["vārds", "born", "Vards"]), KNOWN);
    assert_eq!(columns.column(Field::Given), Some(0));
    assert_eq!(columns.unknown, [2]);
    assert_eq!(columns.len(), 2);
}

#[test]
fn a_person_may_say_which_column_is_what() {
    let columns = Columns::by_hand([(3, Field::Born), (0, Field::Given)]).unwrap();
    assert_eq!(
        columns.text(&row(&["Anna", "", "", "1.2.2020"]), Field::Born),
        "1.2.2020"
    );
    assert_eq!(columns.text(&row(&["Anna"]), Field::Email), "");
    let doubled = Columns::by_hand([(3, Field::Born), (4, Field::Born)]);
    assert_eq!(
        doubled,
        Err(Doubled {
            field: Field::Born,
            column: 4
        })
    );
}

#[test]
fn headings_may_stand_under_a_title() {
    let rows = [
        row(&["Bērnu saraksts 2026./2027."]),
        row(&["Vārds"]),
        row(&["Vārds", "E-pasts", "piezīmes"]),
        row(&["Anna", "a@b.lv"]),
    ];
    assert_eq!(heading_row(&rows, KNOWN), Some(2));
    assert_eq!(heading_row(&rows[3..], KNOWN), None);
}
