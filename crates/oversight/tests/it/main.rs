//! The duties of a day, each rule held by a test named for it.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of tests may unwrap as tests may"
)]

use calendar::{Calendar, DeadlineTimes, Override, OverrideKind, Rules, State};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use kernel::GroupId;
use oversight::duties::{
    GroupDay, Item, Plan, Standing, Tally, Task, ToldTopic, Written, asked, by_urgency, in_view,
    items, settled, summary,
};
use proptest::prelude::*;

/// Tuesday.
const DAY: &str = "2026-11-17";

fn riga() -> TimeZone {
    TimeZone::get("Europe/Riga").unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// An instant by Riga's clocks.
fn at(text: &str) -> Timestamp {
    riga().to_timestamp(text.parse().unwrap()).unwrap()
}

/// A group of 22 children of whom nothing is kept yet.
fn group(id: i64) -> GroupDay {
    GroupDay {
        group: GroupId(id),
        name: "Mārītes".to_owned(),
        emblem: 4,
        expected: 22,
        marked: 0,
        absent: 0,
        confirmed_at: None,
        written: Written::Nothing,
        written_next: Written::Nothing,
        topics: Vec::new(),
        still_to_tell: 0,
    }
}

fn items_on(calendar: &Calendar, facts: &GroupDay, on: &str, now: &str) -> Vec<Item> {
    let zone = riga();
    let rules = Rules {
        calendar,
        times: DeadlineTimes::default(),
        zone: &zone,
    };
    items(facts, day(on), &rules, at(now))
}

fn items_at(facts: &GroupDay, now: &str) -> Vec<Item> {
    items_on(&Calendar::default(), facts, DAY, now)
}

fn standing(items: &[Item], task: Task) -> Standing {
    items
        .iter()
        .find(|item| item.task == task)
        .unwrap()
        .standing
}

#[test]
fn absences_are_due_at_nine_and_a_day_without_any_still_needs_confirming() {
    let mut facts = group(1);
    let before = items_at(&facts, "2026-11-17 08:41");
    let left = SignedDuration::from_mins(19);
    assert_eq!(
        standing(&before, Task::Absences),
        Standing::Timed(State::DueIn(left))
    );
    // everybody is marked and nobody is missing, but nobody has said so
    (facts.marked, facts.absent) = (22, 0);
    let late = standing(&items_at(&facts, "2026-11-17 09:10"), Task::Absences);
    assert_eq!(
        late,
        Standing::Timed(State::Missed {
            by: SignedDuration::from_mins(10)
        })
    );

    let done = at("2026-11-17 09:00");
    facts.confirmed_at = Some(done);

    let settled = standing(&items_at(&facts, "2026-11-17 12:00"), Task::Absences);
    assert_eq!(settled, Standing::Timed(State::DoneInTime { at: done }));
}

#[test]
fn a_group_without_a_child_to_mark_has_nothing_to_confirm() {
    let facts = GroupDay {
        expected: 0,
        ..group(1)
    };
    let items = items_at(&facts, "2026-11-17 10:00");
    assert!(!standing(&items, Task::Absences).is_needed());
    assert!(standing(&items, Task::Diary).is_needed());
}

#[test]
fn an_entry_saved_at_07_31_is_late() {
    let saved = at("2026-11-17 07:31");
    let facts = GroupDay {
        written: Written::Whole(saved),
        ..group(1)
    };
    let by = SignedDuration::from_mins(1);
    let late = Standing::Timed(State::DoneLate { at: saved, by });
    assert_eq!(
        standing(&items_at(&facts, "2026-11-17 08:00"), Task::Diary),
        late
    );
    let saved = at("2026-11-17 07:30");
    let facts = GroupDay {
        written: Written::Whole(saved),
        ..group(1)
    };
    let in_time = Standing::Timed(State::DoneInTime { at: saved });
    assert_eq!(
        standing(&items_at(&facts, "2026-11-17 08:00"), Task::Diary),
        in_time
    );
}

#[test]
fn an_entry_begun_without_its_theme_is_not_done() {
    let facts = GroupDay {
        written: Written::Begun,
        ..group(1)
    };
    let items = items_at(&facts, "2026-11-17 07:11");
    let left = SignedDuration::from_mins(19);
    assert_eq!(
        standing(&items, Task::Diary),
        Standing::Timed(State::DueIn(left))
    );
    assert_eq!(settled(&items).done, 0);
}

#[test]
fn the_next_working_days_entry_is_open_until_its_own_morning() {
    // 18 November is a holiday
    let items = items_at(&group(1), "2026-11-17 12:00");
    let next = items
        .iter()
        .find(|item| item.task == Task::NextDiary)
        .unwrap();
    assert_eq!(next.for_day, day("2026-11-19"));
    let due = at("2026-11-19 07:30");
    assert_eq!(next.standing, Standing::Timed(State::Open { due }));
    assert_eq!(next.address(true), "/groups/1/diary/2026-11-19");
}

#[test]
fn a_holiday_demands_nothing() {
    let facts = GroupDay {
        still_to_tell: 3,
        ..group(1)
    };
    let items = items_on(
        &Calendar::default(),
        &facts,
        "2026-11-18",
        "2026-11-18 12:00",
    );
    for task in [Task::Absences, Task::Diary, Task::Topic] {
        assert!(!standing(&items, task).is_needed(), "{task:?}");
    }
    assert!(items.iter().all(|item| item.task != Task::StillToTell));
    assert!(
        items
            .iter()
            .all(|item| !matches!(item.standing.rank(), 0 | 1)),
        "{items:?}"
    );

    let closed = Override {
        on: day(DAY),
        kind: OverrideKind::Off,
        reason: String::new(),
    };
    let items = items_on(&Calendar::new([closed]), &facts, DAY, "2026-11-17 12:00");
    assert!(!standing(&items, Task::Absences).is_needed());
}

#[test]
fn a_topic_has_no_hour_and_is_done_when_one_is_entered() {
    let mut facts = group(1);
    let open = standing(&items_at(&facts, "2026-11-17 18:00"), Task::Topic);
    assert_eq!(open, Standing::Open);
    let told = at("2026-11-17 08:25");
    facts.topics.push(ToldTopic {
        title: "Atstarotājs".to_owned(),
        moment: "morning_circle".to_owned(),
        at: told,
    });
    facts.still_to_tell = 2;
    let items = items_at(&facts, "2026-11-17 18:00");
    assert_eq!(standing(&items, Task::Topic), Standing::Done(told));
    let still = items
        .iter()
        .find(|item| item.task == Task::StillToTell)
        .unwrap();
    assert_eq!(
        still.address(true),
        "/groups/1/attendance/2026-11-17#topics"
    );
}

#[test]
fn what_is_late_comes_first_then_what_is_due_then_what_is_open_and_last_what_is_done() {
    let facts = GroupDay {
        written_next: Written::Whole(at("2026-11-16 16:00")),
        ..group(1)
    };
    let mut items = items_at(&facts, "2026-11-17 08:41");
    by_urgency(&mut items);
    let order: Vec<Task> = items.iter().map(|item| item.task).collect();
    assert_eq!(
        order,
        [Task::Diary, Task::Absences, Task::Topic, Task::NextDiary]
    );
    assert_eq!(
        settled(&items),
        Tally {
            done: 1,
            of: 4,
            missed: 1
        }
    );
}

#[test]
fn the_summary_counts_only_groups_of_which_something_is_asked() {
    let done = GroupDay {
        marked: 22,
        absent: 3,
        confirmed_at: Some(at("2026-11-17 08:50")),
        ..group(1)
    };
    let empty = GroupDay {
        expected: 0,
        ..group(2)
    };
    let both = [done, empty].map(|facts| {
        let items = items_at(&facts, "2026-11-17 09:30");
        (facts, items)
    });
    let sums = summary(both.iter().map(|(facts, items)| (facts, items.as_slice())));
    assert_eq!(
        sums.absences,
        Tally {
            done: 1,
            of: 1,
            missed: 0
        }
    );
    assert_eq!(
        sums.diary,
        Tally {
            done: 0,
            of: 2,
            missed: 2
        }
    );
    assert_eq!((sums.absent, sums.expected), (3, 22));
}

proptest! {
    #[test]
    fn at_no_moment_is_more_done_than_needed(
        minutes in 0_i64..3000, offset in 0_i64..400, confirmed in any::<bool>(), begun in any::<bool>(),
    ) {
        let start = day("2026-09-01").checked_add(SignedDuration::from_hours(24 * offset)).unwrap();
        let zone = riga();
        let midnight = zone.to_timestamp(start.at(0, 0, 0, 0)).unwrap();
        let now = midnight + SignedDuration::from_mins(minutes);
        let facts = GroupDay {
            confirmed_at: confirmed.then_some(now),
            written: if begun { Written::Begun } else { Written::Whole(now) },
            ..group(1)
        };
        let calendar = Calendar::default();
        let rules = Rules { calendar: &calendar, times: DeadlineTimes::default(), zone: &zone };
        let mut list = items(&facts, start, &rules, now);
        let tally = settled(&list);
        prop_assert!(tally.done + tally.missed <= tally.of);
        by_urgency(&mut list);
        prop_assert!(list.is_sorted_by_key(|item| item.standing.rank()));
        let asked = list.iter().filter(|item| item.for_day == start && item.standing.is_needed());
        prop_assert!(calendar.is_working(start) || asked.count() == 0);
    }
}

/// What is said of the plans on a day of a calendar.
fn with_rules<T>(calendar: &Calendar, ask: impl FnOnce(&Rules<'_>) -> T) -> T {
    let zone = riga();
    ask(&Rules {
        calendar,
        times: DeadlineTimes::default(),
        zone: &zone,
    })
}

fn months(plans: &[Plan]) -> Vec<String> {
    let month = |plan: &Plan| match plan {
        Plan::Month(month) => Some(month.to_string()),
        Plan::Week(_) => None,
    };
    plans.iter().filter_map(month).collect()
}

fn weeks(plans: &[Plan]) -> Vec<String> {
    let week = |plan: &Plan| match plan {
        Plan::Week(week) => Some(week.to_string()),
        Plan::Month(_) => None,
    };
    plans.iter().filter_map(week).collect()
}

#[test]
fn the_next_months_plan_is_asked_for_a_fortnight_before_it_is_due() {
    let calendar = Calendar::default();
    let of = |text: &str| with_rules(&calendar, |rules| months(&asked(day(text), rules)));

    // 31 October 2026 is a Saturday: the plan of November is due on the 30th
    assert_eq!(of("2026-10-15"), ["2026-10"]);
    assert_eq!(of("2026-10-16"), ["2026-10", "2026-11"]);
    assert_eq!(of("2026-10-31"), ["2026-10", "2026-11"]);
    assert_eq!(of("2026-11-01"), ["2026-11"]);
}

#[test]
fn this_week_and_the_next_one_are_asked_for() {
    let calendar = Calendar::default();
    let of = |text: &str| with_rules(&calendar, |rules| weeks(&asked(day(text), rules)));

    assert_eq!(of("2026-11-17"), ["2026-W47", "2026-W48"]);
    assert_eq!(of("2026-12-31"), ["2026-W53", "2027-W01"]);
}

#[test]
fn the_board_turns_to_the_next_plans_when_they_are_near() {
    let calendar = Calendar::default();
    let of = |text: &str| {
        with_rules(&calendar, |rules| {
            let shown = in_view(day(text), rules);
            [months(&shown), weeks(&shown)].concat()
        })
    };

    assert_eq!(of("2026-10-21"), ["2026-10", "2026-W43"]);
    assert_eq!(of("2026-10-22"), ["2026-10", "2026-W44"]);
    assert_eq!(of("2026-10-23"), ["2026-11", "2026-W44"]);
    assert_eq!(of("2026-10-28"), ["2026-11", "2026-W44"]);
    assert_eq!(of("2026-10-29"), ["2026-11", "2026-W45"]);
    assert_eq!(of("2026-11-02"), ["2026-11", "2026-W45"]);
}

#[test]
fn a_plan_is_missed_from_the_moment_when_it_would_be_late() {
    let calendar = Calendar::default();
    let standing = |plan: Plan, done: Option<&str>, now: &str| {
        with_rules(&calendar, |rules| {
            plan.standing(GroupId(1), done.map(at), rules, at(now))
        })
    };
    let november = Plan::Month("2026-11".parse().unwrap());
    let week = Plan::Week("2026-W46".parse().unwrap());

    assert!(matches!(
        standing(november, None, "2026-10-30T23:59"),
        Standing::Timed(State::DueIn(_))
    ));
    assert!(matches!(
        standing(november, None, "2026-10-31T00:01"),
        Standing::Timed(State::Missed { .. })
    ));
    assert!(matches!(
        standing(week, Some("2026-11-06T19:00"), "2026-11-09T08:00"),
        Standing::Timed(State::DoneInTime { .. })
    ));
    assert!(matches!(
        standing(week, Some("2026-11-06T19:01"), "2026-11-09T08:00"),
        Standing::Timed(State::DoneLate { .. })
    ));
}

#[test]
fn a_week_without_a_working_day_needs_no_plan() {
    let off = |day: &Date| Override {
        on: *day,
        kind: OverrideKind::Off,
        reason: String::new(),
    };
    let week: calendar::Week = "2026-W47".parse().unwrap();
    let calendar = Calendar::new(week.weekdays().iter().map(off).collect::<Vec<_>>());

    let standing = with_rules(&calendar, |rules| {
        Plan::Week(week).standing(GroupId(1), None, rules, at("2026-11-17T08:00"))
    });

    assert_eq!(standing, Standing::Timed(State::NotNeeded));
    assert!(!standing.is_needed());
}
