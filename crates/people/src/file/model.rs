//! What the file's form holds, what of it is valid and what is still missing. Pure.

use jiff::civil::Date;
use kernel::{PersonalCode, Phone};
use web::{Kept, Say, Typed};

use super::address::Address;
use crate::contacts::{Line, line};

/// "Dzimums" (3.12.3): never read from the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// "meitene"
    Girl,
    /// "zēns"
    Boy,
}

impl Gender {
    /// As it is kept.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Girl => "girl",
            Self::Boy => "boy",
        }
    }
}

impl std::str::FromStr for Gender {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "girl" => Ok(Self::Girl),
            "boy" => Ok(Self::Boy),
            _ => Err(()),
        }
    }
}

store::text_column!(Gender);

/// Everything that "Saglabāt" saves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values {
    /// "Vārds"
    pub given_name: String,
    /// "Uzvārds"
    pub surname: String,
    /// "Personas kods"
    pub code: Option<PersonalCode>,
    /// Of a child without a Latvian code: a document's number and its country
    pub document: (String, String),
    /// "Dzimšanas datums"
    pub birth: Date,
    /// "Dzimums"
    pub gender: Option<Gender>,
    /// "Piezīmes": the child's nationality (3.12.1)
    pub nationality: String,
    /// Spoken at home
    pub language: String,
    /// "Aizliegums bērna fotografēšanai"
    pub photo_ban: bool,
    /// "Tētis"
    pub father: Line,
    /// "Mamma"
    pub mother: Line,
    /// "Cita atbildīga persona": everything in one line (3.12.4)
    pub other: String,
    /// "Deklarētā dzīvesvieta"
    pub declared: Address,
    /// "Faktiskā dzīvesvieta"
    pub actual: Address,
}

impl Values {
    /// Each field as its form shows it: for what was there before and for what changed.
    pub fn shown(&self, say: &Say) -> Vec<Kept> {
        let phone = |phone: Option<Phone>| phone.map(|p| p.to_string()).unwrap_or_default();
        let code = self.code.map(|code| code.to_string()).unwrap_or_default();
        let gender = self.gender.map_or("", Gender::as_str).to_owned();
        let ban = if self.photo_ban { "1" } else { "" }.to_owned();
        let (father, mother) = (&self.father, &self.mother);
        let (declared, actual) = (&self.declared, &self.actual);
        [
            ("given-name", self.given_name.clone()),
            ("surname", self.surname.clone()),
            ("code", code),
            ("document", self.document.0.clone()),
            ("country", self.document.1.clone()),
            ("birth", say.date(self.birth)),
            ("gender", gender),
            ("nationality", self.nationality.clone()),
            ("language", self.language.clone()),
            ("photo-ban", ban),
            ("father-given", father.given_name.clone()),
            ("father-surname", father.surname.clone()),
            ("father-phone", phone(father.phone)),
            ("mother-given", mother.given_name.clone()),
            ("mother-surname", mother.surname.clone()),
            ("mother-phone", phone(mother.phone)),
            ("other", self.other.clone()),
            ("declared-line", declared.line.clone()),
            ("declared-place", declared.place.clone()),
            ("declared-postcode", declared.postcode.clone()),
            ("actual-line", actual.line.clone()),
            ("actual-place", actual.place.clone()),
            ("actual-postcode", actual.postcode.clone()),
        ]
        .into_iter()
        .map(|(field, value)| Kept {
            field,
            label: crate::labels::label(field),
            value,
        })
        .collect()
    }
}

/// A text of the form; the old one where it is too long or was not sent.
fn text(typed: &mut Typed, field: &'static str, most: usize, old: &str) -> String {
    if !typed.has(field) {
        return old.to_owned();
    }
    let new = typed.text(field).trim().to_owned();
    if new.chars().count() > most {
        typed.wrong(field, "fault-long");
        return old.to_owned();
    }
    new
}

fn needed(typed: &mut Typed, field: &'static str, old: &str) -> String {
    let new = typed.need(field, 100);
    if typed.fault(field).is_some() {
        old.to_owned()
    } else {
        new
    }
}

fn code(typed: &mut Typed, old: Option<PersonalCode>) -> Option<PersonalCode> {
    match typed.text("code").trim() {
        "" => None,
        text => text.parse().map_or_else(
            |_| {
                typed.wrong("code", "child-code-shape");
                old
            },
            Some,
        ),
    }
}

fn birth(typed: &mut Typed, old: Date, today: Date) -> Date {
    match typed.date("birth") {
        Some(birth) if birth <= today => birth,
        Some(_) => {
            typed.wrong("birth", "child-born-later");
            old
        }
        None => {
            typed.wrong("birth", "fault-date");
            old
        }
    }
}

/// A parent's line; the old one where something in it is wrong or where it was emptied: a contact is taken off on
/// its own page, where it is said what that takes away.
fn parent(typed: &mut Typed, fields: [&'static str; 3], old: &Line) -> Line {
    if !fields.iter().any(|field| typed.has(field)) {
        return old.clone();
    }
    let new = line(typed, fields);
    let wrong = fields.iter().any(|field| typed.fault(field).is_some());
    match new {
        Some(new) if !wrong => Line {
            note: old.note.clone(),
            ..new
        },
        None if !wrong && !old.is_empty() => {
            let [given, ..] = fields;
            typed.wrong(given, "contact-emptied");
            old.clone()
        }
        _ => old.clone(),
    }
}

fn address(typed: &mut Typed, fields: [&'static str; 3], old: &Address) -> Address {
    let [line, place, postcode] = fields;
    Address {
        line: text(typed, line, 200, &old.line),
        place: text(typed, place, 100, &old.place),
        postcode: text(typed, postcode, 20, &old.postcode),
    }
}

/// Reads the form: what is wrong is noted beside its field and stays as it was, everything else is taken.
pub fn read(typed: &mut Typed, old: &Values, today: Date) -> Values {
    Values {
        given_name: needed(typed, "given-name", &old.given_name),
        surname: needed(typed, "surname", &old.surname),
        code: code(typed, old.code),
        document: (
            text(typed, "document", 60, &old.document.0),
            text(typed, "country", 60, &old.document.1),
        ),
        birth: birth(typed, old.birth, today),
        gender: typed.choice("gender").or(old.gender),
        nationality: text(typed, "nationality", 60, &old.nationality),
        language: text(typed, "language", 60, &old.language),
        // an unticked box is not sent: what was shown beside it tells that the form has it
        photo_ban: if typed.has("was-photo-ban") {
            typed.has("photo-ban")
        } else {
            old.photo_ban || typed.has("photo-ban")
        },
        father: parent(
            typed,
            ["father-given", "father-surname", "father-phone"],
            &old.father,
        ),
        mother: parent(
            typed,
            ["mother-given", "mother-surname", "mother-phone"],
            &old.mother,
        ),
        other: text(typed, "other", 200, &old.other),
        declared: address(
            typed,
            ["declared-line", "declared-place", "declared-postcode"],
            &old.declared,
        ),
        actual: address(
            typed,
            ["actual-line", "actual-place", "actual-postcode"],
            &old.actual,
        ),
    }
}

/// What a whole file holds, and which of it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// How many parts are there
    pub done: usize,
    /// Of how many
    pub of: usize,
    /// The field and the key of what is missing
    pub missing: Vec<(&'static str, &'static str)>,
}

/// What is beside the form: whether anyone represents the child, can be called, and what was said of photographs.
#[derive(Debug, Clone, Copy)]
pub struct Beside {
    /// A parent, a guardian or a foster family is among the contacts
    pub represented: bool,
    /// One of them has a phone
    pub reachable: bool,
    /// A permission by purpose was noted
    pub photos_decided: bool,
}

/// What a file is still missing (3.12.6).
pub fn progress(values: &Values, beside: Beside) -> Progress {
    let identified = values.code.is_some() || !values.document.0.is_empty();
    let parts = [
        (
            "given-name",
            "person-given-name",
            !values.given_name.is_empty(),
        ),
        ("surname", "person-surname", !values.surname.is_empty()),
        ("code", "missing-code", identified),
        ("birth", "child-birth", true),
        ("gender-girl", "child-gender", values.gender.is_some()),
        ("language", "child-language", !values.language.is_empty()),
        ("mother-given", "missing-parent", beside.represented),
        ("mother-phone", "missing-phone", beside.reachable),
        (
            "declared-line",
            "child-declared",
            !values.declared.is_empty(),
        ),
        ("actual-line", "child-actual", !values.actual.is_empty()),
        (
            "photo-ban",
            "missing-photos",
            values.photo_ban || beside.photos_decided,
        ),
    ];
    let missing: Vec<_> = parts
        .iter()
        .filter(|(.., there)| !there)
        .map(|(field, key, _)| (*field, *key))
        .collect();
    Progress {
        done: parts.len() - missing.len(),
        of: parts.len(),
        missing,
    }
}
