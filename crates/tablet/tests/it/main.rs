//! Which PINs are taken.

use tablet::{is_trivial, six_digits};

#[test]
fn a_pin_is_six_digits_however_they_are_spaced() {
    assert_eq!(six_digits(" 48 15 62 ").as_deref(), Some("481562"));
    for typed in ["", "12345", "1234567", "12345a", "４８１５６２", "-12345"] {
        assert_eq!(six_digits(typed), None, "{typed}");
    }
}

#[test]
fn pins_that_are_guessed_first_are_refused() {
    let trivial = [
        "000000", "111112", "121212", "345345", "123456", "654321", "890123", "321098", "112233",
        "123321",
    ];
    for pin in trivial {
        assert!(is_trivial(pin), "{pin}");
    }
}

#[test]
fn other_pins_are_taken_a_date_too() {
    for pin in ["481562", "120389", "123457", "135790", "908172"] {
        assert!(!is_trivial(pin), "{pin}");
    }
}
