//! Months, weeks, school years, periods and semesters.

use calendar::{Month, Period, SchoolYear, Semester, Week, parse_date, parse_latvian_date};
use jiff::civil::Date;

use crate::day;

#[test]
fn a_month_is_read_only_in_its_strict_form() {
    assert_eq!("2026-10".parse(), Ok(Month::of(day("2026-10-05"))));
    for bad in [
        "2026-13",
        "2026-00",
        "26-1",
        "2026-1",
        "1999-12",
        "2101-01",
        "+026-10",
        "2026-10-05",
        "",
        "-",
    ] {
        assert!(bad.parse::<Month>().is_err(), "{bad}");
    }
}

#[test]
fn a_month_knows_its_days_and_its_neighbours() {
    let february: Month = "2028-02".parse().unwrap();
    assert_eq!(
        (february.first(), february.last()),
        (day("2028-02-01"), day("2028-02-29"))
    );
    assert_eq!(february.days().count(), 29);
    assert_eq!((february.year(), february.number()), (2028, 2));
    let december: Month = "2026-12".parse().unwrap();
    assert_eq!(december.next().to_string(), "2027-01");
    assert_eq!(december.next().previous(), december);
    assert!(december.contains(day("2026-12-31")) && !december.contains(day("2027-12-31")));
}

#[test]
fn months_sort_by_time() {
    let months: [Month; 3] = ["2025-12", "2026-01", "2026-10"].map(|text| text.parse().unwrap());
    assert!(months.is_sorted());
}

#[test]
fn a_week_is_read_only_where_its_year_has_it() {
    assert_eq!("2026-W41".parse(), Ok(Week::of(day("2026-10-05"))));
    assert!("2026-W53".parse::<Week>().is_ok());
    for bad in [
        "2026-W54",
        "2025-W53",
        "2026-W00",
        "2026-41",
        "2026-W1",
        "2026-w41",
        "26-W41",
        "2026-W041",
        "",
    ] {
        assert!(bad.parse::<Week>().is_err(), "{bad}");
    }
}

#[test]
fn new_years_day_2027_is_in_the_53rd_week_of_2026() {
    let week = Week::of(day("2027-01-01"));
    assert_eq!(week.to_string(), "2026-W53");
    assert_eq!((week.year(), week.number()), (2026, 53));
    assert_eq!(
        (week.monday(), week.sunday()),
        (day("2026-12-28"), day("2027-01-03"))
    );
    assert_eq!(week.next().to_string(), "2027-W01");
    assert_eq!(Week::of(day("2024-12-30")).to_string(), "2025-W01");
}

#[test]
fn a_week_runs_from_monday_to_sunday() {
    let week: Week = "2026-W46".parse().unwrap();
    let dates = week.days().map(Date::day);
    assert_eq!(dates, [9, 10, 11, 12, 13, 14, 15]);
    assert_eq!(week.weekdays().map(Date::day), [9, 10, 11, 12, 13]);
    assert_eq!(week.previous().next(), week);
    assert!(week.contains(day("2026-11-15")) && !week.contains(day("2026-11-16")));
}

#[test]
fn dates_in_addresses_are_strict() {
    assert_eq!(parse_date("2026-10-05"), Ok(day("2026-10-05")));
    assert_eq!(parse_date("2028-02-29"), Ok(day("2028-02-29")));
    for bad in [
        "2026-02-29",
        "2026-10-5",
        "2026-10-32",
        "26-10-05",
        "1999-12-31",
        "2101-01-01",
        "20261005",
        "2026-10-05T00:00",
        " 2026-10-05",
        "2026-10-05-",
        "2026-+1-05",
        "٢٠٢٦-١٠-٠٥",
        "",
    ] {
        assert!(parse_date(bad).is_err(), "{bad}");
    }
}

#[test]
fn dates_are_read_as_people_in_latvia_write_them() {
    for good in ["05.10.2026", "5.10.2026", "05.10.2026.", "5.10.2026."] {
        assert_eq!(parse_latvian_date(good), Ok(day("2026-10-05")), "{good}");
    }
    for bad in [
        "05.10.2026..",
        "10/05/2026",
        "05.10.26",
        "31.11.2026",
        "29.02.2026",
        ".10.2026",
        "2026.10.05",
        "",
    ] {
        assert!(parse_latvian_date(bad).is_err(), "{bad}");
    }
}

#[test]
fn the_school_year_starts_on_the_first_of_september() {
    assert_eq!(SchoolYear::of(day("2026-08-31")).to_string(), "2025/2026");
    let year = SchoolYear::of(day("2026-09-01"));
    assert_eq!(year.to_string(), "2026/2027");
    assert_eq!(
        (year.first(), year.last()),
        (day("2026-09-01"), day("2027-08-31"))
    );
    assert_eq!(
        (year.first_content(), year.last_content()),
        (day("2026-09-01"), day("2027-05-31"))
    );
    assert_eq!(year.first_consolidation(), day("2027-06-01"));
    assert_eq!(year.next().to_string(), "2027/2028");
    assert_eq!(year.next().previous(), year);
    assert_eq!(SchoolYear::open(day("2027-08-31")), [year, year.next()]);
}

#[test]
fn an_address_names_a_school_year_by_its_september() {
    assert_eq!(
        SchoolYear::starting_in(" 2026 "),
        Some(SchoolYear::of(day("2026-09-01")))
    );
    for bad in ["1999", "2100", "26", "2026/2027", "gads", ""] {
        assert_eq!(SchoolYear::starting_in(bad), None, "{bad}");
    }
}

#[test]
fn a_school_year_is_read_only_where_its_halves_follow_each_other() {
    assert_eq!("2026/2027".parse(), Ok(SchoolYear::of(day("2026-11-18"))));
    for bad in [
        "2026/2028",
        "2026/27",
        "2026-2027",
        "2027/2026",
        "2026",
        "1999/2000",
        "2100/2101",
        "",
    ] {
        assert!(bad.parse::<SchoolYear>().is_err(), "{bad}");
    }
}

#[test]
fn content_is_taught_until_the_end_of_may_and_consolidated_in_summer() {
    for (date, period) in [
        ("2026-09-01", Period::Content),
        ("2027-05-31", Period::Content),
        ("2027-06-01", Period::Consolidation),
        ("2027-08-31", Period::Consolidation),
    ] {
        assert_eq!(Period::of(day(date)), period, "{date}");
        assert!(
            SchoolYear::of(day(date)).days(period).contains(&day(date)),
            "{date}"
        );
    }
}

#[test]
fn the_semesters_meet_at_new_year_and_end_in_may() {
    let [(first, autumn), (second, spring)] = SchoolYear::of(day("2026-09-01")).semesters();
    assert_eq!((first, second), (Semester::First, Semester::Second));
    assert_eq!(autumn, day("2026-09-01")..=day("2026-12-31"));
    assert_eq!(spring, day("2027-01-01")..=day("2027-05-31"));
    assert_eq!(Semester::of(day("2026-12-31")), Some(Semester::First));
    assert_eq!(Semester::of(day("2027-01-01")), Some(Semester::Second));
    assert_eq!(Semester::of(day("2027-07-01")), None);
}
