//! What a sheet of children will do.

use jiff::civil::Date;

use super::compare::{addresses, compare_facts, merged};
use super::family::{Family, family};
use super::kept::{Existing, Stay};
use super::matching::{Index, Seen};
use super::typed::{Typed, typed};
use super::write::{Step, Write};
use crate::field::Field;
use crate::known_groups::KnownGroup;
use crate::plan::{Change, Judged, Plan, State, Writes};
use crate::reading::{Reading, date};
use crate::sheet::Sheet;

/// Judges every row beside the children and groups that are kept.
pub fn plan(sheet: &Sheet, children: &[Existing], groups: &[KnownGroup], today: Date) -> Plan {
    let index = Index::new(children);
    let mut seen = Seen::default();
    let mut rows = Vec::new();
    let mut writes = Vec::new();
    for row in sheet.data() {
        let mut reading = Reading::new(row, sheet.columns());
        let typed = typed(&mut reading, groups, today);
        let child = typed
            .as_ref()
            .and_then(|typed| index.find(&mut reading, typed));
        let mut changes = Vec::new();
        let mut write = None;
        if let Some(typed) = &typed {
            if let Some(line) = seen.add(row.line, typed, child) {
                reading.wrong(Field::Name, "import-fault-twice", line);
            }
            let on = On { groups, today };
            write = on.row(&mut reading, typed, child, &mut changes);
        }
        let state = match (&write, child) {
            _ if !reading.faults.is_empty() => State::Wrong,
            (None, None) => State::Wrong,
            (_, None) => State::Added,
            (_, Some(_)) if changes.is_empty() => State::Same,
            (_, Some(_)) => State::Changed,
        };
        if matches!(state, State::Added | State::Changed) {
            writes.extend(write);
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
        writes: Writes::Children(writes),
    }
}

struct On<'a> {
    groups: &'a [KnownGroup],
    today: Date,
}

impl On<'_> {
    fn row(
        &self,
        reading: &mut Reading<'_>,
        typed: &Typed,
        child: Option<&Existing>,
        changes: &mut Vec<Change>,
    ) -> Option<Write> {
        let facts = merged(typed, child.map(|child| &child.facts));
        if child.is_none() && facts.is_none() {
            let is_there = !reading.text(Field::Birth).trim().is_empty();
            if !is_there {
                reading.wrong(Field::Birth, "import-fault-empty", "");
            }
        }
        if let Some(facts) = &facts {
            compare_facts(child.map(|child| &child.facts), facts, changes);
        }
        let step = self.step(reading, typed, child, changes);
        let addresses = addresses(typed, child, changes);
        let Family { added, changed } = family(reading, &typed.parents, child, changes);
        Some(Write {
            line: reading.row.line,
            child: child.map(|child| child.id),
            facts: facts?,
            step,
            addresses,
            added,
            changed,
            changes: changes.clone(),
        })
    }

    fn group_name(&self, stay: Stay) -> String {
        let group = self.groups.iter().find(|group| group.id == stay.group);
        group.map(|group| group.name.clone()).unwrap_or_default()
    }

    /// Into a group, to another one, or away; what runs ends the day before.
    fn step(
        &self,
        reading: &mut Reading<'_>,
        typed: &Typed,
        child: Option<&Existing>,
        changes: &mut Vec<Change>,
    ) -> Step {
        let wished = typed.stay(self.today);
        let Some(last) = child.and_then(|child| child.stay) else {
            let Some(new) = wished else {
                if child.is_none() && typed.group.is_none() {
                    needs_group(reading);
                }
                return Step::None;
            };
            self.brings(None, new, changes);
            return Step::Join(new);
        };
        match wished {
            Some(new) if new.group == last.group => {
                let again = typed
                    .from
                    .filter(|from| last.to.is_some_and(|to| to < *from));
                if again.is_none() {
                    return self.same_group(reading, typed, last, changes);
                }
                self.brings(None, new, changes);
                Step::Join(new)
            }
            None => self.same_group(reading, typed, last, changes),
            Some(new) if new.from <= last.from => {
                reading.wrong(Field::From, "import-fault-moves-before", date(last.from));
                Step::None
            }
            Some(new) => {
                let runs = last.to.is_none_or(|to| to >= new.from);
                // a day of leaving that is set already stays, as on the child's own page
                let planned = last.to.filter(|_| runs);
                let new = Stay {
                    to: new.to.or(planned),
                    ..new
                };
                self.brings(Some(last), new, changes);
                Step::Move {
                    ends: runs.then_some((last.from, new.from.yesterday().unwrap_or(new.from))),
                    stay: new,
                }
            }
        }
    }

    fn brings(&self, last: Option<Stay>, new: Stay, changes: &mut Vec<Change>) {
        changes.push(Change {
            field: Field::Group,
            old: last.map(|last| self.group_name(last)).unwrap_or_default(),
            new: self.group_name(new),
        });
        changes.push(Change {
            field: Field::From,
            old: String::new(),
            new: date(new.from),
        });
        if let Some(to) = new.to {
            changes.push(Change {
                field: Field::To,
                old: String::new(),
                new: date(to),
            });
        }
    }

    /// Only the last day can change: the first one is history.
    fn same_group(
        &self,
        reading: &mut Reading<'_>,
        typed: &Typed,
        last: Stay,
        changes: &mut Vec<Change>,
    ) -> Step {
        if typed.from.is_some_and(|from| from != last.from) {
            reading.note(Field::From, "import-note-from", date(last.from));
        }
        let left = last.to.filter(|to| *to < self.today && typed.to.is_none());
        if let Some(left) = left.filter(|_| typed.group.is_some()) {
            reading.note(Field::Group, "import-note-left", date(left));
        }
        match typed.to {
            Some(to) if last.to == Some(to) => Step::None,
            Some(to) if to < last.from => {
                reading.wrong(Field::To, "import-fault-ends-before", "");
                Step::None
            }
            Some(to) => {
                changes.push(Change {
                    field: Field::To,
                    old: last.to.map(date).unwrap_or_default(),
                    new: date(to),
                });
                Step::Until(last.from, to)
            }
            None => Step::None,
        }
    }
}

/// A new child needs a group; a wrong one is said already.
fn needs_group(reading: &mut Reading<'_>) {
    let named = [Field::Group, Field::GroupNumber]
        .into_iter()
        .any(|field| !reading.text(field).trim().is_empty());
    if !named {
        reading.wrong(Field::Group, "import-fault-no-group", "");
    }
}
