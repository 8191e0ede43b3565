//! How a duty stands at a moment.

use calendar::{Duty, DutyKind, State};
use jiff::{SignedDuration, Timestamp};

use crate::{day, riga, riga_clock};

const DUE: &str = "2026-11-17 07:30";

fn entry(due: Option<&str>, done: Option<&str>) -> Duty<&'static str> {
    Duty {
        kind: DutyKind::DiaryEntry,
        subject: "Mārītes",
        for_day: day("2026-11-17"),
        due: due.map(riga_clock),
        done: done.map(riga_clock),
    }
}

fn state(duty: &Duty<&str>, now: &str) -> State {
    duty.state(riga_clock(now), &riga())
}

#[test]
fn an_entry_at_half_past_seven_is_in_time_and_a_minute_later_is_late() {
    let at = riga_clock(DUE);
    let in_time = entry(Some(DUE), Some(DUE));
    assert_eq!(
        state(&in_time, "2026-11-17 12:00"),
        State::DoneInTime { at }
    );
    let late = entry(Some(DUE), Some("2026-11-17 07:31"));
    let at = riga_clock("2026-11-17 07:31");
    let by = SignedDuration::from_mins(1);
    assert_eq!(state(&late, "2026-11-17 12:00"), State::DoneLate { at, by });
}

#[test]
fn a_duty_is_open_until_its_day_then_due_then_missed() {
    let duty = entry(Some(DUE), None);
    assert_eq!(
        state(&duty, "2026-11-16 23:59"),
        State::Open {
            due: riga_clock(DUE)
        }
    );
    let hours = SignedDuration::from_mins(7 * 60 + 30);
    assert_eq!(state(&duty, "2026-11-17 00:00"), State::DueIn(hours));
    assert_eq!(
        state(&duty, "2026-11-17 07:11"),
        State::DueIn(SignedDuration::from_mins(19))
    );
    assert_eq!(state(&duty, DUE), State::DueIn(SignedDuration::ZERO));
    let minute = SignedDuration::from_mins(1);
    assert_eq!(
        state(&duty, "2026-11-17 07:31"),
        State::Missed { by: minute }
    );
}

#[test]
fn a_duty_due_by_the_end_of_a_day_is_due_on_that_day() {
    let duty = entry(Some("2026-10-31 00:00"), None); // by the end of 30 October
    assert!(matches!(
        state(&duty, "2026-10-29 23:59"),
        State::Open { .. }
    ));
    let minute = SignedDuration::from_mins(1);
    assert_eq!(state(&duty, "2026-10-30 23:59"), State::DueIn(minute));
    assert_eq!(
        state(&duty, "2026-10-31 00:00"),
        State::DueIn(SignedDuration::ZERO)
    );
    assert_eq!(
        state(&duty, "2026-10-31 00:01"),
        State::Missed { by: minute }
    );
}

#[test]
fn nothing_is_needed_where_nothing_is_due() {
    assert_eq!(state(&entry(None, None), DUE), State::NotNeeded);
    assert_eq!(state(&entry(None, Some(DUE)), DUE), State::NotNeeded);
}

#[test]
fn the_most_urgent_duties_come_first() {
    let missed = entry(Some("2026-11-16 07:30"), None);
    let missed_today = entry(Some(DUE), None);
    let due = entry(Some("2026-11-17 09:00"), None);
    let due_later = entry(Some("2026-11-17 19:00"), None);
    let open = entry(Some("2026-11-20 19:00"), None);
    let done = entry(Some("2026-11-13 19:00"), Some("2026-11-13 18:00"));
    let done_late = entry(Some("2026-11-16 09:00"), Some("2026-11-16 09:05"));
    let not_needed = entry(None, None);
    let sorted = [
        missed,
        missed_today,
        due,
        due_later,
        open,
        done,
        done_late,
        not_needed,
    ];

    let mut duties = sorted.clone();
    duties.reverse();
    let now = riga_clock("2026-11-17 08:00");
    duties.sort_by_key(|duty| duty.urgency(now, &riga()));

    assert_eq!(duties, sorted);
}

#[test]
fn only_what_is_done_or_not_needed_is_settled() {
    let at = Timestamp::UNIX_EPOCH;
    let by = SignedDuration::from_mins(1);
    for settled in [
        State::NotNeeded,
        State::DoneInTime { at },
        State::DoneLate { at, by },
    ] {
        assert!(settled.is_settled(), "{settled:?}");
    }
    for waiting in [
        State::DueIn(by),
        State::Open { due: at },
        State::Missed { by },
    ] {
        assert!(!waiting.is_settled(), "{waiting:?}");
    }
}
