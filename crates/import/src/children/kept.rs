//! A child as it is kept, as far as a sheet can change it.

use jiff::civil::Date;
use kernel::{AccountId, ChildId, ContactId, GroupId, PersonalCode, Phone};
use people::contacts::Kind;

/// The child's own fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// "Marta"
    pub given_name: String,
    /// "Abele"
    pub surname: String,
    /// May be missing: foreign children have none
    pub code: Option<PersonalCode>,
    /// Of a child without a code
    pub document: String,
    /// Its country
    pub country: String,
    /// Never read from the code (DOMAIN 6.1)
    pub birth: Date,
    /// "girl" or "boy"
    pub gender: Option<String>,
    /// "tautība"
    pub nationality: String,
    /// Spoken at home
    pub language: String,
    /// "Aizliegums bērna fotografēšanai"
    pub photo_ban: bool,
}

/// A stay in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// Which
    pub group: GroupId,
    /// The first day
    pub from: Date,
    /// The last day
    pub to: Option<Date>,
}

/// Where a child is declared or lives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// Street, house, flat; or the name of a farm
    pub line: String,
    /// Town, or village with parish and district
    pub place: String,
    /// "LV-3401"
    pub postcode: String,
}

/// A contact, as far as a sheet can change it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The key
    pub id: ContactId,
    /// Who to the child
    pub kind: Kind,
    /// "Laura"
    pub given_name: String,
    /// "Abele"
    pub surname: String,
    /// Where to call
    pub phone: Option<Phone>,
    /// Where to write
    pub email: Option<String>,
    /// With which account they sign in
    pub account: Option<AccountId>,
}

/// A child with everything around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Existing {
    /// The key
    pub id: ChildId,
    /// The own fields
    pub facts: Facts,
    /// The last stay: the one that runs, or is to come, or was
    pub stay: Option<Stay>,
    /// "Deklarētā dzīvesvieta"
    pub declared: Option<Address>,
    /// "Faktiskā dzīvesvieta"
    pub actual: Option<Address>,
    /// In the order in which they are called
    pub contacts: Vec<Held>,
}

impl Address {
    /// "Brīvības iela 12 - 4, Liepāja, LV-3401": the part with a number is the street and house, whatever begins
    /// with "LV" and has digits is the postcode, the rest is the place.
    pub fn read(text: &str) -> Self {
        let mut parts: Vec<&str> = text
            .split([',', '\n'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let has_digit = |part: &str| part.chars().any(|c| c.is_ascii_digit());
        let is_postcode = |part: &&str| {
            let digits = part.chars().filter(char::is_ascii_digit).count();
            part.to_ascii_uppercase().starts_with("LV") && digits == 4 && part.len() <= 8
        };
        let postcode = parts
            .iter()
            .position(is_postcode)
            .map(|at| parts.remove(at));
        let street = parts.iter().position(|part| has_digit(part)).unwrap_or(0);
        let line = (street < parts.len()).then(|| parts.remove(street));
        Self {
            line: line.unwrap_or_default().to_owned(),
            place: parts.join(", "),
            postcode: postcode.unwrap_or_default().to_ascii_uppercase(),
        }
    }

    /// In one line.
    pub fn shown(&self) -> String {
        let parts = [&self.line, &self.place, &self.postcode];
        parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Whether it fits into its columns.
    pub fn fits(&self) -> bool {
        let within = |text: &str, most| text.chars().count() <= most;
        within(&self.line, 200) && within(&self.place, 100) && within(&self.postcode, 20)
    }
}
