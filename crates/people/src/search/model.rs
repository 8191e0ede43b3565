//! What a search finds. Pure.

use kernel::sorting::search_key;
use kernel::{PersonalCode, Phone};

/// Fewer digits than these find nothing: half the preschool would answer.
const DIGITS: usize = 4;

/// Whether what was typed means this child: every word begins a part of the name, or the digits stand in a phone or
/// end the code.
pub fn matches(typed: &str, name: &str, code: Option<PersonalCode>, phones: &[Phone]) -> bool {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let letters = typed.chars().any(char::is_alphabetic);
    if !letters && digits.len() >= DIGITS {
        let in_phone = phones
            .iter()
            .any(|phone| phone.digits().contains(digits.as_str()));
        let in_code = code.is_some_and(|code| {
            let all = code.digits();
            digits.len() >= 5 && (all.ends_with(digits.as_str()) || all == digits)
        });
        return in_phone || in_code;
    }
    let wanted = search_key(typed);
    if !letters || wanted.is_empty() {
        return false;
    }
    let name = search_key(name);
    let parts: Vec<&str> = name.split([' ', '-']).collect();
    wanted
        .split([' ', '-'])
        .filter(|word| !word.is_empty())
        .all(|word| parts.iter().any(|part| part.starts_with(word)))
}
