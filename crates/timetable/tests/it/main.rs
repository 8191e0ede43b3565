//! The timetable's rules, each held by a test named for it.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of tests may unwrap as tests may"
)]

use kernel::{AccountId, Area, GroupId};
use people::subjects::{OwnTeacher, SubjectTeacher};
use timetable::clash::{Taken, clashes};
use timetable::draft::{Lesson, Outcome, Plan, State, next_monday, outcome};
use timetable::form::{
    Draft, Fault, Offer, Typed, check, offers, opened, time_of_day, typed, with_spare,
};
use timetable::versions::compare::pairs;
use web::{Form, parse_form};

/// A row of half an hour.
fn row(weekday: i64, place: usize, starts: &str, area: Option<Area>, title: &str) -> Typed {
    let ends = time_of_day(starts).map(|at| {
        let (hours, minutes) = at.split_once(':').unwrap();
        let all = hours.parse::<u32>().unwrap() * 60 + minutes.parse::<u32>().unwrap() + 30;
        format!("{:02}:{:02}", all / 60, all % 60)
    });
    Typed {
        weekday,
        place,
        starts: starts.to_owned(),
        ends: ends.unwrap_or_default(),
        area,
        title: title.to_owned(),
        ..Typed::default()
    }
}

fn lesson(weekday: i64, starts: &str, ends: &str) -> Lesson {
    Lesson {
        weekday,
        starts: starts.to_owned(),
        ends: ends.to_owned(),
        area: Area::Culture,
        subject: "Mūzika".to_owned(),
        teacher: Some(AccountId(9)),
        joint: false,
        title: String::new(),
    }
}

/// Baiba with music and Mārtiņš with health, Līga of the group.
fn offered() -> Vec<Offer> {
    let subject = |id: i64, given: &str, surname: &str, area, subject: &str| SubjectTeacher {
        account_id: AccountId(id),
        given_name: given.to_owned(),
        surname: surname.to_owned(),
        group_id: None,
        area: Some(area),
        subject: subject.to_owned(),
    };
    let own = OwnTeacher {
        account_id: AccountId(6),
        given_name: "Līga".to_owned(),
        surname: "Bērziņa".to_owned(),
    };
    let subjects = [
        subject(9, "Baiba", "Lāce", Area::Culture, "Mūzika"),
        subject(10, "Mārtiņš", "Egle", Area::Health, ""),
    ];
    offers(&subjects, &[own], GroupId(1))
}

fn draft(rows: Vec<Typed>) -> Draft {
    Draft {
        from_on: "07.09.2026.".to_owned(),
        rows,
    }
}

fn faults(rows: Vec<Typed>) -> Vec<(String, &'static str)> {
    let found = check(&draft(rows), &offered(), false).unwrap_err();
    found
        .into_iter()
        .map(|fault| (fault.field, fault.key))
        .collect()
}

#[test]
fn a_time_is_hours_and_minutes() {
    for (written, read) in [("09:15", "09:15"), ("9:15", "09:15"), (" 09.15 ", "09:15")] {
        assert_eq!(time_of_day(written).as_deref(), Some(read), "{written}");
    }
    for written in [
        "", "9", "24:00", "09:60", "9:1", "009:15", "+9:15", "deviņos", "09:15:00",
    ] {
        assert_eq!(time_of_day(written), None, "{written}");
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
        &[],
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
fn overlapping_lessons_of_a_day_are_a_fault_and_those_of_two_days_are_not() {
    let twice = |second: i64| {
        vec![
            row(1, 0, "09:10", Some(Area::Math), ""),
            row(second, 1, "9:10", Some(Area::Social), ""),
        ]
    };

    assert_eq!(
        faults(twice(1)),
        [("starts-1-1".to_owned(), "timetable-overlap")]
    );
    assert!(check(&draft(twice(2)), &offered(), true).is_ok());
}

#[test]
fn each_fault_stands_at_its_field() {
    let long = "ā".repeat(201);

    assert_eq!(
        faults(vec![row(3, 4, "rītā", None, &long)]),
        [
            ("starts-3-4".to_owned(), "timetable-no-time"),
            ("ends-3-4".to_owned(), "timetable-no-end"),
            ("area-3-4".to_owned(), "timetable-no-area"),
            ("title-3-4".to_owned(), "timetable-title-long"),
        ]
    );
    let undated = Draft {
        from_on: "rīt".to_owned(),
        rows: Vec::new(),
    };
    assert_eq!(
        check(&undated, &[], false)
            .unwrap_err()
            .first()
            .unwrap()
            .field,
        "from_on"
    );
}

#[test]
fn an_empty_timetable_can_be_kept_and_not_submitted() {
    assert!(check(&draft(Vec::new()), &[], false).is_ok());
    assert_eq!(
        check(&draft(Vec::new()), &[], true)
            .unwrap_err()
            .first()
            .unwrap()
            .key,
        "timetable-empty"
    );
}

#[test]
fn the_form_gives_back_what_was_typed_with_spare_rows_up_to_twenty() {
    let form: Form = parse_form(
        b"from_on=1.9.2026&starts-1-0=09:10&ends-1-0=09:40&area-1-0=math&title-1-0=A&starts-1-1=",
    )
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
    let lessons = vec![
        lesson(1, "09:10", "09:40"),
        lesson(1, "10:00", "10:30"),
        Lesson {
            subject: String::new(),
            teacher: None,
            ..lesson(5, "09:10", "09:40")
        },
    ];

    assert_eq!(
        check(&draft(opened(&lessons)), &offered(), true)
            .unwrap()
            .lessons,
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

#[test]
fn a_lesson_ends_after_it_begins_and_the_next_one_begins_after_that() {
    let timed = |starts: &str, ends: &str, place: usize| Typed {
        ends: ends.to_owned(),
        ..row(1, place, starts, Some(Area::Math), "")
    };
    assert_eq!(
        faults(vec![timed("09:10", "09:10", 0)]),
        [("ends-1-0".to_owned(), "timetable-ends-before")]
    );
    // a long lesson is not over because a short one inside it is
    assert_eq!(
        faults(vec![
            timed("09:00", "10:00", 0),
            timed("09:10", "09:20", 1),
            timed("09:30", "09:40", 2),
        ]),
        [
            ("starts-1-1".to_owned(), "timetable-overlap"),
            ("starts-1-2".to_owned(), "timetable-overlap")
        ]
    );
    let touching = vec![timed("09:00", "09:30", 0), timed("09:30", "10:00", 1)];
    assert!(check(&draft(touching), &[], true).is_ok());
}

#[test]
fn a_subject_brings_its_teacher_and_its_area() {
    let of = |teacher: &str, area: Option<Area>| {
        let row = Typed {
            teacher: teacher.to_owned(),
            ..row(1, 0, "09:10", area, "")
        };
        check(&draft(vec![row]), &offered(), true)
            .map(|plan| plan.lessons.first().unwrap().clone())
            .map_err(|found: Vec<Fault>| found.first().unwrap().key)
    };

    let music = of("9/Mūzika", None).unwrap();
    assert_eq!(
        (music.subject.as_str(), music.teacher, music.area),
        ("Mūzika", Some(AccountId(9)), Area::Culture)
    );
    // the area that is chosen stands: music may serve another one
    assert_eq!(
        of("9/Mūzika", Some(Area::Language)).unwrap().area,
        Area::Language
    );
    assert_eq!(of("10/", None).unwrap().area, Area::Health);
    // a teacher of the group's own brings no area
    assert_eq!(of("6/", None), Err("timetable-no-area"));
    assert_eq!(
        of("6/", Some(Area::Math)).unwrap().teacher,
        Some(AccountId(6))
    );
    assert_eq!(
        of("77/Dejas", Some(Area::Health)),
        Err("timetable-no-teacher")
    );
}

fn taken(state: State, weekday: i64, starts: &str, ends: &str) -> Taken {
    Taken {
        teacher_id: AccountId(9),
        given_name: "Baiba".to_owned(),
        surname: "Lāce".to_owned(),
        group_id: GroupId(2),
        group_name: "Pūcītes".to_owned(),
        state,
        weekday,
        starts: starts.to_owned(),
        ends: ends.to_owned(),
    }
}

#[test]
fn a_teacher_in_two_groups_at_once_clashes_and_one_minute_is_enough() {
    let mine = [lesson(1, "10:00", "10:30")];
    let found = |weekday, starts, ends| {
        clashes(&mine, &[taken(State::Approved, weekday, starts, ends)]).len()
    };

    assert_eq!(found(1, "10:29", "11:00"), 1);
    assert_eq!(found(1, "09:30", "11:00"), 1);
    assert_eq!(found(1, "10:30", "11:00"), 0);
    assert_eq!(found(1, "09:30", "10:00"), 0);
    assert_eq!(found(2, "10:00", "10:30"), 0);
    let other = [Lesson {
        teacher: Some(AccountId(10)),
        ..lesson(1, "10:00", "10:30")
    }];
    assert!(clashes(&other, &[taken(State::Approved, 1, "10:00", "10:30")]).is_empty());
}

#[test]
fn what_is_approved_or_handed_in_blocks_what_is_drafted_or_stated_joint_does_not() {
    let blocks = |joint: bool, state: State| {
        let mine = [Lesson {
            joint,
            ..lesson(1, "10:00", "10:30")
        }];
        let there = [taken(state, 1, "10:00", "10:30")];
        clashes(&mine, &there).first().unwrap().blocks()
    };

    assert!(blocks(false, State::Approved));
    assert!(blocks(false, State::Submitted));
    assert!(!blocks(false, State::Draft));
    assert!(!blocks(true, State::Approved));
}

#[test]
fn two_versions_are_laid_side_by_side_and_a_moved_lesson_is_one() {
    let named = |title: &str, weekday: i64, starts: &str, ends: &str| Lesson {
        title: title.to_owned(),
        ..lesson(weekday, starts, ends)
    };
    let before = [
        named("A", 1, "09:00", "09:30"),
        named("B", 1, "09:40", "10:00"),
        named("C", 2, "09:00", "09:30"),
    ];
    let after = [
        named("A", 1, "09:00", "09:30"),
        named("B", 1, "10:10", "10:30"),
        named("D", 2, "10:00", "10:30"),
    ];

    let found: Vec<_> = pairs(&before, &after)
        .iter()
        .map(|pair| {
            let title = |one: Option<&Lesson>| one.map(|one| one.title.clone()).unwrap_or_default();
            (title(pair.left), title(pair.right), pair.change())
        })
        .collect();
    let row = |left: &str, right: &str, change| (left.to_owned(), right.to_owned(), change);
    assert_eq!(
        found,
        [
            row("A", "A", ""),
            row("B", "B", "timetable-changed-lesson"),
            row("C", "", "timetable-gone-lesson"),
            row("", "D", "timetable-new-lesson"),
        ]
    );
}
