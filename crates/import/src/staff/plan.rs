//! What a sheet of staff will do. People of earlier rows are known to later ones: two rows of one person are two roles.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kernel::Role;
use kernel::sorting::search_key;

use super::names;
use super::person::{Kept, Person, amended, compare, person};
use super::queries::{HeldRole, Member, Taken};
use super::typed::{Typed, Wished, typed};
use super::write::{Facts, Given, Who, Write};
use crate::field::Field;
use crate::known_groups::KnownGroup;
use crate::plan::{Change, Judged, Plan, State, Writes};
use crate::reading::{Reading, date};
use crate::sheet::Sheet;

/// Judges every row beside the staff and the groups that are kept.
pub fn plan(
    sheet: &Sheet,
    (members, roles): &(Vec<Member>, Vec<HeldRole>),
    taken: &Taken,
    groups: &[KnownGroup],
    today: Date,
) -> Plan {
    let mut planning = Planning {
        people: members.iter().map(|member| person(member, roles)).collect(),
        taken,
        given: BTreeSet::new(),
        new: 0,
        groups,
        today,
    };
    let mut rows = Vec::new();
    let mut writes = Vec::new();
    for row in sheet.data() {
        let mut reading = Reading::new(row, sheet.columns());
        let typed = typed(&mut reading, groups);
        let mut changes = Vec::new();
        let outcome = typed
            .as_ref()
            .and_then(|typed| planning.row(&mut reading, typed, &mut changes));
        let state = match &outcome {
            _ if !reading.faults.is_empty() => State::Wrong,
            None => State::Wrong,
            Some(write) if write.is_new => State::Added,
            Some(_) if changes.is_empty() => State::Same,
            Some(_) => State::Changed,
        };
        if matches!(state, State::Added | State::Changed) {
            writes.extend(outcome);
        }
        rows.push(Judged {
            line: row.line,
            name: typed.map_or_else(
                || reading.text(Field::Name).to_owned(),
                |typed| format!("{} {}", typed.names.1, typed.names.0),
            ),
            state,
            changes,
            faults: reading.faults,
            notes: reading.notes,
        });
    }
    Plan {
        rows,
        writes: Writes::Staff(writes),
    }
}

/// Where the person of a row stands.
enum Found {
    At(usize),
    Nobody,
}

struct Planning<'a> {
    people: Vec<Person>,
    taken: &'a Taken,
    /// Sign-in names of earlier rows
    given: BTreeSet<String>,
    new: usize,
    groups: &'a [KnownGroup],
    today: Date,
}

impl Planning<'_> {
    fn row(
        &mut self,
        reading: &mut Reading<'_>,
        typed: &Typed,
        changes: &mut Vec<Change>,
    ) -> Option<Write> {
        let (index, is_new) = match self.find(reading, typed)? {
            Found::At(index) => (index, false),
            Found::Nobody => (self.enter(reading, typed, changes)?, true),
        };
        let mut person = self.people.get(index)?.clone();
        let facts = if is_new {
            Some(person.facts.clone())
        } else {
            amended(reading, &mut person, typed, changes)
        };
        let role = typed.role.as_ref()?;
        let given = self.role(reading, &mut person, role, changes);
        let first_day = role.from.unwrap_or(self.today);
        let write = Write {
            line: reading.row.line,
            who: person.who,
            is_new,
            facts,
            employed_from: (!person.employed).then_some(first_day),
            given,
            changes: changes.clone(),
        };
        person.employed = true;
        *self.people.get_mut(index)? = person;
        Some(write)
    }

    /// The person that the row is about; none, with a fault, where that cannot be told.
    fn find(&self, reading: &mut Reading<'_>, typed: &Typed) -> Option<Found> {
        let place = |test: &dyn Fn(&Person) -> bool| self.people.iter().position(test);
        if let Some(name) = &typed.sign_in_name {
            let by_name = place(&|one| one.facts.sign_in_name.as_ref() == Some(name));
            if let Some(place) = by_name {
                return Some(Found::At(place));
            }
            if self.taken.contains_key(name) {
                reading.wrong(Field::SignInName, "import-fault-name-taken", name);
                return None;
            }
        }
        if let Some(code) = typed.code {
            let by_code = place(&|one| one.facts.code == Some(code));
            if let Some(place) = by_code {
                return Some(Found::At(place));
            }
        }
        let key = |given: &str, surname: &str| (search_key(given), search_key(surname));
        let wanted = key(&typed.names.0, &typed.names.1);
        let other_code = |one: &Person| {
            typed.code.is_some() && one.facts.code.is_some() && one.facts.code != typed.code
        };
        let mut named = self.people.iter().enumerate().filter(|(_, one)| {
            key(&one.facts.given_name, &one.facts.surname) == wanted && !other_code(one)
        });
        let first = named.next().map(|(index, _)| index);
        if named.next().is_some() {
            reading.wrong(Field::Name, "import-fault-several", "");
            return None;
        }
        Some(first.map_or(Found::Nobody, Found::At))
    }

    /// A new person with a sign-in name that nobody has.
    fn enter(
        &mut self,
        reading: &mut Reading<'_>,
        typed: &Typed,
        changes: &mut Vec<Change>,
    ) -> Option<usize> {
        let names = (typed.names.0.as_str(), typed.names.1.as_str());
        let wishes = match &typed.sign_in_name {
            Some(name) => vec![name.clone()],
            None => names::proposed(names),
        };
        let is_free =
            |name: &&String| !self.taken.contains_key(*name) && !self.given.contains(*name);
        let Some(name) = wishes.iter().find(is_free).cloned() else {
            reading.wrong(Field::SignInName, "import-fault-no-sign-in-name", "");
            return None;
        };
        self.given.insert(name.clone());
        let facts = Facts {
            given_name: typed.names.0.clone(),
            surname: typed.names.1.clone(),
            sign_in_name: Some(name),
            code: typed.code,
            phone: typed.phone,
            email: typed.email.clone(),
        };
        compare(&Facts::default(), &facts, changes);
        self.people.push(Person {
            who: Who::New(self.new),
            facts,
            phone_is_own: false,
            email_is_own: false,
            employed: false,
            roles: Vec::new(),
        });
        self.new += 1;
        Some(self.people.len() - 1)
    }

    /// The role to be given, or the one that gets another last day.
    fn role(
        &self,
        reading: &mut Reading<'_>,
        person: &mut Person,
        wished: &Wished,
        changes: &mut Vec<Change>,
    ) -> Given {
        let from = wished.from.unwrap_or(self.today);
        let same = |one: &&mut Kept| {
            let held = &one.wished;
            (held.role, held.group, held.area) == (wished.role, wished.group, wished.area)
                && held.to.is_none_or(|to| to >= from || wished.from.is_none())
        };
        let Some(held) = person.roles.iter_mut().find(same) else {
            let new = Wished {
                from: Some(from),
                ..wished.clone()
            };
            changes.push(Change {
                field: Field::Role,
                old: String::new(),
                new: self.shown(&new),
            });
            person.roles.push(Kept {
                id: None,
                wished: new.clone(),
            });
            return Given::New(new, from);
        };
        let (Some(to), before) = (wished.to, held.wished.to) else {
            return Given::Nothing;
        };
        if before == Some(to) {
            return Given::Nothing;
        }
        if held.wished.role == Role::Superuser {
            reading.wrong(Field::To, "import-fault-superuser", "");
        }
        let Some(id) = held.id else {
            // an earlier row of this very sheet gives it
            reading.wrong(Field::Role, "import-fault-role-twice", "");
            return Given::Nothing;
        };
        if held.wished.from.is_some_and(|from| to < from) {
            reading.wrong(Field::To, "import-fault-ends-before", "");
        }
        let old = before.map(date).unwrap_or_default();
        changes.push(Change {
            field: Field::To,
            old,
            new: date(to),
        });
        held.wished.to = Some(to);
        Given::Ends(id, to)
    }

    /// "group_teacher, Mārītes, 01.09.2026.–"; the page puts the role's own word in its place.
    fn shown(&self, role: &Wished) -> String {
        let group = self
            .groups
            .iter()
            .find(|group| Some(group.id) == role.group);
        let days = format!(
            "{}–{}",
            role.from.map(date).unwrap_or_default(),
            role.to.map(date).unwrap_or_default()
        );
        let parts = [
            role.role.to_string(),
            group.map(|group| group.name.clone()).unwrap_or_default(),
            role.subject.clone(),
            days,
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }
}
