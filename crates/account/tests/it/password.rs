//! Which new passwords are taken.

use account::{Own, Strength, how_many_listed, judge_for};
use proptest::prelude::*;

fn laura() -> Own {
    let mut own = Own::default();
    for name in [
        "Laura",
        "Ābele",
        "laura.abele",
        "Pirmsskola „Ozolzīlīte”",
        "Marta",
    ] {
        own.add(name);
    }
    own.add_code("320000-00011".parse().unwrap());
    own
}

/// For nobody in particular.
fn judge(password: &str) -> Strength {
    judge_for(password, &Own::default())
}

#[test]
fn the_list_is_long_and_sorted_and_nothing_in_it_is_too_short() {
    assert!(how_many_listed() >= 10_000);
    let text = include_str!("../../src/password/common.txt");
    let (_, list) = text.split_once("\n\n").unwrap();
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines.len(), how_many_listed());
    assert!(
        lines.windows(2).all(|pair| pair[0] < pair[1]),
        "sorted, none twice"
    );
    for line in lines {
        assert!(line.chars().count() >= 8, "{line}");
        assert_ne!(judge(line), Strength::Good, "{line}");
    }
}

#[test]
fn eight_to_a_hundred_and_twenty_eight_characters_are_taken() {
    assert_eq!(judge("kvadrāt"), Strength::Length);
    assert_eq!(judge("kvadrāts"), Strength::Good);
    let long: String = "zaļš vilks dzied ".chars().cycle().take(131).collect();
    let of =
        |characters: usize| format!("Q{}", long.chars().take(characters - 1).collect::<String>());
    assert_eq!(judge(&of(128)), Strength::Good);
    assert_eq!(judge(&of(129)), Strength::Length);
}

#[test]
fn what_everybody_tries_is_refused_however_it_is_written() {
    for password in [
        "password",
        "PASSWORD",
        "Pāsswörd1",
        "12345678",
        "iloveyou",
        "1q2w3e4r5t",
        "abcdefgh",
        "98765432",
        "aaaaaaaa",
        "ababababab",
        "paroleparole",
        "Parole123",
        "parole2026!",
        "Bērnudārzs",
        "bernudarzs1",
        "BĒRNUDĀRZS2026",
        "janvāris2026",
        "Liepāja2019",
        "2026Rīga!",
        "mārītes1",
        "esmīlutevi",
        "Skolotāja",
        "12.03.2021Marta",
        "eklase-2026",
        "password2026",
    ] {
        assert_eq!(judge(password), Strength::Common, "{password}");
    }
}

#[test]
fn a_phrase_is_good_whatever_letters_it_has() {
    for password in [
        "zaļš vilks dzied",
        "laba-garā-parole",
        "trīs kaķi uz palodzes",
        "kukaiņu pūķis",
        "xkqvmzptw",
        "дом на холме зелёный",
        "Mans bērnudārzs ir aiz upes",
    ] {
        assert_eq!(judge_for(password, &laura()), Strength::Good, "{password}");
    }
}

#[test]
fn own_words_are_refused_alone_together_and_with_a_date() {
    for password in [
        "lauraabele",
        "AbeleLaura",
        "Laura.Ābele",
        "laura-abele-1987",
        "ozolzilite",
        "Ozolzīlīte2026",
        "pirmsskolaozolzilite",
        "martaābele",
        "320000-00011",
        "32000000011",
        "kods 320000 00011 ir",
    ] {
        assert_ne!(judge_for(password, &laura()), Strength::Good, "{password}");
    }
    assert_eq!(judge_for("lauraabele", &laura()), Strength::Own);
    assert_eq!(judge("lauraabele"), Strength::Good, "of nobody's own");
    assert_eq!(judge_for("laura ābele pēta ežus", &laura()), Strength::Good);
}

proptest! {
    #[test]
    fn any_text_is_judged_and_case_and_diacritics_make_no_difference(text in ".{0,140}") {
        let verdict = judge_for(&text, &laura());
        let length = text.chars().count();
        prop_assert_eq!(verdict == Strength::Length, !(8..=128).contains(&length));
        prop_assert_eq!(verdict.key().is_none(), verdict == Strength::Good);
    }

    #[test]
    fn a_listed_password_is_refused_in_any_case(at in any::<prop::sample::Index>(), high in any::<Vec<bool>>()) {
        let text = include_str!("../../src/password/common.txt");
        let (_, list) = text.split_once("\n\n").unwrap();
        let lines: Vec<&str> = list.lines().collect();
        let line = lines[at.index(lines.len())];
        let mut high = high.into_iter().chain(std::iter::repeat(true));
        let typed: String = line
            .chars()
            .map(|c| if high.next().unwrap_or_default() { c.to_ascii_uppercase() } else { c })
            .collect();
        prop_assert_eq!(judge(&typed), Strength::Common);
    }

    #[test]
    fn what_only_repeats_is_refused(unit in "[a-z0-9āčēģīķļņšūž]{1,7}", times in 8_usize..16) {
        let text: String = unit.repeat(times).chars().take(128).collect();
        let whole = text.chars().count() / unit.chars().count() * unit.chars().count();
        let text: String = text.chars().take(whole).collect();
        prop_assert_eq!(judge(&text), Strength::Common);
    }

    #[test]
    fn own_words_in_any_order_with_a_few_digits_are_refused(
        words in proptest::collection::vec(prop::sample::select(vec!["Laura", "ābele", "OZOLZĪLĪTE", "marta"]), 2..6),
        digits in "[0-9]{0,6}",
    ) {
        let text = words.concat() + &digits;
        prop_assert_ne!(judge_for(&text, &laura()), Strength::Good);
    }
}
