//! The attendance report against DOMAIN 9.9: "Mārītes", November 2026.

#![expect(clippy::unwrap_used, reason = "a test says what it found")]

use attendance::records::Marked;
use calendar::{Calendar, Month};
use jiff::civil::{Date, date};
use kernel::{ChildId, Mark};
use people::roll::{Pupil, Span};
use reports::attendance_report::model::{AWAY, Report, report};

fn november(day: i8) -> Date {
    date(2026, 11, day)
}

fn pupil(id: i64, surname: &str, home: bool) -> Pupil {
    let span = Span {
        from: date(2026, 9, 1),
        to: None,
    };
    Pupil {
        id: ChildId(id),
        given_name: String::new(),
        surname: surname.to_owned(),
        here: vec![span],
        home: if home {
            vec![Span {
                from: date(2026, 10, 1),
                to: None,
            }]
        } else {
            vec![]
        },
    }
}

fn made(pupils: &[Pupil], absences: &[(i64, &[i8], Mark)]) -> Report {
    let calendar = Calendar::new([]);
    let month: Month = "2026-11".parse().unwrap();
    let mut marks = Vec::new();
    for pupil in pupils {
        for day in calendar.working_days_of(month) {
            let absent = absences
                .iter()
                .find(|(id, days, _)| pupil.id.0 == *id && days.contains(&day.day()));
            let mark = absent.map_or(Mark::Present, |(_, _, mark)| *mark);
            marks.push(Marked {
                on_date: day,
                child_id: pupil.id,
                mark,
                note: String::new(),
            });
        }
    }
    report(&calendar, (month, november(30)), pupils, &marks, &[])
}

#[test]
fn november_of_the_ladybirds_is_summed_as_the_domain_says() {
    let pupils = [
        pupil(1, "Abele", false),
        pupil(2, "Āboliņš", false),
        pupil(3, "Bērziņa", false),
        pupil(4, "Celms", false),
        pupil(5, "Čiekure", true),
        pupil(6, "Šulcs", false),
        pupil(7, "Ūdris", false),
        pupil(8, "Žagare", false),
    ];
    let report = made(
        &pupils,
        &[
            (1, &[19, 20], Mark::Excused),
            (2, &[24], Mark::Unexcused),
            (3, &[9, 10, 11, 12, 13, 16], Mark::Sick),
            (4, &[25, 26, 27], Mark::Excused),
            (6, &[23, 24, 25, 26], Mark::Unexcused),
            (7, &[2, 3, 4, 5, 6], Mark::Sick),
        ],
    );
    assert_eq!(report.days.len(), 20);
    let sums: Vec<(usize, [usize; 3])> = report
        .lines
        .iter()
        .map(|line| (line.attended, line.absent))
        .collect();
    assert_eq!(
        sums,
        [
            (18, [0, 2, 0]),
            (19, [0, 0, 1]),
            (14, [6, 0, 0]),
            (17, [0, 3, 0]),
            (0, [0, 0, 0]),
            (16, [0, 0, 4]),
            (15, [5, 0, 0]),
            (20, [0, 0, 0]),
        ]
    );
    assert_eq!(report.absent, [11, 5, 5]);
    assert_eq!(report.share(), Some(850));
}

#[test]
fn a_child_in_family_education_has_empty_cells_and_counts_as_no_absence() {
    let report = made(&[pupil(5, "Čiekure", true)], &[]);
    let line = report.lines.first().unwrap();
    assert_eq!((line.home, line.attended, line.total()), (20, 0, 0));
    assert!(line.cells.iter().all(|cell| cell.is_empty()));
}

#[test]
fn a_child_who_came_in_the_month_owes_only_the_days_since() {
    let mut late = pupil(1, "Abele", false);
    late.here = vec![Span {
        from: november(23),
        to: None,
    }];
    let report = made(&[late], &[]);
    let line = report.lines.first().unwrap();
    assert_eq!((line.due, line.attended), (6, 6));
    assert!(line.cells.iter().take(14).all(|cell| *cell == AWAY));
    assert!(line.cells.iter().skip(14).all(|cell| cell.is_empty()));
}

#[test]
fn days_that_nobody_confirmed_are_named() {
    let report = made(&[pupil(1, "Abele", false)], &[]);
    assert_eq!(report.unconfirmed.len(), 20);
    assert!(
        !report.unconfirmed.contains(&november(18)),
        "the holiday demands nothing"
    );
}
