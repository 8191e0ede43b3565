//! Rows as they are typed, checked, moved and saved; when an entry is in time (3.9).

use calendar::{Calendar, DeadlineTimes, Rules, State};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use journal::entry::{
    Fault, Outcome, Row, Typed, blank, check, checks, complete, duty, outcome, typed,
};
use journal::steps::{Step, rearrange, step};
use kernel::{Area, GroupId};
use web::{Error, Form, parse_form};

use crate::day;

fn form(pairs: &[(&str, &str)]) -> Form {
    let encode = |text: &str| {
        text.bytes()
            .map(|b| format!("%{b:02x}"))
            .collect::<String>()
    };
    let body: Vec<String> = pairs
        .iter()
        .map(|(name, text)| format!("{}={}", encode(name), encode(text)))
        .collect();
    parse_form(body.join("&").as_bytes()).unwrap()
}

fn row(area: Area, theme: &str) -> Row {
    Row {
        area,
        theme: theme.to_owned(),
        homework: String::new(),
    }
}

fn named(key: &str) -> Typed {
    Typed {
        key: key.to_owned(),
        ..Typed::default()
    }
}

fn keys(rows: &[Typed]) -> Vec<&str> {
    rows.iter().map(|row| row.key.as_str()).collect()
}

#[test]
fn rows_are_read_in_the_order_in_which_they_stand_in_the_form() {
    let rows = typed(&form(&[
        ("area-7", "math"),
        ("theme-7", "Skaita"),
        ("area-2", "health"),
        ("theme-2", ""),
        ("homework-2", "Skriet"),
    ]))
    .unwrap();

    assert_eq!(keys(&rows), ["7", "2"]);
    let areas: Vec<_> = rows.iter().map(|row| row.area).collect();
    assert_eq!(areas, [Some(Area::Math), Some(Area::Health)]);
}

#[test]
fn more_than_twenty_rows_and_unknown_areas_are_refused() {
    let names: Vec<String> = (0..21).map(|at| format!("theme-{at}")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "x")).collect();

    assert!(matches!(
        typed(&form(&many)),
        Err(Error::Unprocessable("diary-too-many-rows"))
    ));
    assert_eq!(typed(&form(&many[..20])).unwrap().len(), 20);
    assert!(typed(&form(&[("area-0", "magic")])).is_err());
}

#[test]
fn empty_rows_are_dropped_and_texts_trimmed() {
    let rows = typed(&form(&[
        ("area-0", ""),
        ("theme-0", " \n"),
        ("area-1", "math"),
        ("theme-1", " Skaita "),
    ]));

    assert_eq!(check(&rows.unwrap()).unwrap(), [row(Area::Math, "Skaita")]);
}

#[test]
fn a_text_without_an_area_and_a_text_that_is_too_long_are_faults_of_their_fields() {
    let long = "ā".repeat(10_001);
    let rows = typed(&form(&[
        ("theme-0", "Skaita"),
        ("area-1", "math"),
        ("theme-1", &long),
        ("homework-1", &long),
    ]));

    let fault = |row, field, key| Fault { row, field, key };
    assert_eq!(
        check(&rows.unwrap()).unwrap_err(),
        [
            fault(0, "area", "diary-no-area"),
            fault(1, "theme", "diary-text-long"),
            fault(1, "homework", "diary-text-long"),
        ]
    );
    let fits = Typed {
        area: Some(Area::Math),
        theme: "ā".repeat(10_000),
        ..Typed::default()
    };
    assert!(check(&[fits]).is_ok());
}

#[test]
fn an_entry_is_complete_with_a_row_and_a_theme_in_every_row() {
    assert!(!complete(&[]));
    assert!(complete(&[row(Area::Math, "Skaita")]));
    assert!(!complete(&[
        row(Area::Math, "Skaita"),
        row(Area::Health, " ")
    ]));
}

#[test]
fn the_buttons_move_add_and_remove_rows_and_lose_nothing() {
    let rows = || vec![named("a"), named("b"), named("c")];
    let after = |of: Step| rearrange(rows(), of).unwrap();

    assert_eq!(
        (keys(&after(Step::Up(2)).0), after(Step::Up(2)).1),
        (vec!["a", "c", "b"], 1)
    );
    assert_eq!(keys(&after(Step::Up(0)).0), ["a", "b", "c"]);
    assert_eq!(keys(&after(Step::Down(0)).0), ["b", "a", "c"]);
    assert_eq!(keys(&after(Step::Down(2)).0), ["a", "b", "c"]);
    assert_eq!(keys(&after(Step::Remove(1)).0), ["a", "c"]);
    assert_eq!((after(Step::Add).0.len(), after(Step::Add).1), (4, 3));
    assert_eq!(
        rearrange(vec![named("a")], Step::Remove(0))
            .unwrap()
            .0
            .len(),
        1
    );
    assert_eq!(
        rearrange(vec![Typed::default(); 20], Step::Add)
            .unwrap()
            .0
            .len(),
        20
    );
    assert!(rearrange(rows(), Step::Save).is_none());
}

#[test]
fn a_button_names_its_row_by_the_rows_key() {
    let rows = [named("7"), named("2")];

    assert_eq!(
        step(&form(&[("action", "up-2")]), &rows).unwrap(),
        Step::Up(1)
    );
    assert_eq!(step(&form(&[]), &rows).unwrap(), Step::Save);
    assert_eq!(
        step(&form(&[("action", "save-next")]), &rows).unwrap(),
        Step::SaveNext
    );
    assert_eq!(
        step(&form(&[("action", "add-row")]), &rows).unwrap(),
        Step::Add
    );
    assert!(step(&form(&[("action", "up-9")]), &rows).is_err());
    assert!(step(&form(&[("action", "explode")]), &rows).is_err());
}

#[test]
fn only_a_different_text_over_a_newer_one_conflicts() {
    let (old, new) = ([row(Area::Math, "Skaita")], [row(Area::Math, "Mēra")]);

    assert_eq!(outcome(0, 0, &[], &new), Outcome::Write);
    assert_eq!(outcome(3, 3, &old, &new), Outcome::Write);
    assert_eq!(outcome(3, 3, &old, &old), Outcome::Same);
    assert_eq!(outcome(2, 3, &old, &new), Outcome::Conflict);
    assert_eq!(outcome(2, 3, &old, &old), Outcome::Same);
    assert_eq!(outcome(0, 1, &old, &new), Outcome::Conflict);
    assert_eq!(outcome(0, 1, &old, &[]), Outcome::Conflict);
}

#[test]
fn the_checks_speak_of_the_dominant_area_themes_and_health() {
    let new = checks(&blank());
    assert!(new.any && !new.dominant && !new.health);
    assert_eq!(new.themeless, [Some(Area::Health)]);

    let full = [
        Typed {
            area: Some(Area::Math),
            theme: "Skaita".to_owned(),
            ..Typed::default()
        },
        Typed {
            area: Some(Area::Health),
            theme: "Skrien".to_owned(),
            ..Typed::default()
        },
    ];
    let found = checks(&full);
    assert!(found.any && found.dominant && found.health && found.themeless.is_empty());
    assert!(!checks(&[]).dominant);
}

#[test]
fn half_past_seven_is_in_time_and_a_minute_later_is_late() {
    let zone = TimeZone::get("Europe/Riga").unwrap();
    let calendar = Calendar::default();
    let rules = Rules {
        calendar: &calendar,
        times: DeadlineTimes::default(),
        zone: &zone,
    };
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let state = |on: &str, done: Option<&str>, now: &str| {
        duty(&rules, GroupId(1), day(on), done.map(at)).state(at(now), &zone)
    };

    let in_time = at("2026-11-09T05:30:00Z");
    assert_eq!(
        state(
            "2026-11-09",
            Some("2026-11-09T05:30:00Z"),
            "2026-11-09T10:00:00Z"
        ),
        State::DoneInTime { at: in_time }
    );
    assert_eq!(
        state(
            "2026-11-09",
            Some("2026-11-09T05:31:00Z"),
            "2026-11-09T10:00:00Z"
        ),
        State::DoneLate {
            at: at("2026-11-09T05:31:00Z"),
            by: SignedDuration::from_mins(1)
        }
    );
    // 18 November is a holiday
    assert_eq!(
        state("2026-11-18", None, "2026-11-18T10:00:00Z"),
        State::NotNeeded
    );
}
