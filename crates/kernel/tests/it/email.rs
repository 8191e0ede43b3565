//! E-mail addresses as people type them.

use kernel::Email;
use proptest::prelude::*;

#[test]
fn usual_addresses_are_taken_and_their_domain_is_written_small() {
    for (typed, kept) in [
        ("laura@piemers.lv", "laura@piemers.lv"),
        (" Laura.Abele+mb@Piemers.LV ", "Laura.Abele+mb@piemers.lv"),
        ("o'hara_1-x@a-b.c2.co.uk", "o'hara_1-x@a-b.c2.co.uk"),
        ("info@xn--pcte-uxa1e.lv", "info@xn--pcte-uxa1e.lv"),
    ] {
        let email: Email = typed.parse().unwrap();
        assert_eq!(email.as_str(), kept);
    }
}

#[test]
fn what_could_carry_a_header_or_reach_nobody_is_refused() {
    let long = format!("{}@piemers.lv", "a".repeat(65));
    let wide = format!("a@{}.lv", "b.".repeat(124));
    for bad in [
        "",
        "laura",
        "@piemers.lv",
        "laura@",
        "laura@piemers",
        "laura@@piemers.lv",
        "lau ra@piemers.lv",
        "laura@piemers.lv\r\nBcc: x@y.lv",
        "laura\n@piemers.lv",
        "<laura@piemers.lv>",
        "\"lau\"@piemers.lv",
        "laura@piemers.lv, x@y.lv",
        "laura.@piemers.lv",
        ".laura@piemers.lv",
        "la..ura@piemers.lv",
        "laura@-piemers.lv",
        "laura@piemers-.lv",
        "laura@piemers..lv",
        "laura@piemers.lv.",
        "laura@piemers.l",
        "laura@127.0.0.1",
        "laura@[127.0.0.1]",
        "lāsma@piemers.lv",
        "lasma@pūcīte.lv",
        &long,
        &wide,
    ] {
        assert!(bad.parse::<Email>().is_err(), "{bad}");
    }
}

#[test]
fn lists_and_logs_show_only_its_first_letter() {
    let email: Email = "laura.abele@piemers.lv".parse().unwrap();
    assert_eq!(email.masked(), "l…@piemers.lv");
    assert_eq!(format!("{email:?}"), "Email(l…@piemers.lv)");
}

proptest! {
    #[test]
    fn what_is_taken_reads_back_the_same(text in "\\PC{0,12}@[a-z.-]{0,12}") {
        if let Ok(email) = text.parse::<Email>() {
            prop_assert!(email.as_str().is_ascii());
            prop_assert!(!email.as_str().contains(|c: char| c.is_whitespace() || c.is_control()));
            prop_assert_eq!(email.to_string().parse::<Email>(), Ok(email));
        }
    }
}
