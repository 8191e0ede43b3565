//! Stages of groups' ages, and names of areas and stages.

use curriculum::Stage;
use curriculum::rules::{Held, area_of, stage_of};
use jiff::civil::date;
use kernel::Area;

#[test]
fn a_groups_age_says_its_stage() {
    for (age, stage) in [
        ("1,5–3", Some(Stage::First)),
        ("1.5-3 gadi", Some(Stage::First)),
        ("2–3", Some(Stage::First)),
        ("3–4", Some(Stage::Second)),
        ("3-4", Some(Stage::Second)),
        ("4–5", Some(Stage::Second)),
        (" 5–6 gadi (obligātā sagatavošana)", Some(Stage::Third)),
        ("6–7", Some(Stage::Third)),
        ("", None),
        ("jaunākā", None),
        ("12–13", None),
    ] {
        assert_eq!(Stage::of_age(age), stage, "{age}");
    }
}

#[test]
fn areas_and_stages_are_known_by_every_name_in_use() {
    for (text, area) in [
        ("valodu", Some(Area::Language)),
        ("VAL", Some(Area::Language)),
        ("Valodu mācību joma", Some(Area::Language)),
        ("socialpilsoniska", Some(Area::Social)),
        ("2. Sociālā un pilsoniskā mācību joma", Some(Area::Social)),
        (
            "Kultūras izpratnes un pašizpausmes mākslā",
            Some(Area::Culture),
        ),
        ("Veselība un fiziskā aktivitāte", Some(Area::Health)),
        (
            "Health and physical activity learning area",
            Some(Area::Health),
        ),
        ("health", Some(Area::Health)),
        ("mūzika", None),
        ("", None),
    ] {
        assert_eq!(area_of(text), area, "{text}");
    }
    for (text, stage) in [
        ("posms1", Some(Stage::First)),
        ("2. posms", Some(Stage::Second)),
        ("Stage 3", Some(Stage::Third)),
        ("noslegums", Some(Stage::End)),
        ("Pirmsskolas noslēgums", Some(Stage::End)),
        ("posms4", None),
        ("", None),
    ] {
        assert_eq!(stage_of(text), stage, "{text}");
    }
}

#[test]
fn what_is_replaced_before_it_holds_never_holds() {
    let held = Held {
        from: date(2026, 9, 1),
        to: None,
    };
    assert_eq!(held.end_before(date(2027, 9, 1)), date(2027, 8, 31));
    assert_eq!(held.end_before(date(2025, 9, 1)), date(2026, 8, 31));
    let never = Held {
        to: Some(date(2026, 8, 31)),
        ..held
    };
    assert!(!never.ever() && !never.on(date(2026, 9, 1)) && !never.on(date(2026, 8, 31)));
    assert!(!never.meets(held) && !held.meets(never) && held.meets(held));
}
