use kernel::PersonalCode;
use kernel::personal_code::{BadPersonalCode, CodeWarning, looks_like_code};
use proptest::prelude::*;

fn code(text: &str) -> PersonalCode {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn refusal(text: &str) -> BadPersonalCode {
    text.parse::<PersonalCode>().expect_err(text)
}

#[test]
fn an_old_code_with_a_real_date_and_a_fitting_check_digit_raises_no_warning() {
    for text in [
        "150385-12346",
        "010790-10003",
        "010100-20019",
        "150385-10050",
        "150385-10180",
    ] {
        let code = code(text);
        assert_eq!(code.check_digit_fits(), Some(true), "{text}");
        assert!(!code.is_suspicious(), "{text}");
        assert_eq!(code.warnings(), [], "{text}");
    }
}

#[test]
fn a_wrong_check_digit_warns_and_never_refuses() {
    let code = code("150385-12345");
    assert_eq!(code.check_digit_fits(), Some(false));
    assert_eq!(code.warnings(), [CodeWarning::CheckDigit]);
}

#[test]
fn an_old_code_of_a_child_born_after_june_2017_is_suspicious() {
    let late = code("290820-20119");
    assert_eq!(late.check_digit_fits(), Some(true));
    assert!(late.is_suspicious());
    assert_eq!(late.warnings(), [CodeWarning::TooYoung]);
    assert!(!code("300617-20000").is_suspicious());
    assert!(code("010717-20000").is_suspicious());
    assert!(!code("010717-10000").is_suspicious(), "born in 1917");
}

#[test]
fn both_warnings_may_come_together() {
    assert_eq!(
        code("290820-20118").warnings(),
        [CodeWarning::CheckDigit, CodeWarning::TooYoung]
    );
}

#[test]
fn a_new_code_begins_with_32_to_39_and_has_no_check_digit() {
    for text in [
        "320000-00001",
        "391234-56789",
        "320000-00011",
        "340000-00066",
        "379999-99999",
    ] {
        let code = code(text);
        assert_eq!(code.check_digit_fits(), None, "{text}");
        assert_eq!(code.warnings(), [], "{text}");
    }
}

#[test]
fn an_impossible_date_is_refused() {
    for text in [
        "310285-12341", // 31.02.
        "300000-00001", // neither the new format nor a date
        "310000-00001",
        "000185-10000",
        "011385-10000",
        "310485-10000",
        "400185-10000",
        "990185-10000",
        "000000-00000",
    ] {
        assert_eq!(refusal(text), BadPersonalCode::ImpossibleDate, "{text}");
    }
}

#[test]
fn the_29th_of_february_needs_a_leap_year_of_its_century() {
    assert_eq!(
        refusal("290200-00000"),
        BadPersonalCode::ImpossibleDate,
        "1800"
    );
    assert_eq!(
        refusal("290200-10000"),
        BadPersonalCode::ImpossibleDate,
        "1900"
    );
    assert_eq!(
        refusal("290285-10000"),
        BadPersonalCode::ImpossibleDate,
        "1985"
    );
    code("290200-20000");
    code("290284-10000");
}

#[test]
fn an_old_code_names_the_century_0_1_or_2() {
    for century in 0..=2 {
        code(&format!("150385-{century}0000"));
    }
    for century in 3..=9 {
        let text = format!("150385-{century}0000");
        assert_eq!(refusal(&text), BadPersonalCode::UnknownCentury, "{text}");
    }
}

#[test]
fn spaces_and_the_dash_do_not_matter() {
    for text in [
        "32000000011",
        "320000-00011",
        "  320000-00011\t",
        "320000 00011",
        "320000 - 00011",
        "320 000-000 11",
        "320000\u{a0}00011",
        "320000–00011",
        "320000\u{2011}00011",
    ] {
        assert_eq!(code(text).digits(), "32000000011", "{text}");
    }
}

#[test]
fn anything_but_eleven_digits_is_refused_by_its_shape() {
    for text in [
        "",
        "-",
        "320000-0001",
        "320000-000111",
        "3200-0000011",
        "320000--00011",
        "-32000000011",
        "320000-00011-",
        "32000A-00011",
        "+32000000011",
        "٣٢٠٠٠٠-٠٠٠١١",
        "320000-•••••",
        "laura.abele",
    ] {
        assert_eq!(refusal(text), BadPersonalCode::Shape, "{text}");
        assert!(!looks_like_code(text), "{text}");
    }
}

#[test]
fn a_mistyped_code_still_looks_like_a_code_on_the_sign_in_page() {
    for text in [
        "320000-00011",
        " 32000000011 ",
        "310285-12341",
        "300000 00001",
    ] {
        assert!(looks_like_code(text), "{text}");
    }
}

#[test]
fn a_code_is_stored_in_digits_shown_with_a_dash_and_searched_by_its_last_five() {
    let first = code("32000000011");
    assert_eq!(first.digits(), "32000000011");
    assert_eq!(first.to_string(), "320000-00011");
    assert_eq!(first.last_five(), "00011");
    let zeros = code("010100-20019");
    assert_eq!(zeros.digits(), "01010020019");
    assert_eq!(zeros.to_string(), "010100-20019");
    assert_eq!(zeros.masked(), "010100-•••••");
}

#[test]
fn lists_and_log_lines_show_a_masked_code() {
    let code = code("320000-00011");
    assert_eq!(code.masked(), "320000-•••••");
    assert_eq!(format!("{code:?}"), "PersonalCode(320000-•••••)");
}

/// An accepted code of either format.
fn any_code() -> impl Strategy<Value = PersonalCode> {
    let new = "3[2-9][0-9]{9}";
    let old = (1..=28_u8, 1..=12_u8, 0..=99_u8, 0..=2_u8, 0..=9999_u16).prop_map(
        |(day, month, year, century, rest)| {
            format!("{day:02}{month:02}{year:02}{century}{rest:04}")
        },
    );
    prop_oneof![new, old].prop_map(|text| code(&text))
}

proptest! {
    #[test]
    fn any_eleven_digits_are_answered(text in "[0-9]{6}-?[0-9]{5}") {
        if let Ok(code) = text.parse::<PersonalCode>() {
            prop_assert_eq!(code.digits(), text.replace('-', ""));
            prop_assert!(code.warnings().len() <= 2);
        }
        prop_assert!(looks_like_code(&text));
    }

    #[test]
    fn any_text_is_answered(text in "\\PC*") {
        let parsed = text.parse::<PersonalCode>();
        prop_assert!(looks_like_code(&text) || parsed == Err(BadPersonalCode::Shape));
    }

    #[test]
    fn the_shown_and_the_stored_form_are_read_back(code in any_code()) {
        prop_assert_eq!(code.to_string().parse(), Ok(code));
        prop_assert_eq!(code.digits().parse(), Ok(code));
        prop_assert!(code.digits().ends_with(&code.last_five()));
    }

    #[test]
    fn a_masked_code_tells_nothing_of_the_last_five_digits(code in any_code()) {
        let shown = code.to_string();
        let mask = code.masked();
        prop_assert!(mask.ends_with("-•••••"), "{}", mask);
        prop_assert_eq!(mask.split('-').next(), shown.split('-').next());
        prop_assert_eq!(mask.chars().filter(char::is_ascii_digit).count(), 6);
        prop_assert_eq!(format!("{code:?}"), format!("PersonalCode({mask})"));
    }

    #[test]
    fn exactly_one_check_digit_fits_an_old_code(code in any_code()) {
        let fitting = (0..=9_u8)
            .filter_map(|digit| format!("{}{digit}", code.digits().split_at(10).0).parse().ok())
            .filter(|other: &PersonalCode| other.check_digit_fits() == Some(true))
            .count();
        prop_assert_eq!(fitting, usize::from(code.check_digit_fits().is_some()));
    }
}
