//! The law's holidays against DOMAIN 5.2's table, and the government's moved days.

use calendar::{
    HolidayName as Name, Month, easter, holiday, parse_latvian_date, recommended_transfers,
};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use crate::day;

/// DOMAIN 5.2's rows: Good Friday, Easter Monday, Mother's Day, Pentecost, and the observed Monday if any.
const TABLE: [(i16, [&str; 4], Option<&str>); 8] = [
    (2023, ["07.04", "10.04", "14.05", "28.05"], Some("20.11")),
    (2024, ["29.03", "01.04", "12.05", "19.05"], Some("06.05")),
    (2025, ["18.04", "21.04", "11.05", "08.06"], Some("05.05")),
    (2026, ["03.04", "06.04", "10.05", "24.05"], None),
    (2027, ["26.03", "29.03", "09.05", "16.05"], None),
    (2028, ["14.04", "17.04", "14.05", "04.06"], Some("20.11")),
    (2029, ["30.03", "02.04", "13.05", "20.05"], Some("19.11")),
    (2030, ["19.04", "22.04", "12.05", "09.06"], Some("06.05")),
];

/// Those that stand on the same date every year.
const FIXED: [(&str, Name); 10] = [
    ("01.01", Name::NewYear),
    ("01.05", Name::LabourDay),
    ("04.05", Name::RestorationOfIndependence),
    ("23.06", Name::MidsummerEve),
    ("24.06", Name::Midsummer),
    ("18.11", Name::Proclamation),
    ("24.12", Name::ChristmasEve),
    ("25.12", Name::Christmas),
    ("26.12", Name::SecondChristmas),
    ("31.12", Name::NewYearsEve),
];

fn holidays_of(year: i16) -> Vec<(Date, Name)> {
    date(year, 1, 1)
        .series(1.day())
        .take_while(|day| day.year() == year)
        .filter_map(|day| holiday(day).map(|name| (day, name)))
        .collect()
}

/// What the law makes of a year, by DOMAIN's table.
fn expected(year: i16, movable: [&str; 4], observed: Option<&str>) -> Vec<(Date, Name)> {
    let on = |text: &str| parse_latvian_date(&format!("{text}.{year}")).unwrap();
    let names = [
        Name::GoodFriday,
        Name::EasterMonday,
        Name::MothersDay,
        Name::Pentecost,
    ];
    let mut days: Vec<_> = movable.map(on).into_iter().zip(names).collect();
    days.push((on(movable[0]).saturating_add(2.days()), Name::EasterSunday));
    days.extend(FIXED.map(|(text, name)| (on(text), name)));
    days.extend(observed.map(on).map(|monday| match monday.month() {
        5 => (monday, Name::ObservedRestoration),
        _ => (monday, Name::ObservedProclamation),
    }));
    if year == 2023 {
        days.push((on("29.05"), Name::HockeyBronze));
        days.push((on("09.07"), Name::SongFestival));
        days.push((on("10.07"), Name::ObservedSongFestival));
    }
    days.sort_unstable();
    days
}

#[test]
fn the_holidays_of_2023_to_2030_are_those_of_the_law_and_no_others() {
    for (year, movable, observed) in TABLE {
        assert_eq!(
            holidays_of(year),
            expected(year, movable, observed),
            "{year}"
        );
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
            let monday = itself.saturating_add(until_monday.days());
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
