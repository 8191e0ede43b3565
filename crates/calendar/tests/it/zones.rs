//! The two nights on which Riga's clocks change.

use calendar::{Calendar, Deadline, DeadlineTimes, Rules};
use jiff::civil::time;
use jiff::{SignedDuration, Timestamp};

use crate::{day, riga, rules, worked};

fn utc(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn the_hour_stays_the_clocks_hour_across_the_change() {
    let (calendar, zone) = (Calendar::default(), riga());
    let rules = rules(&calendar, &zone);
    for (date, expected) in [
        ("2026-03-27", "2026-03-27T05:30:00Z"),
        ("2026-03-30", "2026-03-30T04:30:00Z"),
        ("2026-10-23", "2026-10-23T04:30:00Z"),
        ("2026-10-26", "2026-10-26T05:30:00Z"),
    ] {
        assert_eq!(rules.diary_due(day(date)), Some(utc(expected)), "{date}");
    }
}

#[test]
fn the_day_of_the_change_is_an_hour_shorter_or_longer() {
    let (calendar, zone) = (Calendar::default(), riga());
    let rules = rules(&calendar, &zone);
    for (date, hours) in [("2026-03-29", 23), ("2026-10-25", 25), ("2026-10-24", 24)] {
        let ends = rules.same_day_due(day(date));
        let starts = rules.same_day_due(day(date).yesterday().unwrap());
        assert_eq!(
            ends.duration_since(starts),
            SignedDuration::from_hours(hours),
            "{date}"
        );
        assert_eq!(
            Deadline::of(ends, &zone),
            Deadline {
                day: day(date),
                time: None
            }
        );
    }
}

#[test]
fn an_hour_that_is_skipped_or_repeated_is_taken_compatibly() {
    let calendar = Calendar::new([worked("2026-03-29"), worked("2026-10-25")]);
    let zone = riga();
    let times = DeadlineTimes {
        absences: time(3, 30, 0, 0),
        ..DeadlineTimes::default()
    };
    let rules = Rules {
        calendar: &calendar,
        times,
        zone: &zone,
    };
    // Forward at 03:00: 03:30 does not exist and becomes 04:30. Back at 04:00: the first 03:30.
    assert_eq!(
        rules.absences_due(day("2026-03-29")),
        Some(utc("2026-03-29T01:30:00Z"))
    );
    assert_eq!(
        rules.absences_due(day("2026-10-25")),
        Some(utc("2026-10-25T00:30:00Z"))
    );
}
