//! The report as a CSV that Excel in Latvia opens as it is: UTF-8 with its mark, semicolons.

use kernel::sorting::search_key;
use web::{Error, Result, Say};

use super::model::{Line, Report};

/// A cell that a spreadsheet would take for a formula stays text.
fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The file's name, in plain letters: "apmeklejums-marites-2026-10.csv".
pub fn name(group: &str, month: calendar::Month) -> String {
    let plain = search_key(group);
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    format!("apmeklejums-{}-{month}.csv", words.join("-"))
}

/// "Piezīmes": "izglītība ģimenē" (3.10.2) before what was remarked.
pub fn notes(line: &Line, say: &Say) -> String {
    let home = (line.home > 0).then(|| say.t("mark-home"));
    let notes: Vec<String> = home.into_iter().chain(line.notes.clone()).collect();
    notes.join("; ")
}

/// The file's content.
pub fn content(report: &Report, say: &Say) -> Result<Vec<u8>> {
    let fault = |e: csv::Error| Error::Internal(format!("csv: {e}"));
    let mut out = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer("\u{feff}".as_bytes().to_vec());
    let mut head = vec![say.t("report-child")];
    head.extend(report.days.iter().map(|day| say.date(*day)));
    head.extend(["report-due", "report-attended"].map(|key| say.t(key)));
    head.extend(["NS", "NC", "N"].map(str::to_owned));
    head.extend(["total", "report-home", "remarks"].map(|key| say.t(key)));
    out.write_record(&head).map_err(fault)?;
    for line in &report.lines {
        let mut cells = vec![safe(&line.name)];
        cells.extend(line.cells.iter().map(|cell| (*cell).to_owned()));
        let numbers = [line.due, line.attended];
        cells.extend(
            numbers
                .iter()
                .chain(&line.absent)
                .chain(&[line.total(), line.home])
                .map(ToString::to_string),
        );
        cells.push(safe(&notes(line, say)));
        out.write_record(&cells).map_err(fault)?;
    }
    out.into_inner()
        .map_err(|e| Error::Internal(format!("csv: {e}")))
}
