//! Recovery codes as they are made, typed and kept.

use std::collections::BTreeSet;

use factors::recovery::{HOW_MANY, as_meant, kept, new_codes};
use kernel::{AccountId, InstitutionId};
use proptest::prelude::*;
use web::Key;

#[test]
fn ten_different_ones_are_made() {
    let codes = new_codes().unwrap();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), HOW_MANY);
    for code in &codes {
        assert_eq!(code.len(), 14, "{code}");
        assert_eq!(as_meant(code).unwrap(), code.replace('-', ""));
    }
}

#[test]
fn capitals_dashes_and_letters_that_look_alike_make_no_difference() {
    let meant = Some("01a2b3c4d5e1".to_owned());
    for typed in ["01a2-b3c4-d5e1", " OlA2 B3C4 D5Ei ", "oia2b3c4d5eL"] {
        assert_eq!(as_meant(typed), meant, "{typed}");
    }
    for typed in [
        "",
        "01a2-b3c4",
        "01a2-b3c4-d5e1-0",
        "āāāāāāāāāāāā",
        "uuuuuuuuuuuu",
    ] {
        assert_eq!(as_meant(typed), None, "{typed}");
    }
}

#[test]
fn what_is_kept_of_a_code_is_the_accounts_own() {
    let key = Key::parse(&"07".repeat(32)).unwrap();
    let of = |institution, account| {
        kept(
            &key,
            (InstitutionId(institution), AccountId(account)),
            "01a2-b3c4-d5e1",
        )
        .unwrap()
    };
    assert_eq!(of(1, 6), of(1, 6));
    assert_ne!(of(1, 6), of(1, 7));
    assert_ne!(of(1, 6), of(2, 6));
    let other = Key::parse(&"08".repeat(32)).unwrap();
    let same = (InstitutionId(1), AccountId(6));
    assert_ne!(of(1, 6), kept(&other, same, "01a2-b3c4-d5e1").unwrap());
}

proptest! {
    #[test]
    fn any_text_is_read_without_breaking(typed in ".{0,60}") {
        if let Some(code) = as_meant(&typed) {
            let again = as_meant(&code);
            prop_assert_eq!(again, Some(code));
        }
    }
}
