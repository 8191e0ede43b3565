//! What a row does to a child's parents: each is found by being mother, father or guardian.

use people::contacts::{Line, NewContact};

use super::kept::{Existing, Held};
use super::typed::{PARENTS, Parent, ParentFields};
use crate::plan::Change;
use crate::reading::{Reading, recased};

/// New contacts and changed ones.
#[derive(Debug, Default)]
pub struct Family {
    /// To be added
    pub added: Vec<NewContact>,
    /// To be written anew
    pub changed: Vec<Amended>,
}

/// A contact as it will be, and what is different.
#[derive(Debug)]
pub struct Amended {
    /// The new values
    pub held: Held,
    /// The name
    pub renamed: bool,
    /// The phone
    pub phone: bool,
    /// The e-mail
    pub email: bool,
}

/// Compares what the row says with what is kept.
pub fn family(
    reading: &mut Reading<'_>,
    parents: &[Parent],
    child: Option<&Existing>,
    changes: &mut Vec<Change>,
) -> Family {
    let mut family = Family::default();
    for fields in &PARENTS {
        let Some(parent) = parents.iter().find(|parent| parent.kind == fields.kind) else {
            continue;
        };
        match child.and_then(|child| kept(child, parent)) {
            Some(held) => {
                if let Some(changed) = compared(fields, parent, held, changes) {
                    family.changed.push(changed);
                }
            }
            None if parent.given_name.is_empty() && parent.surname.is_empty() => {
                reading.wrong(fields.name, "import-fault-parent-name", "");
            }
            None => {
                let line = Line {
                    given_name: parent.given_name.clone(),
                    surname: parent.surname.clone(),
                    phone: parent.phone,
                    note: String::new(),
                };
                let mut new = NewContact::usual(parent.kind, &line);
                new.email.clone_from(&parent.email);
                changes.extend(brought(fields, parent));
                family.added.push(new);
            }
        }
    }
    family
}

/// The contact of that kind; of several the one with that name, else the first.
fn kept<'e>(child: &'e Existing, parent: &Parent) -> Option<&'e Held> {
    let mut of_kind = child
        .contacts
        .iter()
        .filter(|held| held.kind == parent.kind);
    let named = of_kind
        .clone()
        .find(|held| held.given_name == parent.given_name && held.surname == parent.surname);
    named.or_else(|| of_kind.next())
}

fn brought(fields: &ParentFields, parent: &Parent) -> Vec<Change> {
    let phone = parent.phone.map(|phone| phone.to_string());
    let parts = [
        (fields.given, parent.given_name.clone()),
        (fields.surname, parent.surname.clone()),
        (fields.phone, phone.unwrap_or_default()),
        (fields.email, parent.email.clone().unwrap_or_default()),
    ];
    parts
        .into_iter()
        .filter(|(_, new)| !new.is_empty())
        .map(|(field, new)| Change {
            field,
            old: String::new(),
            new,
        })
        .collect()
}

fn compared(
    fields: &ParentFields,
    parent: &Parent,
    held: &Held,
    changes: &mut Vec<Change>,
) -> Option<Amended> {
    let said = |new: &str, old: &str| match new {
        "" => old.to_owned(),
        new => recased(new, Some(old)),
    };
    let new = Held {
        given_name: said(&parent.given_name, &held.given_name),
        surname: said(&parent.surname, &held.surname),
        phone: parent.phone.or(held.phone),
        email: parent.email.clone().or_else(|| held.email.clone()),
        ..held.clone()
    };
    let shown = |of: &Held| {
        [
            (fields.given, of.given_name.clone()),
            (fields.surname, of.surname.clone()),
            (
                fields.phone,
                of.phone.map(|p| p.to_string()).unwrap_or_default(),
            ),
            (fields.email, of.email.clone().unwrap_or_default()),
        ]
    };
    let different = shown(held).into_iter().zip(shown(&new));
    let different = different.filter(|((_, old), (_, new))| old != new);
    changes.extend(different.map(|((field, old), (_, new))| Change { field, old, new }));
    let renamed = (&new.given_name, &new.surname) != (&held.given_name, &held.surname);
    (new != *held).then(|| Amended {
        renamed,
        phone: new.phone != held.phone,
        email: new.email != held.email,
        held: new,
    })
}
