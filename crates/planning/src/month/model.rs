//! A month plan (3.5): its fields, how two people's changes meet, what it still lacks, and its outcomes. Pure.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use kernel::{Area, PlannedOutcomeId};
use serde::{Deserialize, Serialize};

/// The longest text of a field, in letters.
pub const TEXT: usize = 20_000;
/// The longest outcome, in letters.
pub const LINE: usize = 1_000;
/// The most outcomes of an area, and the most dated items.
pub const LINES: usize = 60;

/// "Papildu informācija": the kinds of a dated item (3.5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// "mācību ekskursija"
    Excursion,
    /// "pastaiga"
    Walk,
    /// "drošības noteikumi"
    Safety,
    /// "tematisks pasākums"
    Event,
    /// "vecāku sapulce"
    ParentsMeeting,
    /// "sadarbība ar vecākiem"
    Cooperation,
    /// "cits"
    Other,
}

impl Kind {
    /// In the order's own order.
    pub const ALL: [Self; 7] = [
        Self::Excursion,
        Self::Walk,
        Self::Safety,
        Self::Event,
        Self::ParentsMeeting,
        Self::Cooperation,
        Self::Other,
    ];

    /// The stored form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Excursion => "excursion",
            Self::Walk => "walk",
            Self::Safety => "safety",
            Self::Event => "event",
            Self::ParentsMeeting => "parents_meeting",
            Self::Cooperation => "cooperation",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind of a dated item")]
pub struct UnknownKind;

impl FromStr for Kind {
    type Err = UnknownKind;
    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or(UnknownKind)
    }
}

store::text_column!(Kind);

/// The fields of a plan by their names, each as one text: what is kept, what a form was shown with, what it sends.
pub type Fields = BTreeMap<String, String>;

/// "Saturs"
pub const CONTENT: &str = "content";
/// "Vērtības", one a line
pub const VALUES: &str = "values";
/// "Tikumi", one a line
pub const VIRTUES: &str = "virtues";
/// "Caurviju prasmes", one a line
pub const SKILLS: &str = "skills";
/// "Papildu informācija", an item a line: see [`Item`]
pub const ITEMS: &str = "items";

/// The field of an area's outcomes, one a line.
pub fn outcomes_field(area: Area) -> String {
    format!("outcomes-{area}")
}

/// The field of a subject teacher's own part (3.5.2).
pub fn part_field(area: Area, subject: &str) -> String {
    format!("part-{area}-{subject}")
}

/// The area and the subject of a field that holds outcomes: the subject is empty for the group's own.
pub fn outcomes_of(field: &str) -> Option<(Area, &str)> {
    if let Some(area) = field.strip_prefix("outcomes-") {
        return Some((area.parse().ok()?, ""));
    }
    let (area, subject) = field.strip_prefix("part-")?.split_once('-')?;
    Some((area.parse().ok()?, subject))
}

/// What becomes of a field when two people may have changed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merge {
    /// What is kept stays: nothing was changed here, or both wrote the same.
    Keep,
    /// This one's text is written.
    Write,
    /// Both changed it, differently.
    Conflict,
}

/// Compares what the form was shown with, what it sends, and what is kept by now.
pub fn merge(was: &str, mine: &str, kept: &str) -> Merge {
    if mine == was || mine == kept {
        Merge::Keep
    } else if was == kept {
        Merge::Write
    } else {
        Merge::Conflict
    }
}

/// What a plan needs to count as filled in (3.5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// "Mēneša temats"
    Theme,
    /// "Ziņa bērnam"
    Message,
    /// "Saturs"
    Content,
    /// "Vērtības"
    Values,
    /// "Tikumi"
    Virtues,
    /// "Sasniedzamie rezultāti" of that area
    Outcomes(Area),
    /// "Caurviju prasmes"
    Skills,
}

/// A theme as far as a plan needs it to be filled in: its title and its message to the child.
pub type ThemeWords<'a> = (&'a str, &'a str);

/// What is still missing, in the order of the form. "Papildu informācija" may stay empty, and the subject teachers'
/// parts are theirs to write.
pub fn missing(themes: &[ThemeWords<'_>], fields: &Fields) -> Vec<Missing> {
    let lacks = |field: &str| fields.get(field).is_none_or(String::is_empty);
    let mut list = Vec::new();
    if themes.iter().all(|(title, _)| title.is_empty()) {
        list.push(Missing::Theme);
    }
    if themes.iter().all(|(_, message)| message.is_empty()) {
        list.push(Missing::Message);
    }
    for (field, missing) in [
        (CONTENT, Missing::Content),
        (VALUES, Missing::Values),
        (VIRTUES, Missing::Virtues),
    ] {
        if lacks(field) {
            list.push(missing);
        }
    }
    let areas = Area::ALL
        .into_iter()
        .filter(|area| lacks(&outcomes_field(*area)));
    list.extend(areas.map(Missing::Outcomes));
    if lacks(SKILLS) {
        list.push(Missing::Skills);
    }
    list
}

/// An outcome that is kept of an area and subject, dropped ones too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its key: lessons of week plans refer to it.
    pub id: PlannedOutcomeId,
    /// In the plan's words
    pub text: String,
    /// Taken out of the plan
    pub dropped: bool,
}

/// Which kept outcome each line is: one with the same words, be it a dropped one; otherwise the one that stood in its
/// place and has no line now, as after mending a slip; otherwise none, a new one. What is left over is dropped.
pub fn recognise(kept: &[Kept], lines: &[String]) -> Vec<Option<PlannedOutcomeId>> {
    let mut free: Vec<&Kept> = kept.iter().collect();
    let take = |free: &mut Vec<&Kept>, fits: &dyn Fn(&Kept) -> bool| {
        let at = free.iter().position(|one| fits(one))?;
        Some(free.remove(at).id)
    };
    let mut ids: Vec<Option<PlannedOutcomeId>> = lines
        .iter()
        .map(|line| {
            take(&mut free, &|one| !one.dropped && one.text == *line)
                .or_else(|| take(&mut free, &|one| one.text == *line))
        })
        .collect();
    let standing: Vec<&Kept> = kept.iter().filter(|one| !one.dropped).collect();
    for (place, id) in ids.iter_mut().enumerate() {
        let before = standing.get(place).map(|one| one.id);
        if id.is_none() && before.is_some() {
            *id = take(&mut free, &|one| Some(one.id) == before);
        }
    }
    ids
}
