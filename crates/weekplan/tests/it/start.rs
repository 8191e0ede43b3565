//! From week to day: how a day begins, and what differs from the plan later.

use kernel::Area;
use proptest::prelude::*;
use timetable::WeekSlot;
use weekplan::lesson::Place;
use weekplan::start::{Start, difference, subjects};

use crate::{day, outcome};

fn slot(starts: &str, area: Area, subject: &str) -> WeekSlot {
    WeekSlot {
        day: day("2026-11-11"),
        starts: starts.to_owned(),
        ends: "11:20".to_owned(),
        area,
        subject: subject.to_owned(),
        title: subject.to_owned(),
        teacher: Some("Baiba Lāce".to_owned()),
    }
}

#[test]
fn a_subject_lesson_that_the_plan_does_not_name_comes_by_itself_with_the_months_outcome() {
    let slots = [
        slot("09:00", Area::Social, ""),
        slot("10:10", Area::Culture, "Mūzika"),
        slot("10:50", Area::Health, "Sports"),
    ];
    let outcomes = [
        outcome(1, Area::Culture, "Mūzika", "dzied „Pūt, vējiņi!”"),
        outcome(2, Area::Culture, "", "iesaistās rotaļās"),
    ];

    let found = subjects(
        day("2026-11-11"),
        ["sports "].into_iter(),
        &slots,
        &outcomes,
    );

    assert_eq!(found.len(), 1);
    assert_eq!(found[0].name, "Mūzika");
    assert_eq!(found[0].outcomes, ["dzied „Pūt, vējiņi!”"]);
    assert!(subjects(day("2026-11-12"), std::iter::empty(), &slots, &outcomes).is_empty());
}

fn row(area: Area, theme: &str) -> Start {
    Start {
        area,
        theme: theme.to_owned(),
    }
}

#[test]
fn a_day_that_went_as_planned_differs_in_nothing_whatever_the_order() {
    let planned = [row(Area::Math, "skaita"), row(Area::Health, "Ārā: skrien")];
    let held = [
        row(Area::Health, "Ārā:  skrien\n"),
        row(Area::Math, "skaita"),
    ];

    assert!(difference(&planned, &held).is_none());
}

#[test]
fn what_was_left_out_and_what_was_added_are_told_apart() {
    let planned = [row(Area::Math, "skaita"), row(Area::Health, "skrien")];
    let held = [row(Area::Math, "mēra"), row(Area::Health, "skrien")];

    let found = difference(&planned, &held);

    assert_eq!(found.left_out, [row(Area::Math, "skaita")]);
    assert_eq!(found.added, [row(Area::Math, "mēra")]);
}

#[test]
fn a_place_is_read_back() {
    for place in Place::ALL {
        assert_eq!(place.as_str().parse::<Place>(), Ok(place));
    }
}

fn any_rows() -> impl Strategy<Value = Vec<Start>> {
    let area = prop::sample::select(Area::ALL.to_vec());
    prop::collection::vec(
        (area, "[ab]").prop_map(|(area, theme)| row(area, &theme)),
        0..6,
    )
}

proptest! {
    #[test]
    fn what_is_left_out_and_added_makes_up_the_difference(planned in any_rows(), held in any_rows()) {
        let found = difference(&planned, &held);
        prop_assert_eq!(planned.len() - found.left_out.len(), held.len() - found.added.len());
        prop_assert!(found.left_out.iter().all(|row| !found.added.contains(row)));
    }

    #[test]
    fn a_day_never_differs_from_itself(rows in any_rows()) {
        prop_assert!(difference(&rows, &rows).is_none());
    }
}
