//! The rules of the reference lists, each held by a test named for it.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of tests may unwrap as tests may"
)]

mod file;
mod judging;
mod stages;

use curriculum::Stage;
use curriculum::rules::{Line, Raw};
use jiff::civil::{Date, date};
use kernel::{Area, OutcomeId};

/// The first day of the list.
const START: Date = date(2026, 9, 1);

/// An outcome of languages, first stage, that has held for two years.
fn kept(id: i64, text: &str, paragraph: &str) -> Line {
    Line {
        id: OutcomeId(id),
        area: Area::Language,
        stage: Stage::First,
        position: id,
        text: text.to_owned(),
        paragraph: paragraph.to_owned(),
        official: false,
        from_on: date(2024, 9, 1),
        to_on: None,
    }
}

/// A row of languages, first stage.
fn row(line: usize, text: &str, paragraph: &str) -> Raw {
    Raw {
        line,
        area: "valodu".to_owned(),
        stage: "posms1".to_owned(),
        text: text.to_owned(),
        paragraph: paragraph.to_owned(),
        ..Raw::default()
    }
}
