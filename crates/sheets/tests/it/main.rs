//! Reading sheets: each rule held by a test named for it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the helpers of tests may unwrap and index as tests may"
)]

mod columns;
mod files;
mod hostile;
mod ods;
mod properties;
mod text;
mod xls;
mod xlsx;

use sheets::{Fault, Table};

/// The table's rows as text, without their numbers.
fn cells(table: &Table) -> Vec<Vec<&str>> {
    table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(String::as_str).collect())
        .collect()
}

fn read(bytes: &[u8]) -> Table {
    sheets::read(bytes).unwrap()
}

fn refused(bytes: &[u8]) -> Fault {
    sheets::read(bytes).unwrap_err()
}
