//! The week plan's rules, each held by a test named for it.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of tests may unwrap as tests may"
)]

mod balance;
mod form;
mod plan;
mod start;

use calendar::Week;
use jiff::civil::Date;
use kernel::{Area, PlannedOutcomeId};
use planning::records::PlannedOutcome;
use weekplan::lesson::{Lesson, Place, Texts};

fn day(written: &str) -> Date {
    written.parse().unwrap()
}

/// 9–13 November 2026, of DOMAIN 9.3.
fn week() -> Week {
    "2026-W46".parse().unwrap()
}

fn lesson(area: Area, outcome: &str, activity: &str) -> Lesson {
    Lesson {
        place: Place::Indoors,
        area,
        subject: String::new(),
        planned: None,
        texts: Texts {
            outcome: outcome.to_owned(),
            activity: activity.to_owned(),
            ..Texts::default()
        },
    }
}

fn outcome(id: i64, area: Area, subject: &str, text: &str) -> PlannedOutcome {
    PlannedOutcome {
        id: PlannedOutcomeId(id),
        area,
        subject: subject.to_owned(),
        text: text.to_owned(),
        outcome_id: None,
    }
}
