//! One row's cells as values; what is wrong or odd is noted with its column.

use std::str::FromStr;

use jiff::civil::Date;
use kernel::{Email, PersonalCode, Phone};
use sheets::Row;
use sheets::columns::{Columns, bare};

use crate::field::Field;
use crate::plan::Said;

/// A row that is being read.
pub struct Reading<'r> {
    /// The row
    pub row: &'r Row,
    columns: &'r Columns<Field>,
    /// What is wrong
    pub faults: Vec<Said>,
    /// What is odd
    pub notes: Vec<Said>,
}

/// A given name and a surname.
pub type Names = (String, String);

impl<'r> Reading<'r> {
    /// Begins.
    pub const fn new(row: &'r Row, columns: &'r Columns<Field>) -> Self {
        Self {
            row,
            columns,
            faults: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The cell's text.
    pub fn text(&self, field: Field) -> &'r str {
        self.columns.text(self.row, field)
    }

    /// Notes a fault.
    pub fn wrong(&mut self, field: Field, key: &'static str, what: impl ToString) {
        let what = what.to_string();
        self.faults.push(Said { field, key, what });
    }

    /// Notes something odd.
    pub fn note(&mut self, field: Field, key: &'static str, what: impl ToString) {
        let what = what.to_string();
        self.notes.push(Said { field, key, what });
    }

    /// A text with single blanks and no more letters than so many; none where the cell is empty.
    pub fn short(&mut self, field: Field, most: usize) -> Option<String> {
        let text = one_line(self.text(field));
        if text.chars().count() > most {
            self.wrong(field, "import-fault-long", most);
            return None;
        }
        (!text.is_empty()).then_some(text)
    }

    /// A value that its type reads; none where the cell is empty or wrong.
    pub fn parse<T: FromStr>(&mut self, field: Field, key: &'static str) -> Option<T> {
        let text = self.text(field).trim();
        if text.is_empty() {
            return None;
        }
        let value = text.parse().ok();
        if value.is_none() {
            self.wrong(field, key, text);
        }
        value
    }

    /// A date as people or programs write it.
    pub fn date(&mut self, field: Field) -> Option<Date> {
        let text = self.text(field).trim();
        if text.is_empty() {
            return None;
        }
        let day = day(text);
        if day.is_none() {
            self.wrong(field, "import-fault-date", text);
        }
        day
    }

    /// A personal code. Ten digits are one whose first zero was lost, as sheets lose it from numbers.
    pub fn code(&mut self) -> Option<PersonalCode> {
        let text = self.text(Field::Code).trim();
        if text.is_empty() {
            return None;
        }
        let ten = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit());
        let whole = if ten {
            format!("0{text}")
        } else {
            text.to_owned()
        };
        let Ok(code) = whole.parse::<PersonalCode>() else {
            self.wrong(Field::Code, "import-fault-code", text);
            return None;
        };
        if ten {
            self.note(Field::Code, "import-note-zero", "");
        }
        if !code.warnings().is_empty() {
            self.note(Field::Code, "import-note-code", "");
        }
        Some(code)
    }

    /// A telephone number.
    pub fn phone(&mut self, field: Field) -> Option<Phone> {
        self.parse(field, "import-fault-phone")
    }

    /// An e-mail address as it is kept; only its shape can be checked here.
    pub fn email(&mut self, field: Field) -> Option<String> {
        let email = self.parse::<Email>(field, "import-fault-email");
        email.map(|email| email.to_string())
    }

    /// Yes or no.
    pub fn truth(&mut self, field: Field) -> Option<bool> {
        let text = self.text(field).trim();
        match bare(text).as_str() {
            "ja" | "j" | "yes" | "y" | "1" | "x" | "true" | "patiess" => Some(true),
            "ne" | "n" | "no" | "0" | "false" | "aplams" => Some(false),
            _ if text == "+" => Some(true),
            _ if text.is_empty() || text == "-" => None,
            _ => {
                self.wrong(field, "import-fault-truth", text);
                None
            }
        }
    }

    /// A person's name, from its two columns or from one; none, with a fault, where a half is missing.
    pub fn names(&mut self) -> Option<Names> {
        let (given, surname) = self.halves(
            [Field::GivenName, Field::Surname],
            Some(Field::Name),
            Some(Field::NameReversed),
        );
        for (half, field) in [(&given, Field::GivenName), (&surname, Field::Surname)] {
            if half.is_empty() {
                self.wrong(field, "import-fault-empty", "");
            }
        }
        (!given.is_empty() && !surname.is_empty()).then_some((given, surname))
    }

    /// The halves of a name as far as the columns hold them.
    pub fn halves(
        &mut self,
        [given, surname]: [Field; 2],
        whole: Option<Field>,
        reversed: Option<Field>,
    ) -> Names {
        let mut halves = [given, surname].map(|field| self.short(field, 100).unwrap_or_default());
        let whole = [(whole, false), (reversed, true)];
        for (field, is_reversed) in whole {
            let Some(text) = field.and_then(|field| self.short(field, 201)) else {
                continue;
            };
            let (given, surname) = split(&text, is_reversed);
            let [first, last] = &mut halves;
            for (half, part) in [(first, given), (last, surname)] {
                if half.is_empty() {
                    *half = part;
                }
            }
        }
        halves.into()
    }
}

/// "Anna Marija Ozola" into its halves: the last word is the surname, or the first one where they stand reversed.
/// A comma always stands behind the surname.
pub fn split(name: &str, reversed: bool) -> Names {
    if let Some((surname, given)) = name.split_once(',') {
        return (given.trim().to_owned(), surname.trim().to_owned());
    }
    let halves = if reversed {
        name.split_once(' ')
            .map(|(surname, given)| (given, surname))
    } else {
        name.rsplit_once(' ')
    };
    halves.map_or_else(
        || (name.to_owned(), String::new()),
        |(given, surname)| (given.to_owned(), surname.to_owned()),
    )
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "05.10.2026.", "5.10.2026", "05/10/2026" or "2026-10-05", with or without a time behind it.
pub fn day(text: &str) -> Option<Date> {
    let date = text.split([' ', 'T']).next()?;
    let parts: Vec<&str> = date.trim_end_matches('.').split(['.', '/', '-']).collect();
    let [first, month, last] = *parts else {
        return None;
    };
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    if year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let year: i16 = year.parse().ok()?;
    let fits = (1900..=2100).contains(&year);
    fits.then(|| Date::new(year, month.parse().ok()?, day.parse().ok()?).ok())?
}

/// The new name; the kept one where the new is the same in capitals alone, as many lists write them.
pub fn recased(new: &str, kept: Option<&str>) -> String {
    let shouted = new.chars().all(|c| !c.is_lowercase());
    let same = kept.filter(|kept| shouted && kept.to_uppercase() == new.to_uppercase());
    same.unwrap_or(new).to_owned()
}

/// As people here write it.
pub fn date(day: Date) -> String {
    format!("{:02}.{:02}.{:04}.", day.day(), day.month(), day.year())
}
