//! Texts and statements: every key in both languages, every statement prepared on both engines.

use std::collections::BTreeSet;

use testkit::{World, on_both};

fn keys(catalogue: &str) -> BTreeSet<String> {
    catalogue
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key.to_owned())
        .collect()
}

#[test]
fn every_text_stands_in_latvian_and_in_english() {
    for catalogue in eklase::CATALOGUES {
        assert_eq!(keys(catalogue.lv), keys(catalogue.en), "{}", catalogue.name);
    }
    eklase::texts().expect("no key stands twice");
}

/// The keys that code and templates ask for: `t("…")`, `n("…"`, `a("…"`, `a2("…"`, `with("…"`.
fn asked(folder: &std::path::Path, found: &mut BTreeSet<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            asked(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "html") {
            let text = std::fs::read_to_string(&path).unwrap();
            for call in [
                "say.t(\"",
                "say.n(\"",
                "say.a(\"",
                "say.a2(\"",
                "say.with(\"",
                "say().t(\"",
                "say.with(\n            \"",
            ] {
                for rest in text.split(call).skip(1) {
                    let key = rest.split('"').next().unwrap();
                    if !key.contains('{') {
                        found.insert((key.to_owned(), path.display().to_string()));
                    }
                }
            }
        }
    }
}

#[test]
fn every_text_that_is_asked_for_is_there() {
    let have: BTreeSet<String> = eklase::CATALOGUES.iter().flat_map(|c| keys(c.lv)).collect();
    let mut found = BTreeSet::new();
    asked(
        &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(".."),
        &mut found,
    );
    let missing: Vec<_> = found
        .iter()
        .filter(|(key, _)| !have.contains(key))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(found.len() > 100, "the search itself works");
}

on_both! {
    async fn every_statement_prepares(w: World) {
        let faults = w.db().prepare_all().await.unwrap();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
