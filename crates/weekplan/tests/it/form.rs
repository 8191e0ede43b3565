//! The form: what is read, what is refused, the buttons without a script.

use kernel::{Area, ChildId};
use web::parse_form;
use weekplan::lesson::Place;
use weekplan::steps::{Focus, Step, rearrange, step};
use weekplan::typed::{Draft, LESSONS, check, typed};

use crate::{day, outcome, week};

fn draft(written: &str) -> Draft {
    typed(&parse_form(written.as_bytes()).unwrap(), week()).unwrap()
}

#[test]
fn a_lesson_is_read_with_its_day_place_and_means() {
    let read = draft("day-7=2&area-7=science&place-7=outdoors&activity-7=Koki&aids-7=lupas");

    let plan = check(&read, false).unwrap();

    let [one] = plan.day(day("2026-11-10")) else {
        panic!("{plan:?}");
    };
    assert_eq!((one.area, one.place), (Area::Science, Place::Outdoors));
    assert_eq!(
        (one.texts.activity.as_str(), one.texts.aids.as_str()),
        ("Koki", "lupas")
    );
}

#[test]
fn what_is_pasted_from_word_becomes_plain_lines_and_lists() {
    let read = draft(
        "day-0=1&area-0=math&activity-0=Skaita%C2%A0l%C4%ABdz%2010%0B%E2%80%A2%09zilas%0D%0A%C2%B7%09b%C4%93rzi",
    );

    assert_eq!(
        read.lessons[0].texts.activity,
        "Skaita līdz 10\n- zilas\n- bērzi"
    );
}

#[test]
fn a_lesson_without_an_area_or_with_too_long_a_text_is_refused_beside_its_field() {
    let long = "a".repeat(501);
    let read = draft(&format!(
        "day-0=1&area-0=&activity-0=Rota%C4%BCa&technique-0={long}"
    ));

    let faults = check(&read, false).unwrap_err();

    let found: Vec<(&str, &str)> = faults
        .iter()
        .map(|fault| (fault.field.as_str(), fault.key))
        .collect();
    assert_eq!(
        found,
        [
            ("area-0", "week-no-area"),
            ("technique-0", "week-text-long")
        ]
    );
    assert_eq!(faults[1].most, 500);
    assert_eq!(faults[0].day, Some(day("2026-11-09")));
}

#[test]
fn an_empty_lesson_is_left_out() {
    let plan = check(&draft("day-0=1&area-0=&activity-0=%20"), false).unwrap();

    assert!(plan.is_empty());
}

#[test]
fn a_day_has_room_for_fifteen_lessons() {
    let lessons = |count: usize| {
        let all: Vec<String> = (0..count)
            .map(|at| format!("day-{at}=1&area-{at}=math&activity-{at}=x"))
            .collect();
        check(&draft(&all.join("&")), false)
    };

    assert!(lessons(LESSONS).is_ok());
    let faults = lessons(LESSONS + 1).unwrap_err();
    assert_eq!(
        (faults[0].field.as_str(), faults[0].key),
        ("day-15", "week-day-full")
    );
}

#[test]
fn a_week_that_is_over_wants_a_reason() {
    let faults = check(&draft("reason=%20"), true).unwrap_err();
    assert_eq!(
        (faults[0].field.as_str(), faults[0].key),
        ("reason", "week-reason-needed")
    );
    assert!(check(&draft("reason=kļūda"), true).is_ok());
}

#[test]
fn a_text_on_a_child_wants_its_child_once() {
    let read = draft(
        "child-0=5&note-0=druka&child-1=&note-1=karte&child-2=5&note-2=v%C4%93lreiz&child-3=&note-3=",
    );

    let faults = check(&read, false).unwrap_err();

    let found: Vec<(&str, &str)> = faults
        .iter()
        .map(|fault| (fault.field.as_str(), fault.key))
        .collect();
    assert_eq!(
        found,
        [
            ("child-1", "week-no-child"),
            ("child-2", "week-child-twice")
        ]
    );
    let good = check(&draft("child-0=5&note-0=druka&child-1=6&note-1="), false).unwrap();
    assert_eq!(
        good.children.into_iter().collect::<Vec<_>>(),
        [(ChildId(5), "druka".to_owned())]
    );
}

#[test]
fn a_day_or_an_area_that_is_none_is_refused() {
    for written in [
        "day-0=8&area-0=math",
        "day-0=0&area-0=math",
        "area-0=math",
        "day-0=1&area-0=magic",
    ] {
        let form = parse_form(written.as_bytes()).unwrap();
        assert!(typed(&form, week()).is_err(), "{written}");
    }
}

fn stepped(written: &str) -> (Draft, Focus) {
    let form = parse_form(written.as_bytes()).unwrap();
    let read = typed(&form, week()).unwrap();
    let step = step(&form, &read, week()).unwrap();
    let outcomes = [outcome(31, Area::Culture, "Mūzika", "dzied „Pūt, vējiņi!”")];
    rearrange(read, step, &outcomes).unwrap()
}

const TWO: &str = "day-0=1&area-0=math&activity-0=A&day-1=1&area-1=language&activity-1=B&day-2=3&area-2=health&activity-2=C";

fn activities(draft: &Draft) -> Vec<&str> {
    draft
        .lessons
        .iter()
        .map(|one| one.texts.activity.as_str())
        .collect()
}

#[test]
fn a_placed_outcome_becomes_a_lesson_of_that_day_with_area_and_words() {
    let (draft, focus) = stepped(&format!("{TWO}&action=place-31-2"));

    assert_eq!(focus, Focus::Lesson(2));
    let placed = &draft.lessons[2];
    assert_eq!(placed.day, day("2026-11-10"));
    assert_eq!(placed.area, Some(Area::Culture));
    assert_eq!(placed.subject, "Mūzika");
    assert_eq!(placed.texts.outcome, "dzied „Pūt, vējiņi!”");
    assert_eq!(placed.planned.map(|id| id.0), Some(31));
}

#[test]
fn a_lesson_moves_within_its_day_only() {
    assert_eq!(
        activities(&stepped(&format!("{TWO}&action=up-1")).0),
        ["B", "A", "C"]
    );
    assert_eq!(
        activities(&stepped(&format!("{TWO}&action=down-0")).0),
        ["B", "A", "C"]
    );
    assert_eq!(
        activities(&stepped(&format!("{TWO}&action=down-1")).0),
        ["A", "B", "C"]
    );
    assert_eq!(
        activities(&stepped(&format!("{TWO}&action=up-2")).0),
        ["A", "B", "C"]
    );
}

#[test]
fn a_lesson_of_another_day_goes_there_by_its_select() {
    let moved = draft(&TWO.replace("day-0=1", "day-0=5"));

    assert_eq!(activities(&moved), ["B", "C", "A"]);
}

#[test]
fn lessons_and_children_come_and_go() {
    assert_eq!(
        activities(&stepped(&format!("{TWO}&action=remove-0")).0),
        ["B", "C"]
    );
    let (added, focus) = stepped(&format!("{TWO}&action=add-1"));
    assert_eq!(
        (activities(&added), focus),
        (vec!["A", "B", "", "C"], Focus::Lesson(2))
    );
    let (noted, focus) = stepped("child-0=5&note-0=x&action=add-note");
    assert_eq!((noted.notes.len(), focus), (2, Focus::Note(1)));
    assert_eq!(
        stepped("child-0=5&note-0=x&action=remove-note-0")
            .0
            .notes
            .len(),
        0
    );
}

#[test]
fn a_button_that_is_none_is_refused() {
    for action in [
        "explode",
        "remove-9",
        "place-31",
        "place-x-1",
        "place-31-9",
        "add-8",
        "remove-note-1",
    ] {
        let form = parse_form(format!("{TWO}&action={action}").as_bytes()).unwrap();
        let read = typed(&form, week()).unwrap();
        assert!(step(&form, &read, week()).is_err(), "{action}");
    }
    let form = parse_form(b"").unwrap();
    assert_eq!(step(&form, &Draft::default(), week()).unwrap(), Step::Save);
}
