//! RFC 6238's vectors, and a code never twice.

use factors::totp::{accepted_step, new_secret, setup};
use jiff::Timestamp;
use proptest::prelude::*;

const SECRET: &[u8] = b"12345678901234567890";

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap()
}

fn accepted(code: &str, seconds: i64, last: i64) -> Option<i64> {
    accepted_step(SECRET, code, at(seconds), last).unwrap()
}

/// Appendix B, SHA-1; ours are the last six of its eight digits.
#[test]
fn the_vectors_of_rfc_6238_are_accepted() {
    for (seconds, code) in [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ] {
        assert_eq!(accepted(code, seconds, 0), Some(seconds / 30), "{seconds}");
    }
}

#[test]
fn a_code_is_good_one_step_before_and_after_and_no_longer() {
    let (code, step) = ("005924", 1_234_567_890 / 30);
    for away in [-1, 0, 1] {
        assert_eq!(accepted(code, (step + away) * 30, 0), Some(step));
    }
    for away in [-2, 2] {
        assert_eq!(accepted(code, (step + away) * 30, 0), None);
    }
}

#[test]
fn a_code_is_never_accepted_twice_nor_an_earlier_one_after_it() {
    let step = 1_234_567_890 / 30;
    assert_eq!(accepted("005924", 1_234_567_890, step), None);
    assert_eq!(accepted("005924", 1_234_567_890, step + 1), None);
    assert_eq!(accepted("005924", 1_234_567_890, step - 1), Some(step));
}

#[test]
fn spaces_and_dashes_make_no_difference() {
    for typed in ["005 924", " 005-924 ", "0 0 5 9 2 4"] {
        assert!(accepted(typed, 1_234_567_890, 0).is_some(), "{typed}");
    }
}

#[test]
fn the_picture_and_the_address_hold_the_secret() {
    let secret = new_secret().unwrap();
    let setup = setup(&secret, "E-klase", "Līga: Bērziņa").unwrap();
    let typed: String = setup.text.chars().filter(|c| *c != ' ').collect();
    assert_eq!(typed.len(), 32);
    assert!(setup.address.starts_with("otpauth://totp/"));
    assert!(setup.address.contains(&format!("secret={typed}")));
    assert!(setup.path.starts_with("M4 4h7v1h-7z"), "the finder pattern");
    assert!(setup.width > 29);
}

proptest! {
    #[test]
    fn nothing_else_is_accepted_and_nothing_breaks(typed in ".{0,40}", seconds in 0_i64..10_000_000_000) {
        if let Some(step) = accepted(&typed, seconds, 0) {
            prop_assert!((step - seconds / 30).abs() <= 1);
            let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits.len(), 6);
        }
    }
}
