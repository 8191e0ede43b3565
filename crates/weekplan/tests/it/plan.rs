//! What two people changed at once, when a week is done, what is copied (3.6).

use calendar::{Calendar, Override, OverrideKind, Week};
use jiff::civil::Date;
use kernel::{Area, ChildId};
use proptest::prelude::*;
use weekplan::lesson::Lesson;
use weekplan::plan::{Part, Plan, asked_day, coming, copied, is_over, last_year, merge, parts};

use crate::{day, lesson, week};

fn plan(days: &[(Date, &str)]) -> Plan {
    let mut plan = Plan::default();
    for (on, activity) in days {
        let lessons = plan.days.entry(*on).or_default();
        lessons.push(lesson(Area::Math, "", activity));
    }
    plan
}

fn weekdays() -> [Date; 5] {
    week().weekdays()
}

#[test]
fn two_people_may_change_different_days_at_once() {
    let [monday, tuesday, ..] = weekdays();
    let base = plan(&[(monday, "skaita"), (tuesday, "mēra")]);
    let kept = plan(&[(monday, "skaita līdz 10"), (tuesday, "mēra")]);
    let wanted = plan(&[(monday, "skaita"), (tuesday, "mēra lentes")]);

    let merged = merge(week(), &base, &kept, &wanted);

    assert!(merged.conflicts.is_empty());
    assert_eq!(merged.changed, [Part::Day(tuesday)]);
    assert_eq!(
        merged.plan,
        plan(&[(monday, "skaita līdz 10"), (tuesday, "mēra lentes")])
    );
}

#[test]
fn the_same_day_at_once_conflicts_and_keeps_what_was_typed() {
    let [monday, ..] = weekdays();
    let (base, kept, wanted) = (
        plan(&[(monday, "skaita")]),
        plan(&[(monday, "mēra")]),
        plan(&[(monday, "sver")]),
    );

    let merged = merge(week(), &base, &kept, &wanted);

    assert_eq!(merged.conflicts, [Part::Day(monday)]);
    assert_eq!(merged.plan, wanted);
}

#[test]
fn a_day_that_both_changed_alike_is_no_conflict() {
    let [monday, ..] = weekdays();
    let same = plan(&[(monday, "sver")]);

    let merged = merge(week(), &Plan::default(), &same, &same);

    assert!(merged.conflicts.is_empty() && merged.changed.is_empty());
}

#[test]
fn the_differentiation_is_a_part_of_its_own() {
    let [monday, ..] = weekdays();
    let (base, mut kept, mut wanted) = (Plan::default(), Plan::default(), plan(&[(monday, "x")]));
    kept.children.insert(ChildId(1), "lielāka druka".to_owned());
    wanted
        .children
        .insert(ChildId(2), "attēlu vārdnīca".to_owned());

    let merged = merge(week(), &base, &kept, &wanted);

    assert_eq!(merged.changed, [Part::Day(monday)]);
    assert_eq!(merged.conflicts, [Part::Children]);
}

#[test]
fn a_part_is_read_back_by_its_key() {
    for part in parts(week()) {
        assert_eq!(Part::of_key(week(), &part.key()), Some(part));
    }
    assert_eq!(Part::of_key(week(), "8"), None);
}

#[test]
fn a_week_is_done_when_every_working_day_has_a_lesson_that_says_what_is_done() {
    let calendar = Calendar::default();
    let all: Vec<(Date, &str)> = weekdays().into_iter().map(|on| (on, "rotaļa")).collect();
    let mut whole = plan(&all);
    assert!(whole.is_done(&calendar, week()));

    let [_, tuesday, ..] = weekdays();
    whole
        .days
        .insert(tuesday, vec![lesson(Area::Math, "", "  ")]);
    assert!(!whole.is_done(&calendar, week()));
}

#[test]
fn a_holiday_wants_no_lesson_and_a_week_without_working_days_is_never_done() {
    let week = Week::of(day("2026-11-18"));
    let some = week
        .weekdays()
        .into_iter()
        .filter(|on| *on != day("2026-11-18"));
    let days: Vec<(Date, &str)> = some.map(|on| (on, "rotaļa")).collect();
    assert!(plan(&days).is_done(&Calendar::default(), week));

    let closed = week.weekdays().map(|on| Override {
        on,
        kind: OverrideKind::Off,
        reason: "remonts".to_owned(),
    });
    assert!(!plan(&days).is_done(&Calendar::new(closed), week));
}

#[test]
fn a_copy_stands_on_the_same_weekdays_and_leaves_the_children_behind() {
    let [monday, ..] = weekdays();
    let mut theirs = plan(&[(monday, "skaita")]);
    theirs
        .children
        .insert(ChildId(1), "lielāka druka".to_owned());

    let copy = copied(
        &Calendar::default(),
        (week(), week().next()),
        &theirs,
        |_| None,
    );

    assert_eq!(copy, plan(&[(day("2026-11-16"), "skaita")]));
}

#[test]
fn a_copy_moves_the_lessons_of_a_day_off_to_the_nearest_working_day() {
    // 18 November is a holiday: a Wednesday's lessons go to Thursday
    let wednesday = plan(&[(day("2026-11-11"), "lāpu gājiens")]);
    let to = Week::of(day("2026-11-18"));

    let copy = copied(&Calendar::default(), (week(), to), &wednesday, |_| None);

    assert_eq!(copy, plan(&[(day("2026-11-19"), "lāpu gājiens")]));
}

#[test]
fn the_same_week_of_last_year_has_nearly_the_same_dates() {
    assert_eq!(last_year(week()).monday(), day("2025-11-10"));
}

#[test]
fn a_week_is_over_after_its_sunday() {
    assert!(!is_over(week(), day("2026-11-15")));
    assert!(is_over(week(), day("2026-11-16")));
}

#[test]
fn the_right_to_write_is_asked_for_by_the_day_nearest_to_today() {
    assert_eq!(asked_day(week(), day("2026-11-11")), day("2026-11-11"));
    assert_eq!(asked_day(week(), day("2026-11-06")), day("2026-11-09"));
    assert_eq!(asked_day(week(), day("2026-12-01")), day("2026-11-15"));
}

#[test]
fn from_friday_on_the_next_week_is_planned() {
    assert_eq!(coming(day("2026-11-05")), Week::of(day("2026-11-05")));
    assert_eq!(coming(day("2026-11-06")), week());
    assert_eq!(coming(day("2026-11-08")), week());
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let lessons = prop::collection::vec("[a-c]{1,2}", 0..3);
    prop::collection::vec(lessons, 5).prop_map(|days| {
        let mut plan = Plan::default();
        for (on, texts) in weekdays().into_iter().zip(days) {
            let lessons: Vec<Lesson> = texts
                .iter()
                .map(|text| lesson(Area::Math, "", text))
                .collect();
            if !lessons.is_empty() {
                plan.days.insert(on, lessons);
            }
        }
        plan
    })
}

proptest! {
    #[test]
    fn who_changes_nothing_changes_nothing(base in any_plan(), kept in any_plan()) {
        let merged = merge(week(), &base, &kept, &base);
        prop_assert!(merged.changed.is_empty() && merged.conflicts.is_empty());
        prop_assert_eq!(merged.plan, kept);
    }

    #[test]
    fn what_nobody_else_touched_is_saved_as_it_was_typed(base in any_plan(), wanted in any_plan()) {
        let merged = merge(week(), &base, &base, &wanted);
        prop_assert!(merged.conflicts.is_empty());
        prop_assert_eq!(merged.plan, wanted);
    }

    #[test]
    fn every_day_after_a_merge_is_somebodys_and_a_conflict_needs_two(
        base in any_plan(), kept in any_plan(), wanted in any_plan(),
    ) {
        let merged = merge(week(), &base, &kept, &wanted);
        for on in weekdays() {
            let now = merged.plan.day(on);
            prop_assert!(now == kept.day(on) || now == wanted.day(on));
            if merged.conflicts.contains(&Part::Day(on)) {
                prop_assert!(base.day(on) != kept.day(on) && base.day(on) != wanted.day(on));
                prop_assert!(kept.day(on) != wanted.day(on));
            }
        }
    }

    #[test]
    fn a_version_is_read_back_as_it_stood(one in any_plan()) {
        let json = serde_json::to_string(&one).unwrap();
        prop_assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), one);
    }
}
