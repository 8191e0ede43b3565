//! A child's row as values. What a cell does not say stays as it is: an empty cell takes nothing away.

use jiff::civil::Date;
use kernel::{PersonalCode, Phone};
use people::contacts::Kind;
use sheets::columns::bare;

use super::kept::{Address, Stay};
use crate::field::Field;
use crate::known_groups::{KnownGroup, group_of};
use crate::reading::Reading;

/// A parent as the row tells of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parent {
    /// Who to the child
    pub kind: Kind,
    /// "Laura", or empty
    pub given_name: String,
    /// "Abele", or empty
    pub surname: String,
    /// Where to call
    pub phone: Option<Phone>,
    /// Where to write
    pub email: Option<String>,
}

/// The columns of a kind of parent.
#[derive(Debug, Clone, Copy)]
pub struct ParentFields {
    /// Who to the child
    pub kind: Kind,
    /// The whole name
    pub name: Field,
    /// The first half
    pub given: Field,
    /// The second half
    pub surname: Field,
    /// Where to call
    pub phone: Field,
    /// Where to write
    pub email: Field,
}

/// The parents in the order in which they become contacts.
pub const PARENTS: [ParentFields; 3] = [
    ParentFields {
        kind: Kind::Mother,
        name: Field::MotherName,
        given: Field::MotherGiven,
        surname: Field::MotherSurname,
        phone: Field::MotherPhone,
        email: Field::MotherEmail,
    },
    ParentFields {
        kind: Kind::Father,
        name: Field::FatherName,
        given: Field::FatherGiven,
        surname: Field::FatherSurname,
        phone: Field::FatherPhone,
        email: Field::FatherEmail,
    },
    ParentFields {
        kind: Kind::Guardian,
        name: Field::GuardianName,
        given: Field::GuardianGiven,
        surname: Field::GuardianSurname,
        phone: Field::GuardianPhone,
        email: Field::GuardianEmail,
    },
];

/// Everything that a row says.
#[derive(Debug, Clone)]
pub struct Typed {
    /// "Marta", "Abele"; both are there
    pub names: (String, String),
    /// "Personas kods"
    pub code: Option<PersonalCode>,
    /// A document's number
    pub document: Option<String>,
    /// Its country
    pub country: Option<String>,
    /// "Dzimšanas datums"
    pub birth: Option<Date>,
    /// "girl" or "boy"
    pub gender: Option<&'static str>,
    /// "tautība"
    pub nationality: Option<String>,
    /// Spoken at home
    pub language: Option<String>,
    /// "Aizliegums bērna fotografēšanai"
    pub photo_ban: Option<bool>,
    /// The group
    pub group: Option<KnownGroup>,
    /// The first day in it
    pub from: Option<Date>,
    /// The last day
    pub to: Option<Date>,
    /// "Deklarētā dzīvesvieta"
    pub declared: Option<Address>,
    /// "Faktiskā dzīvesvieta"
    pub actual: Option<Address>,
    /// Mother, father, guardian, as far as the row tells of them
    pub parents: Vec<Parent>,
}

/// Reads the row; none where it has no whole name.
pub fn typed(reading: &mut Reading<'_>, groups: &[KnownGroup], today: Date) -> Option<Typed> {
    let names = reading.names();
    let code = reading.code();
    let birth = reading.date(Field::Birth);
    if birth.is_some_and(|birth| birth > today) {
        reading.wrong(Field::Birth, "import-fault-born-later", "");
    }
    let (from, to) = (reading.date(Field::From), reading.date(Field::To));
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        reading.wrong(Field::To, "import-fault-ends-before", "");
    }
    let typed = Typed {
        names: names.clone().unwrap_or_default(),
        code,
        document: reading.short(Field::Document, 60),
        country: reading.short(Field::Country, 60),
        birth,
        gender: gender(reading),
        nationality: reading.short(Field::Nationality, 60),
        language: reading.short(Field::Language, 60),
        photo_ban: reading.truth(Field::PhotoBan),
        group: group_of(reading, groups).cloned(),
        from,
        to,
        declared: address(reading, Field::Declared),
        actual: address(reading, Field::Actual),
        parents: PARENTS
            .iter()
            .filter_map(|fields| parent(reading, fields))
            .collect(),
    };
    same_phone(reading, &typed.parents);
    names.map(|_| typed)
}

fn gender(reading: &mut Reading<'_>) -> Option<&'static str> {
    let text = reading.text(Field::Gender).trim();
    match bare(text).as_str() {
        "" => None,
        "meitene" | "sieviete" | "sieviesu" | "siev" | "s" | "girl" | "female" | "f" => {
            Some("girl")
        }
        "zens" | "puika" | "virietis" | "viriesu" | "vir" | "v" | "z" | "boy" | "male" => {
            Some("boy")
        }
        // "M" is a girl to some and male to others
        _ => {
            reading.wrong(Field::Gender, "import-fault-gender", text);
            None
        }
    }
}

fn address(reading: &mut Reading<'_>, field: Field) -> Option<Address> {
    let text = reading.text(field).trim();
    let address = Address::read(text);
    if !address.fits() {
        reading.wrong(field, "import-fault-long", 200);
        return None;
    }
    (!text.is_empty()).then_some(address)
}

fn parent(reading: &mut Reading<'_>, fields: &ParentFields) -> Option<Parent> {
    let (given_name, surname) =
        reading.halves([fields.given, fields.surname], Some(fields.name), None);
    let parent = Parent {
        kind: fields.kind,
        given_name,
        surname,
        phone: reading.phone(fields.phone),
        email: reading.email(fields.email),
    };
    let says_nothing = parent.given_name.is_empty()
        && parent.surname.is_empty()
        && parent.phone.is_none()
        && parent.email.is_none();
    (!says_nothing).then_some(parent)
}

/// The same phone for two parents is allowed, and said.
fn same_phone(reading: &mut Reading<'_>, parents: &[Parent]) {
    let mut seen: Vec<Phone> = Vec::new();
    for parent in parents {
        let Some(phone) = parent.phone else { continue };
        let fields = PARENTS.iter().find(|fields| fields.kind == parent.kind);
        if let Some(fields) = fields.filter(|_| seen.contains(&phone)) {
            reading.note(fields.phone, "import-note-same-phone", phone);
        }
        seen.push(phone);
    }
}

impl Typed {
    /// The stay that the row asks for, of a child that has none yet.
    pub fn stay(&self, today: Date) -> Option<Stay> {
        let group = self.group.as_ref()?;
        Some(Stay {
            group: group.id,
            from: self.from.unwrap_or(today),
            to: self.to,
        })
    }
}
