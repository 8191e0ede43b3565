//! Sign-in names: as the sheet says, else proposed from the person's name.

use kernel::personal_code::looks_like_code;
use kernel::sorting::search_key;

use crate::field::Field;
use crate::reading::Reading;
use crate::sheet::Sheet;

/// How many names are tried for one person.
const TRIES: usize = 9;

/// Letters a–z, digits, dots and dashes, and never a personal code, with which parents sign in.
pub fn fits(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    (3..=60).contains(&name.len())
        && name.chars().all(plain)
        && name.chars().any(|c| c.is_ascii_lowercase())
        && !looks_like_code(name)
}

/// "Līga Bērziņa-Kalna" may become "liga.berzina-kalna", "liga.berzina-kalna2" and so on.
pub fn proposed((given, surname): (&str, &str)) -> Vec<String> {
    let plain = |text: &str| -> String {
        search_key(text)
            .chars()
            .map(|c| if c == ' ' { '-' } else { c })
            .filter(|c| c.is_ascii_lowercase() || *c == '-')
            .take(25)
            .collect()
    };
    let first = given.split_whitespace().next().unwrap_or_default();
    let base = format!("{}.{}", plain(first), plain(surname));
    let base = base.trim_matches(['.', '-']);
    (1..=TRIES)
        .map(|n| match n {
            1 => base.to_owned(),
            n => format!("{base}{n}"),
        })
        .filter(|name| fits(name))
        .collect()
}

/// Every name that the sheet says or that may be proposed: what has to be looked up beforehand.
pub fn wished(sheet: &Sheet) -> Vec<String> {
    let mut wished = Vec::new();
    for row in sheet.data() {
        let mut reading = Reading::new(row, sheet.columns());
        let said = reading.text(Field::SignInName).trim().to_lowercase();
        if !said.is_empty() {
            wished.push(said);
        } else if let Some((given, surname)) = reading.names() {
            wished.extend(proposed((&given, &surname)));
        }
    }
    wished.sort_unstable();
    wished.dedup();
    wished
}
