//! A lesson of the week plan (3.6): where, which area, the outcome, what is done and with what means. Pure.

use std::str::FromStr;

use kernel::{Area, PlannedOutcomeId};
use serde::{Deserialize, Serialize};

/// Where a lesson takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// "Telpās"
    #[default]
    Indoors,
    /// "Ārā"
    Outdoors,
}

impl Place {
    /// Both, indoors first.
    pub const ALL: [Self; 2] = [Self::Indoors, Self::Outdoors];

    /// The stored form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Indoors => "indoors",
            Self::Outdoors => "outdoors",
        }
    }
}

/// The text names no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownPlace;

impl FromStr for Place {
    type Err = UnknownPlace;
    fn from_str(text: &str) -> Result<Self, UnknownPlace> {
        let mut all = Self::ALL.into_iter();
        all.find(|place| place.as_str() == text).ok_or(UnknownPlace)
    }
}

store::text_column!(Place);

/// What is written of a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// "Sasniedzamais rezultāts"
    Outcome,
    /// "Darbība"
    Activity,
    /// "Mācību līdzekļi"
    Aids,
    /// "Atbalsta materiāli"
    Materials,
    /// "Darba lapas"
    Worksheets,
    /// "Vērtēšanas paņēmiens"
    Technique,
    /// "IKT rīki"
    Ict,
}

impl Field {
    /// All of them in the order of the form.
    pub const ALL: [Self; 7] = [
        Self::Outcome,
        Self::Activity,
        Self::Aids,
        Self::Materials,
        Self::Worksheets,
        Self::Technique,
        Self::Ict,
    ];
    /// The means, which the form shows on demand.
    pub const MEANS: [Self; 5] = [
        Self::Aids,
        Self::Materials,
        Self::Worksheets,
        Self::Technique,
        Self::Ict,
    ];

    /// What it is called in forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Activity => "activity",
            Self::Aids => "aids",
            Self::Materials => "materials",
            Self::Worksheets => "worksheets",
            Self::Technique => "technique",
            Self::Ict => "ict",
        }
    }

    /// The catalogue's key of its label.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Outcome => "week-outcome",
            Self::Activity => "week-activity",
            Self::Aids => "week-aids",
            Self::Materials => "week-materials",
            Self::Worksheets => "week-worksheets",
            Self::Technique => "week-technique",
            Self::Ict => "week-ict",
        }
    }

    /// The most characters.
    pub const fn most(self) -> usize {
        match self {
            Self::Outcome => 1000,
            Self::Activity => 4000,
            Self::Aids | Self::Materials | Self::Worksheets | Self::Ict => 2000,
            Self::Technique => 500,
        }
    }
}

/// The texts of a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Texts {
    /// "Sasniedzamais rezultāts"
    pub outcome: String,
    /// "Darbība"
    pub activity: String,
    /// "Mācību līdzekļi"
    pub aids: String,
    /// "Atbalsta materiāli"
    pub materials: String,
    /// "Darba lapas"
    pub worksheets: String,
    /// "Vērtēšanas paņēmiens"
    pub technique: String,
    /// "IKT rīki"
    pub ict: String,
}

impl Texts {
    /// One of them.
    pub fn get(&self, field: Field) -> &str {
        match field {
            Field::Outcome => &self.outcome,
            Field::Activity => &self.activity,
            Field::Aids => &self.aids,
            Field::Materials => &self.materials,
            Field::Worksheets => &self.worksheets,
            Field::Technique => &self.technique,
            Field::Ict => &self.ict,
        }
    }

    /// Sets one of them.
    pub fn set(&mut self, field: Field, text: String) {
        let place = match field {
            Field::Outcome => &mut self.outcome,
            Field::Activity => &mut self.activity,
            Field::Aids => &mut self.aids,
            Field::Materials => &mut self.materials,
            Field::Worksheets => &mut self.worksheets,
            Field::Technique => &mut self.technique,
            Field::Ict => &mut self.ict,
        };
        *place = text;
    }

    /// Nothing is written.
    pub fn is_blank(&self) -> bool {
        Field::ALL
            .into_iter()
            .all(|field| self.get(field).trim().is_empty())
    }

    /// It says what the children learn or do: only then is a lesson planned.
    pub fn says_what(&self) -> bool {
        !self.outcome.trim().is_empty() || !self.activity.trim().is_empty()
    }
}

/// A lesson that is kept; versions hold it as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Where
    pub place: Place,
    /// "Mācību joma"
    pub area: Area,
    /// "Mūzika" where it is a subject teacher's; empty for the group's own
    pub subject: String,
    /// The month's outcome that was placed here, if it was
    pub planned: Option<PlannedOutcomeId>,
    /// What is written of it
    #[serde(flatten)]
    pub texts: Texts,
}
