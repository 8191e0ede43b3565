//! A child's own fields and addresses: what the row says over what is kept, and what is different.

use kernel::PersonalCode;

use super::kept::{Address, Existing, Facts};
use super::typed::Typed;
use crate::field::Field;
use crate::plan::Change;
use crate::reading::{date, recased};

/// The row's values over the kept ones; none for a new child without a birth date.
pub fn merged(typed: &Typed, kept: Option<&Facts>) -> Option<Facts> {
    let text = |new: &Option<String>, old: Option<&String>| {
        new.clone().or_else(|| old.cloned()).unwrap_or_default()
    };
    let gender = typed.gender.map(str::to_owned);
    Some(Facts {
        given_name: recased(&typed.names.0, kept.map(|kept| kept.given_name.as_str())),
        surname: recased(&typed.names.1, kept.map(|kept| kept.surname.as_str())),
        code: typed.code.or(kept.and_then(|kept| kept.code)),
        document: text(&typed.document, kept.map(|kept| &kept.document)),
        country: text(&typed.country, kept.map(|kept| &kept.country)),
        birth: typed.birth.or(kept.map(|kept| kept.birth))?,
        gender: gender.or(kept.and_then(|kept| kept.gender.clone())),
        nationality: text(&typed.nationality, kept.map(|kept| &kept.nationality)),
        language: text(&typed.language, kept.map(|kept| &kept.language)),
        photo_ban: typed
            .photo_ban
            .or(kept.map(|kept| kept.photo_ban))
            .unwrap_or(false),
    })
}

/// Codes are masked here as in every list: whole they stand in the child's file.
fn shown(facts: &Facts) -> [(Field, String); 10] {
    let ban = if facts.photo_ban { "✓" } else { "" };
    [
        (Field::GivenName, facts.given_name.clone()),
        (Field::Surname, facts.surname.clone()),
        (
            Field::Code,
            facts.code.map(PersonalCode::masked).unwrap_or_default(),
        ),
        (Field::Document, facts.document.clone()),
        (Field::Country, facts.country.clone()),
        (Field::Birth, date(facts.birth)),
        (Field::Gender, facts.gender.clone().unwrap_or_default()),
        (Field::Nationality, facts.nationality.clone()),
        (Field::Language, facts.language.clone()),
        (Field::PhotoBan, ban.to_owned()),
    ]
}

pub fn compare_facts(old: Option<&Facts>, new: &Facts, changes: &mut Vec<Change>) {
    let before = old.map(shown);
    for (index, (field, value)) in shown(new).into_iter().enumerate() {
        let was = before.as_ref().and_then(|before| before.get(index));
        let was = was.map(|(_, was)| was.clone()).unwrap_or_default();
        // two codes may look the same when they are masked
        let other_code = field == Field::Code && old.is_some_and(|old| old.code != new.code);
        if was != value || other_code {
            changes.push(Change {
                field,
                old: was,
                new: value,
            });
        }
    }
}

pub fn addresses(
    typed: &Typed,
    child: Option<&Existing>,
    changes: &mut Vec<Change>,
) -> Vec<(&'static str, Address)> {
    let kept = |pick: fn(&Existing) -> Option<&Address>| child.and_then(pick);
    let both = [
        (
            "declared",
            Field::Declared,
            &typed.declared,
            kept(|child| child.declared.as_ref()),
        ),
        (
            "actual",
            Field::Actual,
            &typed.actual,
            kept(|child| child.actual.as_ref()),
        ),
    ];
    let mut list = Vec::new();
    for (kind, field, new, old) in both {
        let Some(new) = new.as_ref().filter(|new| Some(*new) != old) else {
            continue;
        };
        changes.push(Change {
            field,
            old: old.map(Address::shown).unwrap_or_default(),
            new: new.shown(),
        });
        list.push((kind, new.clone()));
    }
    list
}
