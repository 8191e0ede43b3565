//! Pasted text made plain: Word's bullets, spaces and dashes of its own become lines and lists that every screen and
//! every printer shows. Pure.

/// The signs that Word, Pages and browsers put before the lines of a list.
const BULLETS: [char; 11] = [
    '•', '·', '▪', '●', '○', '◦', '‣', '\u{f0b7}', '\u{f0a7}', '–', '*',
];

fn is_unseen(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
    ) || (sign.is_control() && sign != '\n' && sign != '\t')
}

/// One line: single spaces, no sign that cannot be seen, "- " before what was a list's line.
fn line(raw: &str) -> String {
    let spaced: String = raw
        .chars()
        .filter(|sign| !is_unseen(*sign))
        .map(|sign| if sign.is_whitespace() { ' ' } else { sign })
        .collect();
    let text = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let rest = text.strip_prefix(BULLETS).map(str::trim_start);
    match rest {
        Some(rest) if !rest.is_empty() && text.chars().nth(1) == Some(' ') => format!("- {rest}"),
        _ => text,
    }
}

/// Plain paragraphs and lists: lines without hidden signs, at most one empty line between two, none at the ends.
pub fn plain(raw: &str) -> String {
    let unified = raw
        .replace("\r\n", "\n")
        .replace(['\r', '\u{b}', '\u{85}'], "\n");
    let mut lines: Vec<String> = Vec::new();
    for one in unified.split('\n').map(line) {
        if !one.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(one);
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n")
}

/// The lines of a list, each without its bullet; empty ones are left out.
pub fn lines(text: &str) -> Vec<String> {
    text.split('\n')
        .map(line)
        .map(|one| one.strip_prefix("- ").map_or(one.clone(), str::to_owned))
        .filter(|one| !one.is_empty())
        .collect()
}
