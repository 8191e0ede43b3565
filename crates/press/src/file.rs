//! Files as answers.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::sorting::search_key;
use paper::{Document, Sheet};
use web::{Answer, Error};

use crate::queue::PRESS;

/// The longest name of a file without its ending.
const NAME: usize = 80;

/// A file's name for every system: the words in plain letters, joined by hyphens: "saraksts-marite".
pub fn file_name(parts: &[&str]) -> String {
    let plain = search_key(&parts.join(" "));
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-").chars().take(NAME).collect()
}

fn file(
    parts: &[&str],
    ending: &str,
    kind: &'static str,
    disposition: &str,
    content: Vec<u8>,
) -> Response {
    let plain = file_name(parts);
    let heads = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!(
                "{disposition}; filename=\"{plain}.{ending}\"; filename*=UTF-8''{}.{ending}",
                full(parts)
            ),
        ),
    ];
    (heads, content).into_response()
}

/// The name with all its letters, as an address writes them (RFC 8187).
fn full(parts: &[&str]) -> String {
    let words: Vec<&str> = parts
        .iter()
        .flat_map(|part| part.split_whitespace())
        .collect();
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '.' | ' ');
    let name: String = words.join(" ").chars().filter(kept).take(NAME).collect();
    name.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// A document as a PDF that the browser shows, with its name made of these parts. The caller has let go of the
/// database before: it may have to wait for its turn.
pub async fn pdf(name: &[&str], document: Document) -> Answer {
    let content = PRESS.print(document).await?;
    Ok(file(name, "pdf", "application/pdf", "inline", content))
}

/// A sheet as an XLSX to be kept, with its name made of these parts.
pub fn xlsx(name: &[&str], sheet: &Sheet) -> Answer {
    let content =
        paper::spread(sheet).map_err(|fault| Error::Internal(format!("xlsx: {fault}")))?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(file(name, "xlsx", kind, "attachment", content))
}
