//! Text made printable: nothing in it may change how the rest of the page is set, or be missing from the font.

use serde_json::Value;

/// Stands for a character that the font has no picture of.
const UNKNOWN: char = '\u{25a1}';
/// So many letters without a space may not be broken: longer than any Latvian word, shorter than a column.
pub const UNBROKEN: usize = 24;
/// Where a longer one may be broken.
const STEP: usize = 12;
/// Lets a line end.
const MAY_BREAK: char = '\u{200b}';

/// Characters without a picture of their own, which only steer others: direction, joining, variants, marks of order.
const fn is_steering(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{61c}'
            | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// A text without what cannot be printed.
pub fn plain(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' => Some(c),
            '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
            c if c.is_control() || is_steering(c) => None,
            c => Some(c),
        })
        .collect()
}

/// A text for the page: printable, with what the font lacks as boxes and places to break in what has none.
pub fn printable(text: &str, has: impl Fn(char) -> bool) -> String {
    let mut run = 0;
    let mut out = String::with_capacity(text.len());
    for c in plain(text).chars() {
        run = if c.is_whitespace() { 0 } else { run + 1 };
        if run > UNBROKEN && run % STEP == 1 {
            out.push(MAY_BREAK);
        }
        out.push(if c == '\n' || has(c) { c } else { UNKNOWN });
    }
    out
}

/// Every text of a tree, cleaned in place; gives how many letters there are.
pub fn every(value: &mut Value, has: &impl Fn(char) -> bool) -> usize {
    match value {
        Value::String(text) => {
            *text = printable(text, has);
            text.chars().count()
        }
        Value::Array(all) => all.iter_mut().map(|one| every(one, has)).sum(),
        Value::Object(all) => all.values_mut().map(|one| every(one, has)).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}
