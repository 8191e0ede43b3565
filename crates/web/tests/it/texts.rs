//! Latvian as it is said: plural classes, dates, spans (DOMAIN 8).

use std::sync::Arc;

use calendar::{Month, Week};
use jiff::SignedDuration;
use jiff::civil::date;
use web::{Language, Say, Texts};

fn say(language: Language) -> Say {
    Say::new(Arc::new(Texts::new(&[web::TEXTS]).unwrap()), language)
}

#[test]
fn latvian_has_three_plural_classes() {
    let say = say(Language::Lv);
    for (n, text) in [
        (0, "0 bērnu"),
        (1, "1 bērns"),
        (2, "2 bērni"),
        (9, "9 bērni"),
        (10, "10 bērnu"),
        (11, "11 bērnu"),
        (20, "20 bērnu"),
        (21, "21 bērns"),
        (22, "22 bērni"),
        (30, "30 bērnu"),
        (101, "101 bērns"),
        (111, "111 bērnu"),
    ] {
        assert_eq!(say.n("children-count", n), text);
    }
}

#[test]
fn dates_are_said_as_a_latvian_writes_them() {
    let say = say(Language::Lv);
    let day = date(2026, 11, 27);
    assert_eq!(say.date(day), "27.11.2026.");
    assert_eq!(say.full(day), "piektdiena, 2026. gada 27. novembris");
    assert_eq!(say.weekday_short(day), "Pk");
    assert_eq!(say.month(Month::of(day)), "2026. gada novembris");
    assert_eq!(say.week(Week::of(day)), "48. nedēļa");
    assert_eq!(say.range(date(2026, 11, 23), day), "23.–27. novembris");
    assert_eq!(
        say.range(date(2026, 11, 30), date(2026, 12, 4)),
        "30. novembris – 4. decembris"
    );
}

#[test]
fn a_span_is_rounded_up_and_never_nothing() {
    let say = say(Language::Lv);
    for (seconds, text) in [
        (1, "1 min"),
        (60, "1 min"),
        (61, "2 min"),
        (3600, "1 h"),
        (3700, "1 h 2 min"),
        (172_800, "2 dienas"),
    ] {
        assert_eq!(say.span(SignedDuration::from_secs(seconds)), text);
        assert_eq!(say.span(SignedDuration::from_secs(-seconds)), text);
    }
}

#[test]
fn english_stands_beside() {
    let say = say(Language::En);
    assert_eq!(say.n("children-count", 1), "1 child");
    assert_eq!(say.full(date(2026, 11, 27)), "Friday, 27 November 2026");
}

#[test]
fn a_missing_key_is_shown_and_never_a_panic() {
    assert_eq!(say(Language::Lv).t("no-such-key"), "‹no-such-key›");
}
