//! What an entry of the year plan may be. Pure.

use std::collections::BTreeSet;
use std::str::FromStr;

use calendar::SchoolYear;
use jiff::civil::Date;
use kernel::{AccountId, GroupId};
use serde_json::{Value as Json, json};
use web::{Form, Typed};

use crate::Kind;

/// The longest title and place.
pub const SHORT: usize = 200;
/// The longest description.
pub const LONG: usize = 4000;

/// An entry as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// An event or a task
    pub kind: Kind,
    /// "Mārtiņdienas tirdziņš"
    pub title: String,
    /// What it is about
    pub description: String,
    /// "Zāle"
    pub place: String,
    /// Its first day
    pub from_on: Date,
    /// Its last day
    pub to_on: Date,
    /// "16:00", empty for the whole day
    pub starts: String,
    /// Families see it too; never a task.
    pub families: bool,
    /// Who answers for it
    pub people: BTreeSet<AccountId>,
    /// Whom it touches; none: every group
    pub groups: BTreeSet<GroupId>,
}

impl Draft {
    /// As the audit log keeps it.
    pub fn told(&self) -> Json {
        json!({
            "kind": self.kind.as_str(), "title": self.title, "description": self.description,
            "place": self.place, "from": self.from_on, "to": self.to_on, "starts": self.starts,
            "families": self.families, "people": self.people, "groups": self.groups,
        })
    }
}

/// The key of a field's label.
pub fn label(field: &str) -> &'static str {
    match field {
        "kind" => "year-kind",
        "title" => "year-title",
        "from_on" => "year-from",
        "to_on" => "year-to",
        "starts" => "year-starts",
        "place" => "year-place",
        "description" => "year-description",
        "people" => "year-people",
        "groups" => "year-groups",
        _ => "year-families",
    }
}

/// The school year that an address or a form names by the year of its September.
pub fn school_year(text: &str) -> Option<SchoolYear> {
    let starts: i16 = text.trim().parse().ok()?;
    format!("{starts:04}/{:04}", starts.checked_add(1)?)
        .parse()
        .ok()
}

/// The last day that a year's page may plan: the end of the school year after it.
pub fn last_day(year: SchoolYear) -> Date {
    year.next().last()
}

/// What is wrong with those days in that year's plan: the field, and the key of the fault.
pub fn days_fault(
    year: SchoolYear,
    from: Date,
    to: Option<Date>,
) -> Option<(&'static str, &'static str)> {
    let planned = year.first()..=last_day(year);
    match to {
        _ if !planned.contains(&from) => Some(("from_on", "year-fault-outside")),
        Some(to) if to < from => Some(("to_on", "year-fault-order")),
        Some(to) if !planned.contains(&to) => Some(("to_on", "year-fault-outside")),
        _ => None,
    }
}

/// A time of day as it is kept, "09:30"; "9.30" is understood too.
pub fn clock(text: &str) -> Option<String> {
    let (hour, minute) = text.trim().split_once([':', '.'])?;
    let number = |text: &str, most: u8| {
        let plain = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let number: u8 = text.parse().ok()?;
        (plain && number <= most).then_some(number)
    };
    let (hour, minutes) = (number(hour, 23)?, number(minute, 59)?);
    (minute.len() == 2).then(|| format!("{hour:02}:{minutes:02}"))
}

/// The boxes of that name that were ticked; none where one names nothing that is known.
fn picked<T: FromStr + Ord + Copy>(form: &Form, name: &str, known: &[T]) -> Option<BTreeSet<T>> {
    form.pairs()
        .iter()
        .filter(|(key, _)| key == name)
        .map(|(_, value)| value.parse().ok().filter(|one| known.contains(one)))
        .collect()
}

fn at_most(typed: &mut Typed, field: &'static str, most: usize) -> String {
    let text = typed.text(field).trim().to_owned();
    if text.chars().count() > most {
        typed.wrong(field, "fault-long");
    }
    text
}

/// Reads the form of an entry in a year's plan; its faults stand in `typed`.
pub fn read(
    form: &Form,
    typed: &mut Typed,
    year: SchoolYear,
    (people, groups): (&[AccountId], &[GroupId]),
) -> Option<Draft> {
    let kind = typed.choice::<Kind>("kind");
    if kind.is_none() {
        typed.wrong("kind", "fault-choice");
    }
    let title = typed.need("title", SHORT);
    let (from, to) = (typed.date("from_on"), typed.date("to_on"));
    if let Some((field, key)) = from.and_then(|from| days_fault(year, from, to)) {
        typed.wrong(field, key);
    }
    if from.is_none() {
        typed.wrong("from_on", "fault-empty");
    }
    let starts = match typed.text("starts").trim() {
        "" => Some(String::new()),
        text => clock(text),
    };
    if starts.is_none() {
        typed.wrong("starts", "year-fault-time");
    }
    let place = at_most(typed, "place", SHORT);
    let description = at_most(typed, "description", LONG);
    let people = picked(form, "person", people);
    if people.is_none() {
        typed.wrong("people", "year-fault-person");
    }
    let groups = picked(form, "group", groups);
    if groups.is_none() {
        typed.wrong("groups", "year-fault-group");
    }
    if !typed.is_good() {
        return None;
    }
    let (kind, from) = (kind?, from?);
    Some(Draft {
        kind,
        title,
        description,
        place,
        from_on: from,
        to_on: to.unwrap_or(from),
        starts: starts?,
        families: kind == Kind::Event && form.ticked("families"),
        people: people?,
        groups: groups?,
    })
}
