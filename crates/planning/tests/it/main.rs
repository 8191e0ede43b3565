//! The rules of plans, each held by a test named for it.

use std::str::FromStr;

use calendar::Month;
use jiff::civil::{Date, date};
use kernel::{Area, PlannedOutcomeId};
use planning::month::items::{self, Item, Row};
use planning::month::{
    Fields, Kept, Kind, Merge, Missing, merge, missing, outcomes_field, outcomes_of, part_field,
    recognise,
};
use planning::text::{lines, plain};
use planning::theme::{BadSpan, check_span, weeks};
use proptest::prelude::*;

#[test]
fn a_theme_lasts_at_least_a_month() {
    // DOMAIN 9.2 and 3.7: themes of real preschools, some across months
    for (from, to) in [
        (date(2026, 11, 2), date(2026, 11, 30)),
        (date(2022, 9, 12), date(2022, 10, 7)),
        (date(2022, 10, 31), date(2022, 11, 30)),
        (date(2027, 2, 1), date(2027, 2, 28)),
        (date(2026, 12, 1), date(2026, 12, 31)),
    ] {
        assert_eq!(check_span(from, to), Ok(()), "{from} {to}");
    }
    assert_eq!(
        check_span(date(2026, 11, 2), date(2026, 11, 20)),
        Err(BadSpan::Short(15))
    );
    assert_eq!(
        check_span(date(2026, 11, 2), date(2026, 11, 1)),
        Err(BadSpan::Backwards)
    );
    assert_eq!(
        check_span(date(2026, 11, 2), date(2062, 11, 1)),
        Err(BadSpan::Long)
    );
}

#[test]
fn a_theme_names_each_week_that_it_touches() {
    let mondays: Vec<Date> = weeks(date(2026, 11, 2), date(2026, 11, 30))
        .into_iter()
        .map(calendar::Week::monday)
        .collect();
    assert_eq!(mondays.len(), 5);
    assert_eq!(mondays.last(), Some(&date(2026, 11, 30)));
}

#[test]
fn two_people_change_different_fields_and_the_same_field_conflicts() {
    assert_eq!(merge("a", "a", "a"), Merge::Keep);
    assert_eq!(
        merge("a", "a", "b"),
        Merge::Keep,
        "only the other changed it"
    );
    assert_eq!(merge("a", "b", "a"), Merge::Write);
    assert_eq!(merge("a", "b", "b"), Merge::Keep, "both wrote the same");
    assert_eq!(merge("a", "b", "c"), Merge::Conflict);
}

proptest! {
    #[test]
    fn nothing_is_ever_overwritten_unseen(was: String, mine: String, kept: String) {
        let lost = merge(&was, &mine, &kept) == Merge::Write && kept != was;
        prop_assert!(!lost);
    }

    #[test]
    fn plain_text_stays_plain(text in "\\PC{0,200}") {
        let once = plain(&text);
        prop_assert_eq!(&plain(&once), &once);
        prop_assert!(!once.contains("\n\n\n"));
    }

    #[test]
    fn each_line_gets_its_own_outcome(kept in proptest::collection::vec(("[a-d]{1,2}", any::<bool>()), 0..8),
                                      new in proptest::collection::vec("[a-d]{1,2}", 0..8)) {
        let kept: Vec<Kept> = (0..).zip(kept)
            .map(|(id, (text, dropped))| Kept { id: PlannedOutcomeId(id), text, dropped })
            .collect();
        let ids = recognise(&kept, &new);
        prop_assert_eq!(ids.len(), new.len());
        let mut named: Vec<_> = ids.into_iter().flatten().collect();
        let all = named.len();
        named.sort();
        named.dedup();
        prop_assert_eq!(named.len(), all);
    }
}

fn kept(id: i64, text: &str, dropped: bool) -> Kept {
    Kept {
        id: PlannedOutcomeId(id),
        text: text.to_owned(),
        dropped,
    }
}

fn ids(list: &[Option<PlannedOutcomeId>]) -> Vec<Option<i64>> {
    list.iter().map(|id| id.map(|id| id.0)).collect()
}

#[test]
fn a_mended_line_stays_the_outcome_that_weeks_refer_to() {
    let before = [kept(1, "dzied", false), kept(2, "skaita", false)];
    let after = ["dzied".to_owned(), "skaita 15 apjomā".to_owned()];
    assert_eq!(ids(&recognise(&before, &after)), [Some(1), Some(2)]);
    // moved lines are found by their words, and a new one is new
    let moved = ["skaita".to_owned(), "dzied".to_owned(), "raksta".to_owned()];
    assert_eq!(ids(&recognise(&before, &moved)), [Some(2), Some(1), None]);
}

#[test]
fn an_outcome_that_was_taken_out_comes_back_as_itself() {
    let before = [kept(1, "dzied", false), kept(2, "skaita", true)];
    let after = ["dzied".to_owned(), "skaita".to_owned()];
    assert_eq!(ids(&recognise(&before, &after)), [Some(1), Some(2)]);
}

#[test]
fn a_plan_says_what_it_lacks() {
    let mut fields = Fields::new();
    let all = missing(&[], &fields);
    assert_eq!(all.len(), 6 + 7);
    assert_eq!(all.first(), Some(&Missing::Theme));

    for field in ["content", "values", "virtues", "skills"] {
        fields.insert(field.to_owned(), "x".to_owned());
    }
    for area in Area::ALL {
        fields.insert(outcomes_field(area), "x".to_owned());
    }
    assert_eq!(missing(&[("Mana Latvija", "ziņa")], &fields), []);
    // a subject teacher's part is not the group's own outcome
    fields.remove(&outcomes_field(Area::Culture));
    fields.insert(part_field(Area::Culture, "Mūzika"), "dzied".to_owned());
    assert_eq!(
        missing(&[("Mana Latvija", "ziņa")], &fields),
        [Missing::Outcomes(Area::Culture)]
    );
}

#[test]
fn a_field_of_outcomes_names_its_area_and_subject() {
    assert_eq!(outcomes_of("outcomes-math"), Some((Area::Math, "")));
    let part = part_field(Area::Culture, "Mūzika-deja");
    assert_eq!(outcomes_of(&part), Some((Area::Culture, "Mūzika-deja")));
    assert_eq!(outcomes_of("content"), None);
}

#[test]
fn pasted_word_text_becomes_plain_paragraphs_and_lists() {
    assert_eq!(
        plain("•\u{a0}Mārtiņi\r\n·\tLāčplēša diena\r\n\r\n\r\n\r\nKarogs\u{ad}s \u{200b}"),
        "- Mārtiņi\n- Lāčplēša diena\n\nKarogss"
    );
    assert_eq!(plain("*zvaigznīte"), "*zvaigznīte");
    assert_eq!(
        lines("- dzied\n\n• skaita\nraksta"),
        ["dzied", "skaita", "raksta"]
    );
}

fn row(key: &str, day: &str, starts: &str, text: &str) -> Row {
    Row {
        key: key.to_owned(),
        day: day.to_owned(),
        starts: starts.to_owned(),
        kind: Some(Kind::Walk),
        text: text.to_owned(),
    }
}

#[test]
fn a_dated_item_is_typed_the_short_way() {
    let month = Month::from_str("2026-11").unwrap();
    let item = |day, starts: &str| Item {
        on_date: date(2026, 11, day),
        starts: starts.to_owned(),
        kind: Kind::Walk,
        text: "Rožu laukums".to_owned(),
    };
    let typed = [
        row("1", "26.11.", "17.30", "Rožu laukums"),
        row("0", "4.", "", " Rožu  laukums"),
        row("2", "", "", ""),
        row("3", "10.11.2026.", "9:00", "Rožu laukums"),
    ];
    let kept = items::check(&typed, month).unwrap();
    assert_eq!(kept, [item(4, ""), item(10, "09:00"), item(26, "17:30")]);
    assert_eq!(items::split(&items::joined(&kept)), kept);

    let faults = items::check(
        &[row("0", "31.11.", "25.00", ""), row("1", "3.12.", "", "x")],
        month,
    )
    .unwrap_err();
    assert_eq!(
        faults
            .into_iter()
            .map(|(field, _)| field)
            .collect::<Vec<_>>(),
        ["item-0-day", "item-0-starts", "item-0-text", "item-1-day"]
    );
}
