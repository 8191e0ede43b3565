//! Which child a row is about: by the personal code, else by the document's number, else by name and birth date.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::PersonalCode;
use kernel::sorting::search_key;

use super::kept::Existing;
use super::typed::Typed;
use crate::field::Field;
use crate::reading::Reading;

/// Name and birth date, as two people write them.
type Person = (String, String, Date);

fn person((given, surname): (&str, &str), birth: Date) -> Person {
    (search_key(given), search_key(surname), birth)
}

/// The children by what they are found by.
pub struct Index<'e> {
    by_code: BTreeMap<PersonalCode, &'e Existing>,
    by_document: BTreeMap<String, Vec<&'e Existing>>,
    by_person: BTreeMap<Person, Vec<&'e Existing>>,
}

impl<'e> Index<'e> {
    /// Of all children of the institution.
    pub fn new(children: &'e [Existing]) -> Self {
        let mut index = Self {
            by_code: BTreeMap::new(),
            by_document: BTreeMap::new(),
            by_person: BTreeMap::new(),
        };
        for child in children {
            let facts = &child.facts;
            if let Some(code) = facts.code {
                index.by_code.insert(code, child);
            }
            if !facts.document.is_empty() {
                let key = search_key(&facts.document);
                index.by_document.entry(key).or_default().push(child);
            }
            let names = (facts.given_name.as_str(), facts.surname.as_str());
            let key = person(names, facts.birth);
            index.by_person.entry(key).or_default().push(child);
        }
        index
    }

    /// The child that the row is about; a fault where that cannot be told or would be somebody else.
    pub fn find(&self, reading: &mut Reading<'_>, typed: &Typed) -> Option<&'e Existing> {
        let names = (typed.names.0.as_str(), typed.names.1.as_str());
        if let Some(child) = typed.code.and_then(|code| self.by_code.get(&code)) {
            let facts = &child.facts;
            let named = search_key(&facts.given_name) == search_key(names.0)
                || search_key(&facts.surname) == search_key(names.1);
            let born = typed.birth == Some(facts.birth);
            if !named && !born {
                reading.wrong(Field::Code, "import-fault-code-of-another", "");
            }
            return Some(child);
        }
        let document = typed.document.as_deref().map(search_key);
        let found = document
            .and_then(|document| self.by_document.get(&document))
            .or_else(|| self.by_person.get(&person(names, typed.birth?)));
        match found.map(Vec::as_slice) {
            None | Some([]) => None,
            Some([child]) => {
                if typed.code.is_some() && child.facts.code.is_some() {
                    reading.wrong(Field::Code, "import-fault-other-code", "");
                }
                Some(child)
            }
            Some(_) => {
                reading.wrong(Field::Name, "import-fault-several", "");
                None
            }
        }
    }
}

/// The rows of one sheet by what they are told apart by: one child stands in it once.
#[derive(Default)]
pub struct Seen {
    by_code: BTreeMap<PersonalCode, usize>,
    by_document: BTreeMap<String, usize>,
    by_person: BTreeMap<Person, Vec<(usize, Option<PersonalCode>)>>,
    by_child: BTreeMap<i64, usize>,
}

impl Seen {
    /// Notes the row; the earlier line that is about the same child, if there is one.
    pub fn add(&mut self, line: usize, typed: &Typed, child: Option<&Existing>) -> Option<usize> {
        let mut earlier = None;
        if let Some(code) = typed.code {
            earlier = earlier.or(self.by_code.get(&code).copied());
            self.by_code.entry(code).or_insert(line);
        }
        if let Some(document) = typed.document.as_deref().map(search_key) {
            earlier = earlier.or(self.by_document.get(&document).copied());
            self.by_document.entry(document).or_insert(line);
        }
        if let Some(child) = child {
            earlier = earlier.or(self.by_child.get(&child.id.0).copied());
            self.by_child.entry(child.id.0).or_insert(line);
        }
        if let Some(birth) = typed.birth {
            let names = (typed.names.0.as_str(), typed.names.1.as_str());
            let same = self.by_person.entry(person(names, birth)).or_default();
            // two children of one name and day are two only if their codes say so
            let unclear = |code: &Option<PersonalCode>| code.is_none() || typed.code.is_none();
            let found = same.iter().find(|(_, code)| unclear(code));
            earlier = earlier.or(found.map(|(line, _)| *line));
            same.push((line, typed.code));
        }
        earlier
    }
}
