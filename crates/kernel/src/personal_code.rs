//! The Latvian personal code ("personas kods"): two formats are in use, and neither tells a birth date to us.

use std::fmt;
use std::str::FromStr;

/// An accepted personal code, kept as its eleven digits. It shows itself whole only where `Display`,
/// [`digits`](Self::digits) or [`last_five`](Self::last_five) is asked for; `Debug` is masked, so that no log
/// line holds a code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonalCode(u64);

/// Why a text is no personal code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPersonalCode {
    /// Not eleven digits with at most one dash, after the sixth.
    #[error("a personal code has eleven digits and may have a dash after the sixth")]
    Shape,
    /// Not of the new format (32 to 39), and the first six digits are no day of the century named.
    #[error("the personal code begins with an impossible date")]
    ImpossibleDate,
    /// Not of the new format, and the seventh digit is none of 0, 1 and 2.
    #[error("the personal code names an unknown century")]
    UnknownCentury,
}

/// What is odd about an accepted code: shown to the person who typed it, never a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeWarning {
    /// The old format's last digit does not follow from the others; codes with historic errors exist.
    CheckDigit,
    /// The old format with a birth date after 30.06.2017, when only new codes were given out.
    TooYoung,
}

impl PersonalCode {
    /// The eleven digits, as stored.
    pub fn digits(self) -> String {
        format!("{:011}", self.0)
    }

    /// The digits after the dash: what people search by.
    pub fn last_five(self) -> String {
        format!("{:05}", self.0 % 100_000)
    }

    /// The form for lists: the last five digits hidden.
    pub fn masked(self) -> String {
        format!("{:06}-•••••", self.0 / 100_000)
    }

    /// Whether the check digit of an old code fits; the digits of a new one are random, so there is no answer.
    pub fn check_digit_fits(self) -> Option<bool> {
        // Weights of the digits from the tenth back to the first; the eleventh is the check digit itself.
        const WEIGHTS: [u64; 10] = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1];
        if self.is_new_format() {
            return None;
        }
        let mut rest = self.0;
        let sum: u64 = WEIGHTS
            .iter()
            .map(|weight| {
                rest /= 10;
                weight * (rest % 10)
            })
            .sum();
        // Without the last "mod 10" about every eleventh real code would look wrong.
        Some((1101 - sum) % 11 % 10 == self.0 % 10)
    }

    /// Whether the code is of the old format though its owner was born after 30.06.2017.
    pub fn is_suspicious(self) -> bool {
        let (year, month) = (self.old_year(), self.month());
        !self.is_new_format() && (year, month) > (2017, 6)
    }

    /// Everything odd about the code; empty for most.
    pub fn warnings(self) -> Vec<CodeWarning> {
        let mut warnings = Vec::new();
        if self.check_digit_fits() == Some(false) {
            warnings.push(CodeWarning::CheckDigit);
        }
        if self.is_suspicious() {
            warnings.push(CodeWarning::TooYoung);
        }
        warnings
    }

    const fn is_new_format(self) -> bool {
        matches!(self.day(), 32..=39)
    }

    const fn day(self) -> u64 {
        self.0 / 1_000_000_000
    }

    const fn month(self) -> u64 {
        self.0 / 10_000_000 % 100
    }

    const fn century(self) -> u64 {
        self.0 / 10_000 % 10
    }

    const fn old_year(self) -> u64 {
        1800 + 100 * self.century() + self.0 / 100_000 % 100
    }

    fn check(self) -> Result<Self, BadPersonalCode> {
        if self.is_new_format() {
            return Ok(self);
        }
        if self.century() > 2 {
            return Err(BadPersonalCode::UnknownCentury);
        }
        if !(1..=days_in_month(self.old_year(), self.month())).contains(&self.day()) {
            return Err(BadPersonalCode::ImpossibleDate);
        }
        Ok(self)
    }
}

/// Whether the text has the shape of a personal code, right or mistyped: so the sign-in page tells it from a
/// sign-in name.
pub fn looks_like_code(text: &str) -> bool {
    eleven_digits(text).is_some()
}

/// The number that the text's eleven digits make. White space does not count; one dash may stand after the
/// sixth digit, also the ones that word processors put there.
fn eleven_digits(text: &str) -> Option<u64> {
    let (mut number, mut count, mut dashed) = (0, 0, false);
    for character in text.chars().filter(|character| !character.is_whitespace()) {
        match (character, character.to_digit(10)) {
            (_, Some(digit)) if count < 11 => {
                number = number * 10 + u64::from(digit);
                count += 1;
            }
            ('-' | '‐' | '‑' | '–', _) if count == 6 && !dashed => dashed = true,
            _ => return None,
        }
    }
    (count == 11).then_some(number)
}

/// The last day of the month; zero for a month that does not exist.
const fn days_in_month(year: u64, month: u64) -> u64 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 0,
    }
}

impl FromStr for PersonalCode {
    type Err = BadPersonalCode;
    fn from_str(text: &str) -> Result<Self, BadPersonalCode> {
        eleven_digits(text)
            .map(Self)
            .ok_or(BadPersonalCode::Shape)?
            .check()
    }
}

impl fmt::Display for PersonalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}-{:05}", self.0 / 100_000, self.0 % 100_000)
    }
}

impl fmt::Debug for PersonalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonalCode({})", self.masked())
    }
}
