//! The seven areas of a week (3.8) and health of every day (3.7), on DOMAIN 9.4.

use calendar::{Calendar, Override, OverrideKind, Week};
use jiff::civil::Date;
use journal::coverage::{Coverage, Covered, Health, covered};
use journal::records::DayRow;
use kernel::Area;

use crate::day;

/// The week of 9–13 November 2026 of DOMAIN 9.4.
fn model_week() -> Vec<Covered> {
    use Area::{Culture, Health, Language, Math, Science, Social, Technology};
    let days: [(&str, &[Area]); 5] = [
        ("2026-11-09", &[Language, Social, Health]),
        ("2026-11-10", &[Culture, Technology, Language, Health]),
        ("2026-11-11", &[Social, Culture, Health]),
        ("2026-11-12", &[Science, Math, Health]),
        ("2026-11-13", &[Math, Technology, Language, Health]),
    ];
    days.iter()
        .flat_map(|(on, areas)| areas.iter().map(|area| (day(on), *area)))
        .collect()
}

fn coverage(today: &str, rows: &[Covered]) -> Coverage {
    let week = Week::of(day("2026-11-09"));
    Coverage::of(&Calendar::default(), week, day(today), rows)
}

#[test]
fn the_model_week_has_all_seven_areas_and_health_every_day() {
    let found = coverage("2026-11-13", &model_week());

    assert!(found.missing().is_empty());
    assert_eq!(found.present(), 7);
    assert!(found.days_without_health().is_empty());
}

#[test]
fn an_area_is_counted_by_its_days_however_often_it_stands_on_one() {
    let mut rows = model_week();
    rows.push((day("2026-11-09"), Area::Language));

    let found = coverage("2026-11-13", &rows);

    let language = found
        .areas
        .iter()
        .find(|one| one.area == Area::Language)
        .unwrap();
    assert_eq!(language.count(), 3);
    assert_eq!(language.elsewhere(day("2026-11-09")), 2);
}

#[test]
fn a_week_without_technology_says_so() {
    let mut rows = model_week();
    rows.retain(|(_, area)| *area != Area::Technology);

    assert_eq!(coverage("2026-11-13", &rows).missing(), [Area::Technology]);
}

#[test]
fn a_day_without_health_says_so() {
    let mut rows = model_week();
    rows.retain(|row| *row != (day("2026-11-11"), Area::Health));

    let found = coverage("2026-11-09", &rows);

    assert_eq!(found.days_without_health(), [day("2026-11-11")]);
    assert_eq!(found.health_of(day("2026-11-11")), Some(Health::Missing));
}

#[test]
fn a_day_to_come_that_nobody_has_written_is_open_and_not_missing() {
    let found = coverage("2026-11-10", &[]);

    let states: Vec<Health> = found.days.iter().map(|(_, health)| *health).collect();
    assert_eq!(
        states,
        [
            Health::Missing,
            Health::Missing,
            Health::Open,
            Health::Open,
            Health::Open
        ]
    );
}

#[test]
fn a_holiday_wants_no_health() {
    let week = Week::of(day("2026-11-18"));
    let found = Coverage::of(&Calendar::default(), week, day("2026-11-20"), &[]);

    let days: Vec<Date> = found.days.iter().map(|(on, _)| *on).collect();
    assert!(!days.contains(&day("2026-11-18")));
    assert_eq!(days.len(), 4);
}

#[test]
fn a_week_that_is_closed_lacks_nothing() {
    let week = Week::of(day("2026-11-09"));
    let closed = week.weekdays().map(|on| Override {
        on,
        kind: OverrideKind::Off,
        reason: "remonts".to_owned(),
    });
    let found = Coverage::of(&Calendar::new(closed), week, day("2026-11-13"), &[]);

    assert!(found.missing().is_empty() && found.days.is_empty());
}

#[test]
fn a_moved_working_saturday_wants_health_too() {
    let saturday = day("2026-11-14");
    let moved = Override {
        on: saturday,
        kind: OverrideKind::Working,
        reason: "pārcelta".to_owned(),
    };
    let week = Week::of(saturday);
    let found = Coverage::of(&Calendar::new([moved]), week, saturday, &model_week());

    assert_eq!(found.days_without_health(), [saturday]);
}

#[test]
fn rows_of_other_weeks_do_not_count() {
    let found = coverage("2026-11-13", &[(day("2026-11-16"), Area::Math)]);

    assert_eq!(found.present(), 0);
}

#[test]
fn an_area_without_a_theme_is_not_covered_yet() {
    let row = |theme: &str| DayRow {
        on_date: day("2026-11-09"),
        position: 0,
        area: Area::Math,
        theme: theme.to_owned(),
        homework: String::new(),
    };

    assert!(covered(&[row("  ")]).is_empty());
    assert_eq!(covered(&[row("Skaita")]), [(day("2026-11-09"), Area::Math)]);
}
