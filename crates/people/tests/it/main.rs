//! Who belongs to a group on which days, and the year rollover.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of tests may unwrap as tests may"
)]

mod contacts;
mod rollover;

use jiff::civil::{Date, date};
use kernel::ChildId;
use people::roll::{Pupil, Span};

const fn span(from: Date, to: Option<Date>) -> Span {
    Span { from, to }
}

#[test]
fn a_span_holds_its_first_and_its_last_day() {
    let october = span(date(2026, 10, 1), Some(date(2026, 10, 31)));
    assert!(october.holds(date(2026, 10, 1)) && october.holds(date(2026, 10, 31)));
    assert!(!october.holds(date(2026, 9, 30)) && !october.holds(date(2026, 11, 1)));
}

#[test]
fn a_span_without_an_end_goes_on() {
    assert!(span(date(2026, 9, 1), None).holds(date(2031, 8, 31)));
}

#[test]
fn a_child_who_comes_back_was_away_in_between() {
    let pupil = Pupil {
        id: ChildId(1),
        given_name: "Elza".to_owned(),
        surname: "Ābola".to_owned(),
        here: vec![
            span(date(2026, 9, 1), Some(date(2026, 9, 30))),
            span(date(2026, 11, 2), None),
        ],
        home: vec![span(date(2026, 11, 9), Some(date(2026, 11, 13)))],
    };
    assert_eq!(pupil.name(), "Ābola Elza");
    assert!(pupil.is_here(date(2026, 9, 30)) && pupil.is_here(date(2026, 11, 2)));
    assert!(!pupil.is_here(date(2026, 10, 15)));
    assert!(pupil.is_home(date(2026, 11, 13)) && !pupil.is_home(date(2026, 11, 16)));
}
