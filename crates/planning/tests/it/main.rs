//! The timetable's rules, each held by a test named for it.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of tests may unwrap as tests may"
)]

use kernel::Area;
use planning::draft::{
    Draft, Lesson, Outcome, Plan, State, Typed, check, next_monday, opened, outcome, start_time,
    typed, with_spare,
};
use web::{Form, parse_form};

fn row(weekday: i64, place: usize, starts: &str, area: Option<Area>, title: &str) -> Typed {
    Typed {
        weekday,
        place,
        starts: starts.to_owned(),
        area,
        title: title.to_owned(),
    }
}

fn draft(rows: Vec<Typed>) -> Draft {
    Draft {
        from_on: "07.09.2026.".to_owned(),
        rows,
    }
}

fn faults(rows: Vec<Typed>) -> Vec<(String, &'static str)> {
    let found = check(&draft(rows), false).unwrap_err();
    found
        .into_iter()
        .map(|fault| (fault.field, fault.key))
        .collect()
}

#[test]
fn a_start_is_hours_and_minutes() {
    for (written, read) in [("09:15", "09:15"), ("9:15", "09:15"), (" 09.15 ", "09:15")] {
        assert_eq!(start_time(written).as_deref(), Some(read), "{written}");
    }
    for written in [
        "", "9", "24:00", "09:60", "9:1", "009:15", "+9:15", "deviņos", "09:15:00",
    ] {
        assert_eq!(start_time(written), None, "{written}");
    }
}

#[test]
fn empty_rows_are_dropped_and_the_rest_sorted_by_day_and_start() {
    let plan = check(
        &draft(vec![
            row(2, 0, "10:00", Some(Area::Math), "Skaitļi"),
            row(1, 0, "10:45", Some(Area::Health), ""),
            row(1, 1, "9:10", Some(Area::Language), " Pasaka "),
            row(1, 2, "", None, " "),
        ]),
        true,
    )
    .unwrap();

    let lines: Vec<_> = plan
        .lessons
        .iter()
        .map(|one| (one.weekday, one.starts.as_str(), one.title.as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            (1, "09:10", "Pasaka"),
            (1, "10:45", ""),
            (2, "10:00", "Skaitļi")
        ]
    );
    assert_eq!(plan.from_on.to_string(), "2026-09-07");
}

#[test]
fn the_same_start_twice_on_a_day_is_a_fault_and_on_two_days_is_not() {
    let twice = |second: i64| {
        vec![
            row(1, 0, "09:10", Some(Area::Math), ""),
            row(second, 1, "9:10", Some(Area::Social), ""),
        ]
    };

    assert_eq!(
        faults(twice(1)),
        [("starts-1-1".to_owned(), "timetable-same-time")]
    );
    assert!(check(&draft(twice(2)), true).is_ok());
}

#[test]
fn each_fault_stands_at_its_field() {
    let long = "ā".repeat(201);

    assert_eq!(
        faults(vec![row(3, 4, "rītā", None, &long)]),
        [
            ("starts-3-4".to_owned(), "timetable-no-time"),
            ("area-3-4".to_owned(), "timetable-no-area"),
            ("title-3-4".to_owned(), "timetable-title-long"),
        ]
    );
    let undated = Draft {
        from_on: "rīt".to_owned(),
        rows: Vec::new(),
    };
    assert_eq!(
        check(&undated, false).unwrap_err().first().unwrap().field,
        "from_on"
    );
}

#[test]
fn an_empty_timetable_can_be_kept_and_not_submitted() {
    assert!(check(&draft(Vec::new()), false).is_ok());
    assert_eq!(
        check(&draft(Vec::new()), true)
            .unwrap_err()
            .first()
            .unwrap()
            .key,
        "timetable-empty"
    );
}

#[test]
fn the_form_gives_back_what_was_typed_with_spare_rows_up_to_twenty() {
    let form: Form =
        parse_form(b"from_on=1.9.2026&starts-1-0=09:10&area-1-0=math&title-1-0=A&starts-1-1=")
            .unwrap();
    let read = typed(&form).unwrap();

    let monday = with_spare(&read.rows, 1);
    assert_eq!(monday.len(), 4);
    assert_eq!(
        monday.first().unwrap(),
        &row(1, 0, "09:10", Some(Area::Math), "A")
    );
    assert_eq!(with_spare(&read.rows, 2).len(), 3);
    let full: Vec<Typed> = (0..20).map(|at| row(1, at, "09:10", None, "")).collect();
    assert_eq!(with_spare(&full, 1).len(), 20);
}

#[test]
fn opening_a_version_and_saving_it_unchanged_is_the_same_plan() {
    let lesson = |weekday: i64, starts: &str| Lesson {
        weekday,
        starts: starts.to_owned(),
        area: Area::Culture,
        title: "Mūzika".to_owned(),
    };
    let lessons = vec![lesson(1, "09:10"), lesson(1, "10:00"), lesson(5, "09:10")];

    assert_eq!(
        check(&draft(opened(&lessons)), true).unwrap().lessons,
        lessons
    );
}

#[test]
fn only_a_different_plan_over_a_newer_one_conflicts() {
    let plan = |from: &str| Plan {
        from_on: from.parse().unwrap(),
        lessons: Vec::new(),
    };
    let (old, new) = (plan("2026-09-01"), plan("2026-09-08"));
    let (draft, sent) = (State::Draft, State::Submitted);

    assert_eq!(outcome((0, 0), (0, 0), None, (&new, draft)), Outcome::Write);
    assert_eq!(
        outcome((1, 2), (1, 2), Some((&old, draft)), (&old, draft)),
        Outcome::Same
    );
    // submitting what is saved already is a change
    assert_eq!(
        outcome((1, 2), (1, 2), Some((&old, draft)), (&old, sent)),
        Outcome::Write
    );
    assert_eq!(
        outcome((1, 1), (1, 2), Some((&old, draft)), (&new, draft)),
        Outcome::Conflict
    );
    // approved meanwhile: nothing is open any more
    assert_eq!(
        outcome((1, 2), (0, 0), None, (&new, draft)),
        Outcome::Conflict
    );
}

#[test]
fn a_new_version_starts_on_the_next_monday() {
    assert_eq!(
        next_monday("2026-10-05".parse().unwrap()).to_string(),
        "2026-10-12"
    );
    assert_eq!(
        next_monday("2026-10-11".parse().unwrap()).to_string(),
        "2026-10-12"
    );
}
