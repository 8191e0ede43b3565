use kernel::Phone;
use kernel::phone::BadPhone;
use proptest::prelude::*;

fn phone(text: &str) -> Phone {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn a_latvian_number_is_one_however_it_is_written() {
    for text in [
        "26579616",
        "26 579 616",
        " 2657-9616 ",
        "37126579616",
        "+371 26579616",
        "+371 (26) 579-616",
        "00371 26 579 616",
        "26\u{a0}579\u{a0}616",
        "26.579.616",
    ] {
        assert_eq!(phone(text).e164(), "+37126579616", "{text}");
        assert_eq!(phone(text).to_string(), "26 579 616", "{text}");
    }
    assert_eq!(phone("63320467").e164(), "+37163320467");
}

#[test]
fn a_foreign_number_needs_its_country() {
    assert_eq!(phone("+44 7911 123456").e164(), "+447911123456");
    assert_eq!(phone("0044 7911 123456").to_string(), "+447911123456");
    for (text, why) in [
        ("447911123456", BadPhone::Country),
        ("+0447911123456", BadPhone::Country),
        ("+12345", BadPhone::Length),
        ("+1234567890123456", BadPhone::Length),
    ] {
        assert_eq!(text.parse::<Phone>(), Err(why), "{text}");
    }
}

#[test]
fn what_is_no_number_is_said_why() {
    for (text, why) in [
        ("", BadPhone::Characters),
        ("+", BadPhone::Characters),
        ("mammai", BadPhone::Characters),
        ("26579616a", BadPhone::Characters),
        ("2657961６", BadPhone::Characters),
        ("++37126579616", BadPhone::Characters),
        ("2657961", BadPhone::Length),
        ("+371 2657961", BadPhone::Length),
        ("+371 265796166", BadPhone::Length),
        ("16579616", BadPhone::NotLatvian),
        ("371 76579616", BadPhone::NotLatvian),
        ("265796161", BadPhone::Country),
    ] {
        assert_eq!(text.parse::<Phone>(), Err(why), "{text}");
    }
}

#[test]
fn lists_and_logs_show_only_the_end() {
    assert_eq!(phone("26579616").masked(), "•• ••• 616");
    assert_eq!(phone("26579006").masked(), "•• ••• 006");
    assert_eq!(phone("+447911123456").masked(), "+••• 456");
    assert_eq!(format!("{:?}", phone("26579616")), "Phone(•• ••• 616)");
    assert_eq!(phone("26579616").last_digits(4), "9616");
    assert_eq!(phone("26579616").last_digits(40), "37126579616");
}

#[test]
fn a_desk_telephone_gets_no_sms() {
    assert!(phone("26579616").can_get_sms());
    assert!(!phone("63320467").can_get_sms());
    assert!(phone("+447911123456").can_get_sms());
}

proptest! {
    #[test]
    fn whatever_is_accepted_reads_back_the_same(text in "[+0-9 -]{0,20}") {
        if let Ok(phone) = text.parse::<Phone>() {
            prop_assert_eq!(phone.e164().parse::<Phone>(), Ok(phone));
            prop_assert_eq!(phone.to_string().parse::<Phone>(), Ok(phone));
        }
    }

    #[test]
    fn no_text_breaks_it(text in "\\PC{0,40}") {
        if let Ok(phone) = text.parse::<Phone>() {
            prop_assert!(phone.e164().len() <= 16);
        }
    }
}
