//! The form of an entry, empty, kept or as it was typed.

use std::collections::BTreeSet;

use askama::Template;
use calendar::SchoolYear;
use kernel::{AccountId, GroupId, YearItemId};
use web::{Context, Differing, Form, Say, Shell, Typed};

use super::model::{Draft, LONG, SHORT, label, last_day};
use super::queries::{GroupName, Person};
use crate::Kind;

/// Whom an entry may name.
pub struct Known {
    pub people: Vec<Person>,
    pub groups: Vec<GroupName>,
}

impl Known {
    pub fn ids(&self) -> (Vec<AccountId>, Vec<GroupId>) {
        (
            self.people.iter().map(|one| one.id).collect(),
            self.groups.iter().map(|one| one.id).collect(),
        )
    }

    fn names_of_people(&self, ids: &BTreeSet<AccountId>) -> String {
        let named = self.people.iter().filter(|one| ids.contains(&one.id));
        named.map(Person::name).collect::<Vec<_>>().join(", ")
    }

    fn names_of_groups(&self, say: &Say, ids: &BTreeSet<GroupId>) -> String {
        if ids.is_empty() {
            return say.t("year-all-groups");
        }
        let named = self.groups.iter().filter(|one| ids.contains(&one.id));
        named
            .map(|one| one.name.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// What two people wrote differently, in words.
    pub fn differing(&self, say: &Say, mine: &Draft, theirs: &Draft) -> Vec<Differing> {
        let words = |draft: &Draft| {
            [
                ("kind", say.t(&format!("year-kind-{}", draft.kind.as_str()))),
                ("title", draft.title.clone()),
                ("from_on", say.date(draft.from_on)),
                ("to_on", say.date(draft.to_on)),
                ("starts", draft.starts.clone()),
                ("place", draft.place.clone()),
                ("description", draft.description.clone()),
                ("people", self.names_of_people(&draft.people)),
                ("groups", self.names_of_groups(say, &draft.groups)),
                ("families", say.t(if draft.families { "yes" } else { "no" })),
            ]
        };
        words(mine)
            .into_iter()
            .zip(words(theirs))
            .filter(|((_, mine), (_, theirs))| mine != theirs)
            .map(|((field, mine), (_, theirs))| Differing {
                label: label(field),
                mine,
                theirs,
            })
            .collect()
    }
}

/// The form.
#[derive(Template)]
#[template(path = "items/form.html")]
pub struct FormPage {
    pub shell: Shell,
    pub typed: Typed,
    /// As it was sent; none where it only opens
    pub sent: Option<Form>,
    pub year: SchoolYear,
    /// The entry, with the revision that the form is opened on
    pub entry: Option<(YearItemId, i64)>,
    /// What is kept, or what a new one begins with
    pub kept: Option<Draft>,
    pub known: Known,
    pub differing: Vec<Differing>,
    /// It was taken out of the plan: by whom and when
    pub gone: Option<String>,
    /// From when to when the plan goes
    pub range: String,
    /// The day that a new one was begun on
    pub first_day: String,
}

impl FormPage {
    /// As it opens.
    pub fn new(on: &Context, shell: Shell, year: SchoolYear, known: Known) -> Self {
        let say = &on.say;
        let (first, last) = (say.date(year.first()), say.date(last_day(year)));
        Self {
            range: say.a2("year-range", "from", first, "to", last),
            typed: Typed::new(Form::default(), label),
            sent: None,
            entry: None,
            kept: None,
            differing: Vec::new(),
            gone: None,
            first_day: String::new(),
            shell,
            year,
            known,
        }
    }

    /// As it was sent.
    pub fn sent(self, typed: Typed, form: Form) -> Self {
        Self {
            typed,
            sent: Some(form),
            ..self
        }
    }

    const fn kinds() -> [Kind; 2] {
        Kind::ALL
    }

    const fn short() -> usize {
        SHORT
    }

    const fn long() -> usize {
        LONG
    }

    fn title_key(&self) -> &'static str {
        if self.entry.is_none() {
            "year-new"
        } else {
            "year-edit"
        }
    }

    fn action(&self) -> String {
        self.entry.map_or("/year-plan/new".to_owned(), |(id, _)| {
            format!("/year-plan/items/{id}/edit")
        })
    }

    /// Where "Atcelt" leads.
    fn way_back(&self) -> String {
        self.entry.map_or_else(
            || format!("/year-plan?year={}", self.year.starts_in()),
            |(id, _)| format!("/year-plan/items/{id}"),
        )
    }

    fn text(&self, field: &str) -> String {
        let kept = self.kept.as_ref();
        let day = |day| self.shell.say.date(day);
        let kept = match field {
            "title" => kept.map(|one| one.title.clone()),
            "place" => kept.map(|one| one.place.clone()),
            "description" => kept.map(|one| one.description.clone()),
            "starts" => kept.map(|one| one.starts.clone()),
            "from_on" => Some(kept.map_or_else(|| self.first_day.clone(), |one| day(one.from_on))),
            "to_on" => kept.map(|one| day(one.to_on)),
            _ => None,
        };
        self.typed.or(field, kept.unwrap_or_default())
    }

    fn is_kind(&self, kind: &Kind) -> bool {
        let kept = self.kept.as_ref().map_or(Kind::Event, |one| one.kind);
        self.typed.or("kind", kept.as_str()) == kind.as_str()
    }

    /// Whether a box is ticked: as it was sent, or as it is kept.
    fn ticked(&self, name: &str, value: impl ToString, kept: bool) -> bool {
        let value = value.to_string();
        self.sent.as_ref().map_or(kept, |form| {
            form.pairs()
                .iter()
                .any(|(key, sent)| key == name && *sent == value)
        })
    }

    fn has_person(&self, id: &AccountId) -> bool {
        let kept = self.kept.as_ref();
        self.ticked(
            "person",
            id,
            kept.is_some_and(|one| one.people.contains(id)),
        )
    }

    fn has_group(&self, id: &GroupId) -> bool {
        let kept = self.kept.as_ref();
        self.ticked("group", id, kept.is_some_and(|one| one.groups.contains(id)))
    }

    fn for_families(&self) -> bool {
        self.ticked(
            "families",
            1,
            self.kept.as_ref().is_none_or(|one| one.families),
        )
    }
}
