//! Every reason that the rules can give has its words.

use std::path::Path;

use import::{Field, TEXTS};

fn has(key: &str) -> bool {
    TEXTS.lv.lines().any(|line| {
        line.strip_prefix(key)
            .is_some_and(|rest| rest.starts_with(" ="))
    })
}

fn asked(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            asked(&path, found);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for rest in text.split("\"import-").skip(1) {
            let key = rest.split('"').next().unwrap();
            if !key.contains('{') {
                found.push(format!("import-{key}"));
            }
        }
    }
}

#[test]
fn every_reason_has_its_words() {
    let mut found = Vec::new();
    asked(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    assert!(found.len() > 80);
    for key in found {
        assert!(has(&key), "{key}");
    }
    for field in Field::ALL {
        assert!(has(&field.label()), "{field}");
    }
}
