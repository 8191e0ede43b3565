//! A contact, as it is typed. Pure.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use kernel::{Email, Phone};
use web::Typed;

/// Who a person can be to a child (DOMAIN 6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// "Mamma"
    Mother,
    /// "Tētis"
    Father,
    /// "aizbildnis"
    Guardian,
    /// "audžuģimene"
    Foster,
    /// "Cita atbildīga persona"
    Other,
}

impl Kind {
    /// In the order of the forms.
    pub const ALL: [Self; 5] = [
        Self::Mother,
        Self::Father,
        Self::Guardian,
        Self::Foster,
        Self::Other,
    ];

    /// As it is kept.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mother => "mother",
            Self::Father => "father",
            Self::Guardian => "guardian",
            Self::Foster => "foster",
            Self::Other => "other",
        }
    }

    /// A lawful representative: sees the child from the beginning.
    pub const fn represents(self) -> bool {
        !matches!(self, Self::Other)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Kind {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or(())
    }
}

store::text_column!(Kind);

/// What a contact may do. A court's limit leaves none of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    /// Sees the child's data when signed in
    pub may_see: bool,
    /// Reports absences, answers, invites: not only reads
    pub may_act: bool,
    /// May collect the child
    pub may_collect: bool,
    /// Is told by the institution
    pub gets_notices: bool,
    /// Must not be contacted
    pub no_contact: bool,
    /// Is told instead of the parents
    pub instead_of_parents: bool,
}

impl Rights {
    /// What a person of that kind has from the beginning: a lawful representative everything, another none but
    /// what is ticked.
    pub const fn usual(kind: Kind) -> Self {
        let full = kind.represents();
        Self {
            may_see: full,
            may_act: full,
            may_collect: full,
            gets_notices: full,
            no_contact: false,
            instead_of_parents: false,
        }
    }

    /// Nothing at all: a court's limit.
    pub const NONE: Self = Self {
        may_see: false,
        may_act: false,
        may_collect: false,
        gets_notices: false,
        no_contact: true,
        instead_of_parents: false,
    };

    /// In words for the file's list: the keys of what holds.
    pub fn words(self) -> Vec<&'static str> {
        let mut words = Vec::new();
        if self.no_contact {
            words.push("contact-no-contact-short");
        }
        if self.instead_of_parents {
            words.push("contact-instead-short");
        }
        if self.may_see {
            words.push(if self.may_act {
                "contact-sees"
            } else {
                "contact-reads"
            });
        }
        if self.may_collect {
            words.push("contact-collects");
        }
        if self.gets_notices {
            words.push("contact-told");
        }
        words
    }
}

/// A contact to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewContact {
    /// Who to the child
    pub kind: Kind,
    /// "Laura"; empty for one line of text
    pub given_name: String,
    /// "Abele"
    pub surname: String,
    /// Where to call
    pub phone: Option<Phone>,
    /// Where to write
    pub email: Option<String>,
    /// "vecmamma"
    pub note: String,
    /// What they may do
    pub rights: Rights,
    /// Until when, for an invited person
    pub until_on: Option<Date>,
}

impl NewContact {
    /// Somebody with the usual rights of the kind.
    pub fn usual(kind: Kind, line: &Line) -> Self {
        Self {
            kind,
            given_name: line.given_name.clone(),
            surname: line.surname.clone(),
            phone: line.phone,
            email: None,
            note: line.note.clone(),
            rights: Rights::usual(kind),
            until_on: None,
        }
    }
}

/// A name and a phone: what the file's own form holds of a contact.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// "Laura"
    pub given_name: String,
    /// "Abele"
    pub surname: String,
    /// Where to call
    pub phone: Option<Phone>,
    /// "vecmamma"
    pub note: String,
}

impl Line {
    /// Nobody.
    pub fn is_empty(&self) -> bool {
        self.given_name.is_empty() && self.surname.is_empty() && self.phone.is_none()
    }
}

fn short(typed: &mut Typed, field: &'static str, most: usize) -> String {
    let text = typed.text(field).trim().to_owned();
    if text.chars().count() > most {
        typed.wrong(field, "fault-long");
    }
    text
}

/// A phone of a form, none where the field is empty.
pub fn phone(typed: &mut Typed, field: &'static str) -> Option<Phone> {
    let text = typed.text(field).trim().to_owned();
    if text.is_empty() {
        return None;
    }
    let phone = text.parse().ok();
    if phone.is_none() {
        typed.wrong(field, "fault-phone");
    }
    phone
}

/// An e-mail address as it is kept, none where the field is empty; only its shape can be checked here.
pub fn email(typed: &mut Typed, field: &'static str) -> Option<String> {
    let text = typed.text(field).trim().to_owned();
    if text.is_empty() {
        return None;
    }
    let email = text.parse::<Email>().ok();
    if email.is_none() {
        typed.wrong(field, "fault-email");
    }
    email.map(|email| email.to_string())
}

/// Reads a name and a phone; none where nothing was typed.
pub fn line(typed: &mut Typed, fields: [&'static str; 3]) -> Option<Line> {
    let [given, surname, phone_field] = fields;
    let line = Line {
        given_name: short(typed, given, 100),
        surname: short(typed, surname, 100),
        phone: phone(typed, phone_field),
        note: String::new(),
    };
    if line.is_empty() && typed.text(phone_field).trim().is_empty() {
        return None;
    }
    if line.given_name.is_empty() || line.surname.is_empty() {
        let field = if line.given_name.is_empty() {
            given
        } else {
            surname
        };
        typed.wrong(field, "child-parent-name");
    }
    Some(line)
}

/// Reads the whole contact from its own page.
pub fn contact(typed: &mut Typed) -> Option<NewContact> {
    let kind = typed.choice::<Kind>("contact-kind");
    if kind.is_none() {
        typed.wrong("contact-kind", "fault-choice");
    }
    let given_name = short(typed, "given-name", 100);
    let surname = short(typed, "surname", 200);
    if given_name.is_empty() && surname.is_empty() {
        typed.wrong("surname", "fault-empty");
    }
    let (phone, email) = (phone(typed, "phone"), email(typed, "email"));
    let note = short(typed, "note", 500);
    let ticked = |name: &str| typed.has(name);
    let rights = Rights {
        may_see: ticked("may-see"),
        may_act: ticked("may-see") && ticked("may-act"),
        may_collect: ticked("may-collect"),
        gets_notices: ticked("gets-notices"),
        no_contact: ticked("no-contact"),
        instead_of_parents: ticked("instead"),
    };
    if rights.no_contact
        && (rights.may_see
            || rights.may_collect
            || rights.gets_notices
            || rights.instead_of_parents)
    {
        typed.wrong("no-contact", "contact-limit-leaves-none");
    }
    let until_on = typed.date("until");
    let kind = kind?;
    typed.is_good().then_some(NewContact {
        kind,
        given_name,
        surname,
        phone,
        email,
        note,
        rights,
        until_on,
    })
}

/// Proposes how to split the one line of "Cita atbildīga persona" (3.12.4): "Rasma Zariņa, vecmamma, +371 20 000 023".
/// None where no name with two words can be told.
pub fn free_text(text: &str) -> Option<Line> {
    let (rest, phone) = without_phone(text);
    let mut parts = rest
        .split([',', ';'])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let name = parts.next()?;
    let note: Vec<&str> = parts.collect();
    let mut words = name.split_whitespace();
    let (first, last) = (words.next()?, words.next_back()?);
    let middle: Vec<&str> = words.collect();
    let given_name = std::iter::once(first)
        .chain(middle)
        .collect::<Vec<_>>()
        .join(" ");
    let is_name =
        |word: &str| word.chars().next().is_some_and(char::is_uppercase) && !has_digit(word);
    (is_name(first) && is_name(last)).then(|| Line {
        given_name,
        surname: last.to_owned(),
        phone,
        note: note.join(", "),
    })
}

fn has_digit(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
}

/// The text without its phone number, and the number: the longest run of digits, blanks and dashes that is one.
fn without_phone(text: &str) -> (String, Option<Phone>) {
    let part_of = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')');
    let mut rest = String::new();
    let mut run = String::new();
    let mut found = None;
    for c in text.chars().chain(std::iter::once(',')) {
        if part_of(c) {
            run.push(c);
            continue;
        }
        match run.trim().parse::<Phone>() {
            Ok(phone) if found.is_none() && has_digit(&run) => found = Some(phone),
            _ => rest.push_str(&run),
        }
        run.clear();
        rest.push(c);
    }
    (rest, found)
}
