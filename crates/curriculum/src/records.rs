//! The lists as they hold on a day: what other domains may read.

use std::str::FromStr;

use jiff::civil::Date;
use kernel::{Area, InstitutionId, OutcomeId, ReferenceId};
use store::{ReadTx, params, rows, sql};
use web::Result;

use crate::stage::Stage;

/// The lists of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// "mācību priekšmeti": each belongs to a learning area
    Subject,
    /// "vērtības"
    Value,
    /// "tikumi"
    Virtue,
    /// "caurviju prasmes"
    Skill,
    /// "vērtēšanas metodiskie paņēmieni"
    Technique,
}

impl Kind {
    /// In the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Subject,
        Self::Value,
        Self::Virtue,
        Self::Skill,
        Self::Technique,
    ];

    /// The stored form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Value => "value",
            Self::Virtue => "virtue",
            Self::Skill => "skill",
            Self::Technique => "technique",
        }
    }
}

/// The text names no list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownKind;

impl FromStr for Kind {
    type Err = UnknownKind;
    fn from_str(text: &str) -> std::result::Result<Self, UnknownKind> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or(UnknownKind)
    }
}

store::text_column!(Kind);

rows! {
    /// An outcome of a list.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Outcome {
        /// Its key, which stays when the list is loaded anew
        pub id: OutcomeId,
        /// Of which learning area
        pub area: Area,
        /// Of which stage
        pub stage: Stage,
        /// Its words
        pub text: String,
        /// The regulation's paragraph, empty where there is none
        pub paragraph: String,
        /// The regulation's own words, not demonstration wording
        pub official: bool,
    }

    /// An entry of another list.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Entry {
        /// Its key
        pub id: ReferenceId,
        /// Its words
        pub title: String,
    }
}

/// The outcomes that hold on a day, of a stage or of every one: by area, stage and place.
pub async fn outcomes_on(
    tx: &mut ReadTx,
    institution: InstitutionId,
    day: Date,
    stage: Option<Stage>,
) -> Result<Vec<Outcome>> {
    let mut list: Vec<Outcome> = tx
        .all(
            sql!(
                "SELECT id, area, stage, text, paragraph, official
                   FROM outcome
                  WHERE institution_id = $1 AND from_on <= $2 AND (to_on IS NULL OR to_on >= $2)
                  ORDER BY position, id"
            ),
            params![institution, day],
        )
        .await?;
    list.retain(|one| stage.is_none_or(|stage| one.stage == stage));
    list.sort_by_key(|one| (one.area, one.stage));
    Ok(list)
}

/// The entries of a list that hold on a day, in their order.
pub async fn entries_on(
    tx: &mut ReadTx,
    institution: InstitutionId,
    kind: Kind,
    day: Date,
) -> Result<Vec<Entry>> {
    Ok(tx
        .all(
            sql!(
                "SELECT id, title
                   FROM reference_entry
                  WHERE institution_id = $1 AND kind = $2 AND from_on <= $3 AND (to_on IS NULL OR to_on >= $3)
                  ORDER BY position, id"
            ),
            params![institution, kind, day],
        )
        .await?)
}
