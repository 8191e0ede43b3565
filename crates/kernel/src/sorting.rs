//! The Latvian order of names, the same on both databases, and the folding that search uses.
//!
//! Keys are stored and compared byte by byte. They change with the data of `icu_collator`: an upgrade of that
//! crate needs a migration that writes every stored key anew.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale::locale;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Letters with diacritics stand after the plain letter, vowels included; y stands between i and ī.
/// None only where the crate was built without Latvian data: then everything is ordered by its bytes.
static LATVIAN: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(locale!("lv").into(), CollatorOptions::default()).ok());

/// Stands between the two halves of a name's key and in neither of them, and is less than any byte of them:
/// so a shorter surname comes first, whatever the given names are.
const BETWEEN: u8 = 0;

/// The key that orders people by surname, then by given name.
pub fn sort_key(surname: &str, given_name: &str) -> Vec<u8> {
    let mut key = Vec::new();
    write_key(surname, &mut key);
    key.push(BETWEEN);
    write_key(given_name, &mut key);
    key
}

/// The key that orders single texts.
pub fn text_key(text: &str) -> Vec<u8> {
    let mut key = Vec::new();
    write_key(text, &mut key);
    key
}

/// The order of two texts: the same as that of their keys.
pub fn compare(left: &str, right: &str) -> Ordering {
    match LATVIAN.as_ref() {
        Some(latvian) => latvian.compare(left, right),
        None => left.cmp(right),
    }
}

fn write_key(text: &str, key: &mut Vec<u8>) {
    match LATVIAN.as_ref() {
        Some(latvian) => {
            let Ok(()) = latvian.write_sort_key_to(text, key);
        }
        None => key.extend_from_slice(text.as_bytes()),
    }
}

/// The form in which search compares texts: small letters without diacritics, single spaces, none at the
/// ends. Whoever types "abolins" finds Āboliņš.
pub fn search_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut space = false;
    for character in text
        .nfkd()
        .filter(|character| !is_combining_mark(*character))
    {
        if character.is_whitespace() {
            space = !key.is_empty();
            continue;
        }
        if std::mem::take(&mut space) {
            key.push(' ');
        }
        for small in character.to_lowercase() {
            match undecomposed(small) {
                Some(plain) => key.push_str(plain),
                None => key.push(small),
            }
        }
    }
    key
}

/// Letters of the neighbours' names whose stroke or tie Unicode does not take apart.
const fn undecomposed(small: char) -> Option<&'static str> {
    Some(match small {
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}
