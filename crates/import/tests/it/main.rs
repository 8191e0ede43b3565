//! What becomes of rows, each rule held by a test named for it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the helpers of tests may unwrap and index as tests may"
)]

mod children;
mod groups;
mod headings;
mod reading;
mod staff;
mod texts;

use import::{Kind, Plan, Sheet, State};
use jiff::civil::{Date, date};
use kernel::GroupId;
use sheets::Row;

const TODAY: Date = date(2026, 10, 5);

/// A sheet of lines whose cells stand apart by semicolons; the first one holds the headings.
fn sheet(kind: Kind, lines: &str) -> Sheet {
    Sheet::new(kind, rows(lines))
}

fn rows(lines: &str) -> Vec<Row> {
    let row = |(index, line): (usize, &str)| Row {
        line: index + 1,
        cells: line.trim().split(';').map(str::to_owned).collect(),
    };
    lines.trim().lines().enumerate().map(row).collect()
}

fn group(id: i64, number: i64, name: &str) -> import::rules::KnownGroup {
    import::rules::KnownGroup {
        id: GroupId(id),
        name: name.to_owned(),
        number,
        age: "5–6".to_owned(),
        room: String::new(),
        compulsory: true,
        is_open: true,
    }
}

fn groups() -> Vec<import::rules::KnownGroup> {
    let closed = import::rules::KnownGroup {
        is_open: false,
        ..group(3, 9, "Vecā")
    };
    vec![group(1, 4, "Mārītes"), group(2, 3, "Pūcītes"), closed]
}

fn states(plan: &Plan) -> Vec<State> {
    plan.rows.iter().map(|row| row.state).collect()
}

/// The keys of what is wrong with a row.
fn faults(plan: &Plan, row: usize) -> Vec<&'static str> {
    plan.rows[row]
        .faults
        .iter()
        .map(|fault| fault.key)
        .collect()
}

fn notes(plan: &Plan, row: usize) -> Vec<&'static str> {
    plan.rows[row].notes.iter().map(|note| note.key).collect()
}

/// "mother-phone: 26 111 111 → 26 222 222"
fn changes(plan: &Plan, row: usize) -> Vec<String> {
    let shown = |change: &import::Change| {
        if change.old.is_empty() {
            format!("{}: {}", change.field, change.new)
        } else {
            format!("{}: {} → {}", change.field, change.old, change.new)
        }
    };
    plan.rows[row].changes.iter().map(shown).collect()
}
