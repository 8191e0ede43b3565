//! The law's holidays against DOMAIN 5.2's table, and the government's moved days.

use calendar::{HolidayName as Name, Month, easter, holiday, recommended_transfers};
use jiff::civil::{Date, Weekday, date};

use crate::day;

/// Good Friday, Easter Monday, Mother's Day, Pentecost and the observed Monday of each year.
const TABLE: [(i16, [(i8, i8); 4], Option<(i8, i8, Name)>); 8] = [
    (
        2023,
        [(7, 4), (10, 4), (14, 5), (28, 5)],
        Some((20, 11, Name::ObservedProclamation)),
    ),
    (
        2024,
        [(29, 3), (1, 4), (12, 5), (19, 5)],
        Some((6, 5, Name::ObservedRestoration)),
    ),
    (
        2025,
        [(18, 4), (21, 4), (11, 5), (8, 6)],
        Some((5, 5, Name::ObservedRestoration)),
    ),
    (2026, [(3, 4), (6, 4), (10, 5), (24, 5)], None),
    (2027, [(26, 3), (29, 3), (9, 5), (16, 5)], None),
    (
        2028,
        [(14, 4), (17, 4), (14, 5), (4, 6)],
        Some((20, 11, Name::ObservedProclamation)),
    ),
    (
        2029,
        [(30, 3), (2, 4), (13, 5), (20, 5)],
        Some((19, 11, Name::ObservedProclamation)),
    ),
    (
        2030,
        [(19, 4), (22, 4), (12, 5), (9, 6)],
        Some((6, 5, Name::ObservedRestoration)),
    ),
];

/// Those that stand on the same date every year.
const FIXED: [(i8, i8, Name); 10] = [
    (1, 1, Name::NewYear),
    (1, 5, Name::LabourDay),
    (4, 5, Name::RestorationOfIndependence),
    (23, 6, Name::MidsummerEve),
    (24, 6, Name::Midsummer),
    (18, 11, Name::Proclamation),
    (24, 12, Name::ChristmasEve),
    (25, 12, Name::Christmas),
    (26, 12, Name::SecondChristmas),
    (31, 12, Name::NewYearsEve),
];

fn holidays_of(year: i16) -> Vec<(Date, Name)> {
    date(year, 1, 1)
        .series(jiff::ToSpan::day(1))
        .take_while(|day| day.year() == year)
        .filter_map(|day| holiday(day).map(|name| (day, name)))
        .collect()
}

#[test]
fn the_holidays_of_2023_to_2030_are_those_of_the_law_and_no_others() {
    for (year, movable, observed) in TABLE {
        let on = |(day, month): (i8, i8)| date(year, month, day);
        let names = [
            Name::GoodFriday,
            Name::EasterMonday,
            Name::MothersDay,
            Name::Pentecost,
        ];
        let mut expected: Vec<_> = movable.map(on).into_iter().zip(names).collect();
        expected.push((on(movable[1]).yesterday().unwrap(), Name::EasterSunday));
        expected.extend(FIXED.map(|(day, month, name)| (date(year, month, day), name)));
        expected.extend(observed.map(|(day, month, name)| (date(year, month, day), name)));
        if year == 2023 {
            expected.push((date(2023, 5, 29), Name::HockeyBronze));
            expected.push((date(2023, 7, 9), Name::SongFestival));
            expected.push((date(2023, 7, 10), Name::ObservedSongFestival));
        }
        expected.sort_unstable();
        assert_eq!(holidays_of(year), expected, "{year}");
    }
}

#[test]
fn days_that_were_off_once_are_known() {
    for (date, name) in [
        ("2018-07-08", Name::SongFestival),
        ("2018-07-09", Name::ObservedSongFestival),
        ("2018-09-24", Name::PopeVisit),
        ("2023-05-29", Name::HockeyBronze),
    ] {
        assert_eq!(holiday(day(date)), Some(name), "{date}");
    }
}

#[test]
fn only_the_fourth_of_may_and_the_eighteenth_of_november_give_a_monday() {
    assert_eq!(holiday(day("2027-05-01")), Some(Name::LabourDay));
    assert_eq!(day("2027-05-01").weekday(), Weekday::Saturday);
    assert_eq!(holiday(day("2027-05-03")), None);
    assert_eq!(holiday(day("2028-01-03")), None); // 1 January 2028 is a Saturday
    assert_eq!(holiday(day("2028-06-26")), None); // 24 June 2028 is a Saturday
}

#[test]
fn a_weekend_of_a_moving_holiday_is_given_back_in_every_year() {
    for year in 2000..=2100 {
        for (month, day, observed) in [
            (5, 4, Name::ObservedRestoration),
            (11, 18, Name::ObservedProclamation),
        ] {
            let itself = date(year, month, day);
            let until_monday = match itself.weekday() {
                Weekday::Saturday => 2,
                Weekday::Sunday => 1,
                _ => continue,
            };
            let monday = itself.saturating_add(jiff::ToSpan::days(until_monday));
            assert_eq!(holiday(monday), Some(observed), "{monday}");
        }
    }
}

#[test]
fn easter_falls_where_astronomy_tables_say() {
    for text in [
        "1961-04-02",
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2038-04-25",
        "2285-03-22",
    ] {
        assert_eq!(easter(day(text).year()), day(text));
    }
}

#[test]
fn the_governments_moved_days_trade_a_weekday_for_a_saturday() {
    for year in 2023..=2026 {
        assert!(!recommended_transfers(year).is_empty(), "{year}");
        for moved in recommended_transfers(year) {
            assert_eq!((moved.off.year(), moved.worked.year()), (year, year));
            assert_eq!(moved.worked.weekday(), Weekday::Saturday, "{moved:?}");
            assert!(moved.off.weekday().to_monday_one_offset() <= 5, "{moved:?}");
            assert_eq!(
                (holiday(moved.off), holiday(moved.worked)),
                (None, None),
                "{moved:?}"
            );
        }
    }
    assert!(recommended_transfers(2027).is_empty());
}

#[test]
fn november_2026_has_one_holiday() {
    let november: Month = "2026-11".parse().unwrap();
    let names: Vec<_> = november.days().filter_map(holiday).collect();
    assert_eq!(names, [Name::Proclamation]);
}
