//! An institution's own days over the law's calendar (DOMAIN 5.2, 5.3).

use calendar::{Calendar, Day, HolidayName, Month};
use jiff::civil::Date;

use crate::{closed, day, off, worked};

fn numbers(days: Vec<Date>) -> Vec<i8> {
    days.into_iter().map(Date::day).collect()
}

#[test]
fn november_2026_has_the_twenty_working_days_of_the_example() {
    let november: Month = "2026-11".parse().unwrap();
    let expected = [
        2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 19, 20, 23, 24, 25, 26, 27, 30,
    ];
    let calendar = Calendar::default();
    assert_eq!(numbers(calendar.working_days_of(november)), expected);
    assert_eq!(calendar.last_working_day(november), Some(day("2026-11-30")));
}

#[test]
fn a_day_says_what_it_is() {
    let calendar = Calendar::new([off("2026-11-16"), worked("2026-11-21")]);
    let proclamation = Day::Holiday(HolidayName::Proclamation);
    for (date, expected) in [
        ("2026-11-13", Day::Working),
        ("2026-11-14", Day::Weekend),
        ("2026-11-16", Day::Closed("slēgts".to_owned())),
        ("2026-11-18", proclamation),
        (
            "2026-11-21",
            Day::MovedWorking("pārceltā darba diena".to_owned()),
        ),
        ("2026-04-05", Day::Holiday(HolidayName::EasterSunday)),
    ] {
        assert_eq!(calendar.day(day(date)), expected, "{date}");
        assert_eq!(
            calendar.is_working(day(date)),
            expected.is_working(),
            "{date}"
        );
    }
}

#[test]
fn a_moved_working_day_wins_over_a_weekend_and_a_holiday() {
    let calendar = Calendar::new([worked("2026-11-18"), worked("2026-06-27")]);
    assert!(calendar.is_working(day("2026-11-18")));
    assert!(calendar.is_working(day("2026-06-27")));
}

#[test]
fn a_closure_wins_over_everything_in_whichever_order_it_came() {
    for both in [
        [off("2026-06-27"), worked("2026-06-27")],
        [worked("2026-06-27"), off("2026-06-27")],
    ] {
        assert_eq!(
            Calendar::new(both).day(day("2026-06-27")),
            Day::Closed("slēgts".to_owned())
        );
    }
    let on_a_holiday = Calendar::new([off("2026-11-18")]);
    assert_eq!(
        on_a_holiday.day(day("2026-11-18")),
        Day::Closed("slēgts".to_owned())
    );
}

#[test]
fn the_governments_moved_days_are_no_rule_of_their_own() {
    let calendar = Calendar::default();
    assert!(calendar.is_working(day("2026-01-02")));
    assert!(!calendar.is_working(day("2026-01-17")));
}

#[test]
fn the_next_working_day_skips_weekends_holidays_and_closures() {
    let calendar = Calendar::new([off("2026-11-19")]);
    assert_eq!(
        calendar.next_working_day(day("2026-11-13")),
        day("2026-11-16")
    );
    assert_eq!(
        calendar.next_working_day(day("2026-11-17")),
        day("2026-11-20")
    );
    assert_eq!(
        calendar.previous_working_day(day("2026-11-20")),
        day("2026-11-17")
    );
    assert_eq!(
        calendar.next_working_day(day("2026-12-23")),
        day("2026-12-28")
    );
    assert_eq!(
        calendar.previous_working_day(day("2027-01-04")),
        day("2026-12-30")
    );
}

#[test]
fn an_institution_closed_for_years_still_gets_an_answer() {
    let calendar = closed("2026-01-01", "2029-12-31");
    assert_eq!(
        calendar.next_working_day(day("2026-11-17")),
        day("2026-11-19")
    );
    assert_eq!(
        calendar.previous_working_day(day("2029-11-20")),
        day("2029-11-16")
    );
    let november: Month = "2026-11".parse().unwrap();
    assert_eq!(calendar.last_working_day(november), None);
    assert!(calendar.working_days_of(november).is_empty());
}

#[test]
fn the_edges_of_the_calendar_end_the_search() {
    let calendar = Calendar::default();
    assert_eq!(calendar.next_working_day(Date::MAX), Date::MAX);
    assert_eq!(calendar.previous_working_day(Date::MIN), Date::MIN);
}

#[test]
fn working_days_include_both_ends() {
    let calendar = Calendar::default();
    assert_eq!(
        numbers(calendar.working_days(day("2026-11-13"), day("2026-11-16"))),
        [13, 16]
    );
    assert_eq!(
        numbers(calendar.working_days(day("2026-11-16"), day("2026-11-16"))),
        [16]
    );
    assert!(
        calendar
            .working_days(day("2026-11-16"), day("2026-11-13"))
            .is_empty()
    );
}

#[test]
fn the_twenty_ninth_of_february_is_worked_in_a_leap_year() {
    let february: Month = "2028-02".parse().unwrap();
    let calendar = Calendar::default();
    assert_eq!(calendar.last_working_day(february), Some(day("2028-02-29")));
    assert_eq!(
        calendar.next_working_day(day("2028-02-28")),
        day("2028-02-29")
    );
}
