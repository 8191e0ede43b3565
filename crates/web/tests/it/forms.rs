//! Forms and addresses.

use proptest::prelude::*;
use web::{own_path, parse_form};

#[test]
fn a_form_keeps_every_pair_in_its_order() {
    let form = parse_form("b=2&a=1&b=3&c=".as_bytes()).unwrap();
    assert_eq!(form.text("b"), "2");
    assert_eq!(form.get("c"), Some(""));
    assert_eq!(form.get("d"), None);
    assert_eq!(form.pairs().len(), 4);
}

#[test]
fn broken_utf8_is_refused_not_replaced() {
    assert!(parse_form(b"a=%ff").is_err());
    assert!(parse_form(b"a=%C4%81").is_ok());
    assert!(parse_form(b"a=%4").is_err());
    assert!(parse_form(b"a=\xff").is_err());
}

#[test]
fn line_ends_of_browsers_and_null_bytes_are_cleaned() {
    assert_eq!(parse_form(b"a=x%0D%0Ay%00").unwrap().text("a"), "x\ny");
}

#[test]
fn only_a_path_of_this_site_is_followed_after_signing_in() {
    assert_eq!(
        own_path("/groups/1/diary?week=2026-W41"),
        "/groups/1/diary?week=2026-W41"
    );
    for foreign in [
        "//evil.example",
        "https://evil.example",
        "",
        "/\\evil.example",
        "/login?next=/login",
    ] {
        assert_eq!(own_path(foreign), "/", "{foreign}");
    }
}

proptest! {
    #[test]
    fn no_body_makes_it_panic(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        drop(parse_form(&body));
    }

    #[test]
    fn what_a_browser_encodes_comes_back(value in "[^\r\0]{0,40}") {
        let body = serde_urlencoded::to_string([("v", value.as_str())]).unwrap();
        let form = parse_form(body.as_bytes()).unwrap();
        prop_assert_eq!(form.text("v"), value);
    }
}
