//! Which new passwords are taken: 8 to 128 characters, no composition rules, none that is tried first: the common and
//! breached ones of a list that is shipped with the program, ours in Latvian, the person's own words, what only repeats.

mod own;

use std::sync::LazyLock;

use kernel::sorting::search_key;

pub use factors::Hasher;
pub use own::{Own, own_of, own_of_child};

/// What is wrong with a new password, as the catalogue's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// It may be taken.
    Good,
    /// Shorter than 8 or longer than 128 characters.
    Length,
    /// Among those that are tried first.
    Common,
    /// Made of what anybody knows of the person.
    Own,
}

/// See the file's head for where it comes from.
const COMMON: &str = include_str!("password/common.txt");
const LATVIAN: &str = include_str!("password/latvian.txt");

/// The list by its lines, which the file keeps sorted.
static SORTED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let (_, list) = COMMON.split_once("\n\n").unwrap_or(("", COMMON));
    list.lines().collect()
});

/// Our own words, folded.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lines = LATVIAN.lines().filter(|line| !line.starts_with('#'));
    let mut words: Vec<String> = lines
        .flat_map(str::split_whitespace)
        .map(search_key)
        .collect();
    words.sort_unstable();
    words
});

/// How many digits and signs beside a known word make no difference: a date with its dots.
const BESIDE: usize = 10;
/// Beside a password of the list: a year.
const BESIDE_LISTED: usize = 4;

fn is_listed(folded: &str) -> bool {
    SORTED.binary_search(&folded).is_ok()
}

/// How many passwords the list holds.
pub fn how_many_listed() -> usize {
    SORTED.len()
}

/// The shortest unit that the text is a repetition of: "abc" of "abcabcabc", the text itself where it is none.
fn unit(text: &[char]) -> &[char] {
    let long = text.len();
    (1..=long / 2)
        .filter(|size| long.is_multiple_of(*size))
        .filter_map(|size| text.split_at_checked(size))
        .find(|(unit, rest)| rest.chunks(unit.len()).all(|chunk| chunk == *unit))
        .map_or(text, |(unit, _)| unit)
}

/// "abcdefgh", "98765432": each character beside the one before in the alphabet, always the same way.
fn is_run(text: &[char]) -> bool {
    let mut steps = text
        .iter()
        .zip(text.iter().skip(1))
        .map(|(a, b)| i64::from(u32::from(*b)) - i64::from(u32::from(*a)));
    let first = steps.next().unwrap_or_default();
    first.abs() <= 1 && steps.all(|step| step == first)
}

/// The text without the digits and signs at its ends.
fn core(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphabetic())
}

fn is_common(folded: &str) -> bool {
    let letters: Vec<char> = folded.chars().collect();
    if is_listed(folded) || is_run(&letters) || unit(&letters).len() < letters.len().min(8) {
        return true;
    }
    let core = core(folded);
    let beside = letters.len() - core.chars().count();
    let known = || {
        WORDS
            .binary_search_by(|word| word.as_str().cmp(core))
            .is_ok()
    };
    (beside <= BESIDE_LISTED && is_listed(core)) || (beside <= BESIDE && known())
}

/// Length 8 to 128, none of the most common, and nothing that anybody knows of the person.
pub fn judge_for(password: &str, own: &Own) -> Strength {
    let length = password.chars().count();
    let folded = search_key(password);
    if !(8..=128).contains(&length) {
        Strength::Length
    } else if is_common(&folded) {
        Strength::Common
    } else if own.makes_up(&folded) {
        Strength::Own
    } else {
        Strength::Good
    }
}

impl Strength {
    /// The text that says what to do; none when it is good.
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Good => None,
            Self::Length => Some("password-length"),
            Self::Common => Some("password-common"),
            Self::Own => Some("password-own"),
        }
    }
}
