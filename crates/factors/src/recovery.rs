//! Recovery codes: ten, shown once to be printed, each works once. Only their codes under the installation's key are
//! kept, so that a copy of the database does not give them away.

use kernel::{AccountId, InstitutionId};
use web::{Error, Key, Result};

/// How many are made at a time.
pub const HOW_MANY: usize = 10;
/// Letters of one: sixty bits.
const LONG: usize = 12;
/// Crockford's base 32: nothing in it can be taken for another.
const LETTERS: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'j',
    'k', 'm', 'n', 'p', 'q', 'r', 's', 't', 'v', 'w', 'x', 'y', 'z',
];

/// One, such as "4f7k-p02z-mm9c".
fn one() -> Result<String> {
    let mut bytes = [0_u8; LONG];
    getrandom::fill(&mut bytes).map_err(|e| Error::Unavailable(format!("no randomness: {e}")))?;
    let letters: Vec<char> = bytes
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte & 31)).copied())
        .collect();
    let fours: Vec<String> = letters
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    Ok(fours.join("-"))
}

/// New ones.
pub fn new_codes() -> Result<Vec<String>> {
    (0..HOW_MANY).map(|_| one()).collect()
}

/// As it was meant: dashes, spaces and capitals make no difference, nor the letters that are not among ours.
pub fn as_meant(typed: &str) -> Option<String> {
    let letters: String = typed
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect();
    let fits = letters.chars().count() == LONG && letters.chars().all(|c| LETTERS.contains(&c));
    fits.then_some(letters)
}

/// What is kept of one; none where it cannot be one.
pub fn kept(
    key: &Key,
    (institution, account): (InstitutionId, AccountId),
    typed: &str,
) -> Result<Option<Vec<u8>>> {
    as_meant(typed)
        .map(|code| {
            key.mac(
                "recovery",
                format!("{institution}.{account}.{code}").as_bytes(),
            )
        })
        .transpose()
}
