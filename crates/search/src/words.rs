//! The words of a text as search compares them: folded (no diacritics, small letters) and without their case ending, so
//! that "Mārtiņdiena" is found in "mārtiņdienas", "Mārtiņdienā". Light on purpose: it only has to be the same on both
//! sides, and it never leaves fewer than three letters. Pure.

use kernel::sorting::search_key;

/// No stem is shorter.
const STEM: usize = 3;
/// A stem that long is found as a beginning too; a shorter one only as itself, or "māte" would find "matemātika".
pub const PREFIX: usize = 4;
/// What is longer than a word is cut here.
const LONGEST: usize = 40;

/// Case endings of nouns and adjectives, and the commonest of verbs, folded; the longer first.
const ENDINGS: [&str; 33] = [
    "ajiem", "aties", "eties", "ities", "oties", "ajam", "ajai", "ajas", "ajos", "ajo", "iem",
    "ais", "am", "as", "ai", "at", "em", "es", "ei", "et", "im", "is", "it", "ie", "os", "ot",
    "us", "a", "e", "i", "o", "u", "s",
];

/// Whether a character belongs to a word; marks that stand by themselves belong to the letter before them.
fn of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\u{300}'..='\u{36f}')
}

/// The text cut into words and what stands between them, in order, nothing lost.
pub fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word = of_word(first);
        let end = rest
            .find(|character| of_word(character) != word)
            .unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        pieces.push((piece, word));
        rest = after;
    }
    pieces
}

/// A word as it stands in the index; none where nothing of it can be compared.
pub fn stem_of(word: &str) -> Option<String> {
    let folded: String = search_key(word)
        .chars()
        .filter(|character| character.is_alphanumeric())
        .take(LONGEST)
        .collect();
    (!folded.is_empty()).then(|| stem(&folded))
}

/// The stems of a text in their order.
pub fn stems(text: &str) -> Vec<String> {
    pieces(text)
        .into_iter()
        .filter(|(_, word)| *word)
        .filter_map(|(word, _)| stem_of(word))
        .collect()
}

/// A folded word without its case ending.
pub fn stem(folded: &str) -> String {
    let enough = |stem: &&str| stem.chars().count() >= STEM;
    let stem = ENDINGS
        .iter()
        .find_map(|ending| folded.strip_suffix(ending).filter(enough))
        .unwrap_or(folded);
    // "zaķītis" and "zaķīši": the t of the diminutive becomes š in half of its cases
    match stem.strip_suffix("is") {
        Some(before) if before.chars().count() >= STEM => format!("{before}it"),
        _ => stem.to_owned(),
    }
}
