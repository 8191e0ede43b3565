//! The report in words, as the screen and the paper show it.

use kernel::Role;
use web::Say;

use super::csv_file;
use super::model::{Line, Report};
use super::queries::Signer;

/// "Piezīmes" of a child: who came or left during the month owes fewer days than the sheet's head says.
pub fn notes(report: &Report, line: &Line, say: &Say) -> String {
    let notes = csv_file::notes(line, say);
    if line.due == report.days.len() {
        return notes;
    }
    let due = say.n("report-in-group", line.due);
    if notes.is_empty() {
        due
    } else {
        format!("{due}; {notes}")
    }
}

/// "93,4 %"
pub fn share(report: &Report) -> Option<String> {
    let share = report.share()?;
    Some(format!("{},{} %", share / 10, share % 10))
}

/// Those of a role who sign, by name.
pub fn names(signers: &[Signer], role: Role) -> String {
    let of_role = signers.iter().filter(|signer| signer.role == role);
    of_role
        .map(|signer| format!("{} {}", signer.given_name, signer.surname))
        .collect::<Vec<_>>()
        .join(", ")
}
