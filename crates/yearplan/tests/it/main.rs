//! The year plan's rules, each held by a test named for it.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of tests may unwrap as tests may"
)]

use calendar::SchoolYear;
use jiff::civil::{Date, date};
use kernel::{AccountId, GroupId, YearItemId};
use web::{Typed, parse_form};
use yearplan::items::model::{clock, days_fault, label, last_day, read, school_year};
use yearplan::year::model::{goes_on, is_long, is_on, month_of, months};
use yearplan::{Event, Kind};

fn year() -> SchoolYear {
    SchoolYear::of(date(2026, 10, 5))
}

/// The faults of a form, or nothing where it is good.
fn faults(form: &str) -> Vec<(&'static str, &'static str)> {
    let form = parse_form(form.as_bytes()).unwrap();
    let mut typed = Typed::new(form.clone(), label);
    let known = (&[AccountId(2)][..], &[GroupId(1)][..]);
    let draft = read(&form, &mut typed, year(), known);
    assert_eq!(draft.is_some(), typed.is_good());
    let faults = typed.faults();
    faults
        .into_iter()
        .map(|(field, _, key)| (field, key))
        .collect()
}

fn event(from_on: Date, to_on: Date) -> Event {
    Event {
        id: YearItemId(1),
        kind: Kind::Event,
        title: "Sporta dienas".to_owned(),
        description: String::new(),
        place: String::new(),
        from_on,
        to_on,
        starts: String::new(),
        all_groups: true,
        families: true,
        done: false,
    }
}

#[test]
fn a_year_is_named_by_its_september() {
    assert_eq!(school_year("2026"), Some(year()));
    for wrong in ["", "26", "x", "2026/2027", "1999", "2100", "99999", "-2026"] {
        assert_eq!(school_year(wrong), None, "{wrong}");
    }
}

#[test]
fn a_plan_holds_its_year_and_the_next_one_and_nothing_else() {
    assert_eq!(last_day(year()), date(2028, 8, 31));
    let fault = |from: Date, to: Option<Date>| days_fault(year(), from, to);
    assert_eq!(fault(date(2026, 9, 1), None), None);
    assert_eq!(fault(date(2028, 8, 31), None), None);
    assert_eq!(
        fault(date(2026, 8, 31), None),
        Some(("from_on", "year-fault-outside"))
    );
    assert_eq!(
        fault(date(2028, 8, 31), Some(date(2028, 9, 1))),
        Some(("to_on", "year-fault-outside"))
    );
    assert_eq!(
        fault(date(2026, 11, 10), Some(date(2026, 11, 9))),
        Some(("to_on", "year-fault-order"))
    );
    assert_eq!(fault(date(2026, 11, 10), Some(date(2026, 11, 10))), None);
}

#[test]
fn a_time_is_kept_in_five_characters() {
    assert_eq!(clock("9:30").as_deref(), Some("09:30"));
    assert_eq!(clock(" 16.30 ").as_deref(), Some("16:30"));
    assert_eq!(clock("23:59").as_deref(), Some("23:59"));
    for wrong in [
        "24:00", "9:60", "9", "9:3", "a:30", "009:30", "+9:30", ":", "١:30",
    ] {
        assert_eq!(clock(wrong), None, "{wrong}");
    }
}

#[test]
fn an_event_needs_a_kind_a_title_and_a_first_day() {
    assert_eq!(
        faults(""),
        [
            ("kind", "fault-choice"),
            ("title", "fault-empty"),
            ("from_on", "fault-empty")
        ]
    );
    assert!(faults("kind=event&title=Metenis&from_on=9.2.2027").is_empty());
    assert_eq!(
        faults("kind=party&title=Metenis&from_on=31.02.2027"),
        [("kind", "fault-choice"), ("from_on", "fault-date")]
    );
}

#[test]
fn whoever_and_whatever_is_unknown_is_refused_beside_its_field() {
    let good = "kind=event&title=Metenis&from_on=09.02.2027.";
    assert!(faults(&format!("{good}&person=2&group=1&person=2")).is_empty());
    assert_eq!(
        faults(&format!("{good}&person=2&person=77&group=x&starts=25:00")),
        [
            ("starts", "year-fault-time"),
            ("people", "year-fault-person"),
            ("groups", "year-fault-group")
        ]
    );
}

#[test]
fn too_long_a_text_is_refused_by_its_characters_and_not_its_bytes() {
    let good = |title: usize, description: usize| {
        let (title, description) = ("ā".repeat(title), "ž".repeat(description));
        faults(&format!(
            "kind=event&from_on=09.02.2027.&title={title}&description={description}"
        ))
    };
    assert!(good(200, 4000).is_empty());
    assert_eq!(
        good(201, 4001),
        [("title", "fault-long"), ("description", "fault-long")]
    );
}

#[test]
fn a_task_is_never_the_families() {
    let draft = |kind: &str| {
        let form = format!("kind={kind}&title=T&from_on=09.02.2027.&families=1");
        let form = parse_form(form.as_bytes()).unwrap();
        let mut typed = Typed::new(form.clone(), label);
        read(&form, &mut typed, year(), (&[], &[])).unwrap()
    };
    assert!(draft("event").families);
    assert!(!draft("task").families);
    assert_eq!(draft("event").to_on, date(2027, 2, 9));
}

#[test]
fn a_school_year_has_twelve_months_from_september() {
    let months: Vec<String> = months(year()).iter().map(ToString::to_string).collect();
    assert_eq!(months.len(), 12);
    assert_eq!(months.first().map(String::as_str), Some("2026-09"));
    assert_eq!(months.last().map(String::as_str), Some("2027-08"));
}

#[test]
fn what_began_in_the_year_before_stands_in_september() {
    assert_eq!(month_of(year(), date(2026, 8, 20)).to_string(), "2026-09");
    assert_eq!(month_of(year(), date(2027, 2, 9)).to_string(), "2027-02");
}

#[test]
fn what_lasts_more_than_a_week_stands_above_the_days() {
    assert!(!is_long(&event(date(2026, 10, 5), date(2026, 10, 11))));
    assert!(is_long(&event(date(2026, 10, 5), date(2026, 10, 12))));
}

#[test]
fn an_event_of_several_days_goes_on_on_each_and_begins_anew_in_a_month() {
    let event = event(date(2026, 10, 30), date(2026, 11, 2));
    assert!(is_on(&event, date(2026, 11, 2)) && !is_on(&event, date(2026, 11, 3)));
    assert!(!goes_on(&event, date(2026, 10, 30)));
    assert!(goes_on(&event, date(2026, 10, 31)));
    assert!(!goes_on(&event, date(2026, 11, 1)));
    assert!(goes_on(&event, date(2026, 11, 2)));
}
