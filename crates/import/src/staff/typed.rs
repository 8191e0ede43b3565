//! A row of staff as values.

use jiff::civil::Date;
use kernel::{Area, GroupId, PersonalCode, Phone, Role};

use super::names;
use super::roles::{area, role, subject_of};
use crate::field::Field;
use crate::known_groups::{KnownGroup, group_of};
use crate::reading::Reading;

/// The role that a row gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wished {
    /// As what
    pub role: Role,
    /// In which group; none means every group
    pub group: Option<GroupId>,
    /// For which area
    pub area: Option<Area>,
    /// "Mūzika"
    pub subject: String,
    /// The first day, if the row says it
    pub from: Option<Date>,
    /// The last day
    pub to: Option<Date>,
}

/// Everything that a row says.
#[derive(Debug, Clone)]
pub struct Typed {
    /// "Līga", "Bērziņa"; both are there
    pub names: (String, String),
    /// "Personas kods"
    pub code: Option<PersonalCode>,
    /// In small letters
    pub sign_in_name: Option<String>,
    /// Where to call
    pub phone: Option<Phone>,
    /// Where to write
    pub email: Option<String>,
    /// The role; none where it is wrong
    pub role: Option<Wished>,
}

/// Reads the row; none where it has no whole name.
pub fn typed(reading: &mut Reading<'_>, groups: &[KnownGroup]) -> Option<Typed> {
    let names = reading.names();
    let typed = Typed {
        names: names.clone().unwrap_or_default(),
        code: reading.code(),
        sign_in_name: sign_in_name(reading),
        phone: reading.phone(Field::Phone),
        email: reading.email(Field::Email),
        role: wished(reading, groups),
    };
    names.map(|_| typed)
}

fn sign_in_name(reading: &mut Reading<'_>) -> Option<String> {
    let name = reading.text(Field::SignInName).trim().to_lowercase();
    if name.is_empty() {
        return None;
    }
    if !names::fits(&name) {
        reading.wrong(Field::SignInName, "import-fault-sign-in-name", &name);
        return None;
    }
    Some(name)
}

fn wished(reading: &mut Reading<'_>, groups: &[KnownGroup]) -> Option<Wished> {
    let text = reading.text(Field::Role).trim();
    let found = role(text);
    if found.is_none() {
        let key = if text.is_empty() {
            "import-fault-empty"
        } else {
            "import-fault-role"
        };
        reading.wrong(Field::Role, key, text);
    }
    let group = group_of(reading, groups).map(|group| group.id);
    let (from, to) = (reading.date(Field::From), reading.date(Field::To));
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        reading.wrong(Field::To, "import-fault-ends-before", "");
    }
    let role = found?;
    if role.needs_group() && group.is_none() {
        reading.wrong(Field::Group, "import-fault-role-group", "");
    }
    let (area, subject) = taught(reading, role, text);
    Some(Wished {
        role,
        group: group.filter(|_| role.may_have_group()),
        area,
        subject,
        from,
        to,
    })
}

/// The area and subject of a subject teacher; of nobody else.
fn taught(reading: &mut Reading<'_>, role: Role, called: &str) -> (Option<Area>, String) {
    if role != Role::SubjectTeacher {
        return (None, String::new());
    }
    let text = reading.text(Field::Area).trim();
    let subject = reading.short(Field::Subject, 60).unwrap_or_default();
    let told = subject_of(&subject).or_else(|| subject_of(called));
    let found = if text.is_empty() {
        told.map(|(area, _)| area)
    } else {
        area(text)
    };
    if found.is_none() {
        reading.wrong(Field::Area, "import-fault-area", text);
    }
    let subject = if subject.is_empty() {
        told.map_or("", |(_, subject)| subject).to_owned()
    } else {
        subject
    };
    (found, subject)
}
