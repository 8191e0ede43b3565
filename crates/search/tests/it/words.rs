//! Folding and stemming.

use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use search::words::{pieces, stem_of, stems};

fn all_the_same(words: &[&str]) {
    let stems: Vec<_> = words.iter().map(|word| stem_of(word).unwrap()).collect();
    assert!(
        stems.iter().all(|stem| Some(stem) == stems.first()),
        "{words:?}: {stems:?}"
    );
}

#[test]
fn every_case_of_a_noun_has_one_stem() {
    all_the_same(&[
        "Mārtiņdiena",
        "Mārtiņdienas",
        "Mārtiņdienai",
        "mārtiņdienu",
        "mārtiņdienā",
        "MĀRTIŅDIENĀM",
        "mārtiņdienās",
    ]);
    all_the_same(&[
        "tirdziņš",
        "tirdziņa",
        "tirdziņam",
        "tirdziņu",
        "tirdziņā",
        "tirdziņi",
        "tirdziņiem",
        "tirdziņos",
    ]);
    all_the_same(&[
        "saule", "saules", "saulei", "sauli", "saulē", "saulēm", "saulēs",
    ]);
    all_the_same(&[
        "Ziemassvētki",
        "Ziemassvētku",
        "Ziemassvētkiem",
        "Ziemassvētkus",
        "Ziemassvētkos",
    ]);
    all_the_same(&["lietus", "lietu", "lietū"]);
}

#[test]
fn consonants_that_change_between_cases_do_not_hide_a_word() {
    all_the_same(&[
        "lācis", "lāča", "lācim", "lāci", "lācī", "lāči", "lāčiem", "lāčos",
    ]);
    all_the_same(&["brālis", "brāļa", "brāļi", "brāļu"]);
    all_the_same(&[
        "zaķītis",
        "zaķīša",
        "zaķītim",
        "zaķīti",
        "zaķīši",
        "zaķīšiem",
        "zaķīšus",
    ]);
    all_the_same(&["eglīte", "eglītes", "eglīti", "eglīšu", "eglītēm"]);
}

#[test]
fn adjectives_and_the_commonest_verbs_are_met_halfway() {
    all_the_same(&[
        "tautiskais",
        "tautiskā",
        "tautiskie",
        "tautiskajiem",
        "tautisks",
        "tautiska",
    ]);
    all_the_same(&["skaita", "skaitīt", "skaitām"]);
    assert!(
        stem_of("skaitīšana")
            .unwrap()
            .starts_with(&stem_of("skaitīt").unwrap())
    );
}

#[test]
fn a_stem_keeps_three_letters_and_a_short_word_stays_whole() {
    assert_eq!(stem_of("acis").unwrap(), "aci");
    assert_eq!(stem_of("ola").unwrap(), "ola");
    assert_eq!(stem_of("un").unwrap(), "un");
    assert_eq!(stem_of("2026").unwrap(), "2026");
}

#[test]
fn a_letter_and_its_mark_apart_are_the_letter() {
    assert_eq!(stems("Ma\u{304}rtin\u{327}i"), stems("Mārtiņi"));
}

proptest! {
    #[test]
    fn cutting_a_text_loses_nothing(text in any::<String>()) {
        let joined: String = pieces(&text).into_iter().map(|(piece, _)| piece).collect();
        prop_assert_eq!(joined, text);
    }

    #[test]
    fn a_stem_is_never_shorter_than_three_letters_unless_the_word_is(word in "[a-zāčēģīķļņšūž]{1,20}") {
        let stem = stem_of(&word).unwrap();
        prop_assert!(stem.chars().count() >= word.chars().count().min(3), "{word}: {stem}");
        prop_assert!(stem.chars().all(|letter| letter.is_ascii_lowercase()), "{word}: {stem}");
    }

    #[test]
    fn capitals_and_diacritics_change_nothing(word in "[a-zāčēģīķļņšūž]{1,20}") {
        prop_assert_eq!(stem_of(&word), stem_of(&word.to_uppercase()));
        prop_assert_eq!(stem_of(&word), stem_of(&kernel::sorting::search_key(&word)));
    }
}
