//! Somebody who works here, and what a row changes of them.

use kernel::{PersonalCode, Phone, RoleId};

use super::queries::{HeldRole, Member};
use super::typed::{Typed, Wished};
use super::write::{Facts, Who};
use crate::field::Field;
use crate::plan::Change;
use crate::reading::{Reading, recased};

/// Somebody who works here already, or will by an earlier row.
#[derive(Clone)]
pub struct Person {
    pub who: Who,
    pub facts: Facts,
    pub phone_is_own: bool,
    pub email_is_own: bool,
    pub employed: bool,
    pub roles: Vec<Kept>,
}

/// A role, kept or of an earlier row.
#[derive(Clone)]
pub struct Kept {
    pub id: Option<RoleId>,
    pub wished: Wished,
}

/// As the database has them.
pub fn person(member: &Member, roles: &[HeldRole]) -> Person {
    let own = roles.iter().filter(|role| role.account_id == member.id);
    Person {
        who: Who::Known(member.id),
        facts: Facts {
            given_name: member.given_name.clone(),
            surname: member.surname.clone(),
            sign_in_name: member.sign_in_name.clone(),
            code: member.personal_code,
            phone: member.phone,
            email: member.email.clone(),
        },
        phone_is_own: member.phone_confirmed_at.is_some(),
        email_is_own: member.email_confirmed_at.is_some(),
        employed: member.employed,
        roles: own
            .map(|role| Kept {
                id: Some(role.id),
                wished: Wished {
                    role: role.role,
                    group: role.group_id,
                    area: role.area,
                    subject: role.subject.clone(),
                    from: Some(role.from_on),
                    to: role.to_on,
                },
            })
            .collect(),
    }
}

/// What the row changes of a known person; what the person has confirmed as their own stays theirs.
pub fn amended(
    reading: &mut Reading<'_>,
    person: &mut Person,
    typed: &Typed,
    changes: &mut Vec<Change>,
) -> Option<Facts> {
    let old = person.facts.clone();
    if typed.code.is_some() && old.code.is_some() && typed.code != old.code {
        reading.wrong(Field::Code, "import-fault-other-code", "");
    }
    let mut new = Facts {
        given_name: recased(&typed.names.0, Some(&old.given_name)),
        surname: recased(&typed.names.1, Some(&old.surname)),
        code: typed.code.or(old.code),
        ..old.clone()
    };
    if typed.sign_in_name.is_some() && typed.sign_in_name != old.sign_in_name {
        reading.note(Field::SignInName, "import-note-sign-in-name", "");
    }
    if typed.phone.is_some() && typed.phone != old.phone {
        if person.phone_is_own {
            reading.note(Field::Phone, "import-note-own", "");
        } else {
            new.phone = typed.phone;
        }
    }
    if typed.email.is_some() && typed.email != old.email {
        if person.email_is_own {
            reading.note(Field::Email, "import-note-own", "");
        } else {
            new.email.clone_from(&typed.email);
        }
    }
    compare(&old, &new, changes);
    person.facts = new.clone();
    (new != old).then_some(new)
}

/// What is different.
pub fn compare(old: &Facts, new: &Facts, changes: &mut Vec<Change>) {
    let code = |code: Option<PersonalCode>| code.map(PersonalCode::masked).unwrap_or_default();
    let phone = |phone: Option<Phone>| phone.map(|phone| phone.to_string()).unwrap_or_default();
    let shown = |of: &Facts| {
        [
            (Field::GivenName, of.given_name.clone()),
            (Field::Surname, of.surname.clone()),
            (
                Field::SignInName,
                of.sign_in_name.clone().unwrap_or_default(),
            ),
            (Field::Code, code(of.code)),
            (Field::Phone, phone(of.phone)),
            (Field::Email, of.email.clone().unwrap_or_default()),
        ]
    };
    let both = shown(old).into_iter().zip(shown(new));
    let different = both.filter(|((_, old), (_, new))| old != new);
    changes.extend(different.map(|((field, old), (_, new))| Change { field, old, new }));
}
