//! Cells as values.

use import::rules::{Address, day, split};
use jiff::civil::date;
use proptest::prelude::*;

#[test]
fn dates_are_read_as_people_and_programs_write_them() {
    for text in [
        "05.10.2020.",
        "5.10.2020",
        "05/10/2020",
        "2020-10-05",
        "2020-10-05T00:00:00",
        "05.10.2020. 08:30",
    ] {
        assert_eq!(day(text), Some(date(2020, 10, 5)), "{text}");
    }
    for text in [
        "",
        "5.10.20",
        "31.02.2020",
        "10.2020",
        "43861",
        "05.10.0020",
        "a.b.cccc",
    ] {
        assert_eq!(day(text), None, "{text}");
    }
}

#[test]
fn a_name_in_one_cell_is_split_at_its_last_word_or_the_first_where_it_stands_reversed() {
    let names = |text, reversed| {
        let (given, surname) = split(text, reversed);
        format!("{given}|{surname}")
    };
    assert_eq!(names("Anna Marija Ozola", false), "Anna Marija|Ozola");
    assert_eq!(names("Ozola Anna Marija", true), "Anna Marija|Ozola");
    assert_eq!(names("Ozola-Kalna, Anna", false), "Anna|Ozola-Kalna");
    assert_eq!(names("Anna", false), "Anna|");
}

#[test]
fn an_address_in_one_cell_is_split_into_street_place_and_postcode() {
    let parts = |text: &str| {
        let address = Address::read(text);
        format!("{}|{}|{}", address.line, address.place, address.postcode)
    };
    assert_eq!(
        parts("Brīvības iela 12 - 4, Liepāja, LV-3401"),
        "Brīvības iela 12 - 4|Liepāja|LV-3401"
    );
    assert_eq!(
        parts("Rīga, Brīvības iela 12, lv-1010"),
        "Brīvības iela 12|Rīga|LV-1010"
    );
    assert_eq!(
        parts("\"Liepas\", Nīcas pag., Dienvidkurzemes nov., LV3473"),
        "\"Liepas\"|Nīcas pag., Dienvidkurzemes nov.|LV3473"
    );
    assert_eq!(parts(" , "), "||");
}

proptest! {
    #[test]
    fn an_address_as_it_is_shown_is_the_same_address(
        street in "[A-ZĀ-Ž][a-zā-ž]{2,9} iela [1-9][0-9]?",
        place in "[A-ZĀ-Ž][a-zā-ž]{2,9}",
        postcode in "LV-[0-9]{4}",
    ) {
        let address = Address::read(&format!("{street}, {place}, {postcode}"));
        prop_assert_eq!(Address::read(&address.shown()), address);
    }

    #[test]
    fn no_text_makes_reading_panic(text in "\\PC{0,60}") {
        day(&text);
        split(&text, true);
        Address::read(&text);
    }
}
