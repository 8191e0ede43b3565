//! "Cita atbildīga persona" as one line (3.12.4), rights, and what a search finds. Pure.

use kernel::Phone;
use people::contacts::{Kind, Rights, free_text};
use people::search::matches;
use proptest::prelude::*;

fn phone(text: &str) -> Phone {
    text.parse().unwrap()
}

#[test]
fn one_line_is_split_into_a_name_a_phone_and_a_note() {
    let line = free_text("Rasma Zariņa, vecmamma, +371 20 000 023").unwrap();
    assert_eq!(
        (line.given_name.as_str(), line.surname.as_str()),
        ("Rasma", "Zariņa")
    );
    assert_eq!(
        (line.phone, line.note.as_str()),
        (Some(phone("20000023")), "vecmamma")
    );
    let line = free_text("Anna Marija Bērziņa-Ozola 26579616").unwrap();
    assert_eq!(
        (line.given_name.as_str(), line.surname.as_str()),
        ("Anna Marija", "Bērziņa-Ozola")
    );
    assert_eq!(line.phone, Some(phone("26579616")));
}

#[test]
fn what_is_no_name_is_not_split() {
    for text in [
        "",
        "vecmamma",
        "vecmamma 20000023",
        "20000023",
        "kaimiņiene no 3. stāva",
        ", ,",
    ] {
        assert_eq!(free_text(text), None, "{text}");
    }
}

#[test]
fn a_lawful_representative_has_every_right_from_the_beginning_and_another_person_none() {
    for kind in Kind::ALL {
        let rights = Rights::usual(kind);
        assert_eq!(rights.may_see, kind != Kind::Other);
        assert!(!rights.no_contact && !rights.instead_of_parents);
    }
    assert_eq!(Rights::NONE.words(), ["contact-no-contact-short"]);
}

#[test]
fn a_search_folds_diacritics_and_begins_words() {
    let found = |typed: &str| {
        matches(
            typed,
            "Āboliņš Roberts",
            "32000000022".parse().ok(),
            &[phone("20001234")],
        )
    };
    for typed in [
        "abolins",
        "ĀBOL",
        "rob",
        "roberts abol",
        "0123",
        "00022",
        "2000 1234",
        "320000-00022",
    ] {
        assert!(found(typed), "{typed}");
    }
    for typed in ["", " ", "olins", "b", "022", "99999", "roberts zarins"] {
        assert!(!found(typed), "{typed}");
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_into_one_line_is_read_without_a_fault(text in ".{0,200}") {
        if let Some(line) = free_text(&text) {
            prop_assert!(!line.given_name.is_empty() && !line.surname.is_empty());
        }
        matches(&text, "Abele Marta", None, &[]);
    }
}
