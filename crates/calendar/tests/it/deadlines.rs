//! DOMAIN 1.6's table of deadlines.

use calendar::{Calendar, Deadline, DeadlineTimes, Month, Rules, Week};
use jiff::civil::time;

use crate::{closed, day, off, riga, riga_clock, rules, worked};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn week(text: &str) -> Week {
    text.parse().unwrap()
}

#[test]
fn the_eighteenth_of_november_demands_nothing() {
    let (calendar, zone) = (Calendar::default(), riga());
    let rules = rules(&calendar, &zone);
    let holiday = day("2026-11-18");
    assert_eq!(rules.absences_due(holiday), None);
    assert_eq!(rules.diary_due(holiday), None);
    assert_eq!(rules.diary_expected(holiday), None);
    assert_eq!(rules.diary_days(holiday), [day("2026-11-19")]);
}

#[test]
fn absences_are_due_at_nine_and_the_diary_at_half_past_seven() {
    let (calendar, zone) = (Calendar::default(), riga());
    let rules = rules(&calendar, &zone);
    assert_eq!(
        rules.absences_due(day("2026-11-17")),
        Some(riga_clock("2026-11-17 09:00"))
    );
    assert_eq!(
        rules.diary_due(day("2026-11-17")),
        Some(riga_clock("2026-11-17 07:30"))
    );
}

#[test]
fn an_entry_is_expected_from_the_working_day_before() {
    let (calendar, zone) = (Calendar::default(), riga());
    let rules = rules(&calendar, &zone);
    assert_eq!(
        rules.diary_expected(day("2026-11-19")),
        Some(riga_clock("2026-11-17 07:30"))
    );
    assert_eq!(
        rules.diary_expected(day("2026-11-16")),
        Some(riga_clock("2026-11-13 07:30"))
    );
}

#[test]
fn the_diary_asks_for_today_and_the_next_working_day() {
    let (calendar, zone) = (Calendar::default(), riga());
    let rules = rules(&calendar, &zone);
    assert_eq!(
        rules.diary_days(day("2026-11-17")),
        [day("2026-11-17"), day("2026-11-19")]
    );
    assert_eq!(
        rules.diary_days(day("2026-11-13")),
        [day("2026-11-13"), day("2026-11-16")]
    );
    assert_eq!(rules.diary_days(day("2026-11-14")), [day("2026-11-16")]);
}

#[test]
fn the_month_plan_is_due_on_the_last_working_day_of_the_month_before() {
    let (calendar, zone) = (Calendar::default(), riga());
    let due = rules(&calendar, &zone).month_plan_due(month("2026-11"));
    assert_eq!(due, riga_clock("2026-10-31 00:00")); // 31 October is a Saturday
    assert_eq!(
        Deadline::of(due, &zone),
        Deadline {
            day: day("2026-10-30"),
            time: None
        }
    );
    let due = rules(&calendar, &zone).month_plan_due(month("2027-01"));
    assert_eq!(Deadline::of(due, &zone).day, day("2026-12-30"));
}

#[test]
fn the_month_plan_follows_a_closed_or_a_moved_day() {
    let zone = riga();
    for (own, expected) in [
        (off("2026-10-30"), "2026-10-29"),
        (worked("2026-10-31"), "2026-10-31"),
    ] {
        let calendar = Calendar::new([own]);
        let due = rules(&calendar, &zone).month_plan_due(month("2026-11"));
        assert_eq!(Deadline::of(due, &zone).day, day(expected));
    }
}

#[test]
fn after_a_month_without_work_the_month_plan_is_due_before_it() {
    let (calendar, zone) = (closed("2026-07-01", "2026-07-31"), riga());
    let due = rules(&calendar, &zone).month_plan_due(month("2026-08"));
    assert_eq!(Deadline::of(due, &zone).day, day("2026-06-30"));
}

#[test]
fn the_week_plan_is_due_on_friday_at_seven_in_the_evening() {
    let (calendar, zone) = (Calendar::default(), riga());
    let due = rules(&calendar, &zone).week_plan_due(week("2026-W46"));
    assert_eq!(due, Some(riga_clock("2026-11-06 19:00")));
}

#[test]
fn the_week_plan_is_due_on_the_last_working_day_before_a_friday_that_is_off() {
    let (calendar, zone) = (Calendar::default(), riga());
    // Christmas 2026: Thursday 24th and Friday 25th are holidays.
    let after_christmas = rules(&calendar, &zone).week_plan_due(week("2026-W53"));
    assert_eq!(after_christmas, Some(riga_clock("2026-12-23 19:00")));
    let own = Calendar::new([off("2026-11-06"), worked("2026-11-07")]);
    let due = rules(&own, &zone).week_plan_due(week("2026-W46"));
    assert_eq!(due, Some(riga_clock("2026-11-05 19:00")));
}

#[test]
fn a_week_without_a_working_day_needs_no_plan() {
    let (calendar, zone) = (closed("2026-07-06", "2026-07-12"), riga());
    let rules = rules(&calendar, &zone);
    assert_eq!(rules.week_plan_due(week("2026-W28")), None);
    assert!(rules.week_plan_due(week("2026-W29")).is_some());
}

#[test]
fn a_week_with_only_a_moved_saturday_needs_a_plan() {
    let weekdays = closed("2026-07-06", "2026-07-10");
    let zone = riga();
    assert_eq!(
        rules(&weekdays, &zone).week_plan_due(week("2026-W28")),
        None
    );
    let days = ["06", "07", "08", "09", "10"].map(|date| off(&format!("2026-07-{date}")));
    let saturday = Calendar::new(days.into_iter().chain([worked("2026-07-11")]));
    assert!(
        rules(&saturday, &zone)
            .week_plan_due(week("2026-W28"))
            .is_some()
    );
}

#[test]
fn the_attendance_report_is_due_on_the_last_date_even_if_it_is_a_sunday() {
    let (calendar, zone) = (Calendar::default(), riga());
    let due = rules(&calendar, &zone).attendance_report_due(month("2026-05"));
    assert_eq!(
        Deadline::of(due, &zone),
        Deadline {
            day: day("2026-05-31"),
            time: None
        }
    );
    let due = rules(&calendar, &zone).attendance_report_due(month("2028-02"));
    assert_eq!(due, riga_clock("2028-03-01 00:00"));
}

#[test]
fn assessments_are_due_on_the_fifth_of_the_month_after() {
    let (calendar, zone) = (Calendar::default(), riga());
    let rules = rules(&calendar, &zone);
    assert_eq!(
        rules.assessment_due(month("2026-10")),
        riga_clock("2026-11-06 00:00")
    );
    assert_eq!(
        rules.assessment_due(month("2026-12")),
        riga_clock("2027-01-06 00:00")
    );
}

#[test]
fn parents_are_connected_within_seven_days_of_their_application() {
    let (calendar, zone) = (Calendar::default(), riga());
    let due = rules(&calendar, &zone).connect_parents_due(day("2026-12-28"));
    assert_eq!(
        Deadline::of(due, &zone),
        Deadline {
            day: day("2027-01-04"),
            time: None
        }
    );
}

#[test]
fn individual_work_is_written_up_the_same_day() {
    let (calendar, zone) = (Calendar::default(), riga());
    let due = rules(&calendar, &zone).same_day_due(day("2026-12-31"));
    assert_eq!(due, riga_clock("2027-01-01 00:00"));
}

#[test]
fn an_institution_sets_its_own_hours() {
    let (calendar, zone) = (Calendar::default(), riga());
    let times = DeadlineTimes {
        diary: time(8, 0, 0, 0),
        ..DeadlineTimes::default()
    };
    let rules = Rules {
        calendar: &calendar,
        times,
        zone: &zone,
    };
    assert_eq!(
        rules.diary_due(day("2026-11-17")),
        Some(riga_clock("2026-11-17 08:00"))
    );
    assert_eq!(
        rules.absences_due(day("2026-11-17")),
        Some(riga_clock("2026-11-17 09:00"))
    );
}
