//! The fields of an outcome's row, and the headings that each is known by.

use sheets::columns::Known;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The learning area
    Area,
    /// The stage
    Stage,
    /// The words
    Text,
    /// The regulation's paragraph
    Paragraph,
    /// Whether they are the regulation's own words
    Official,
    /// The first day
    From,
    /// The last day
    To,
}

impl Field {
    /// What no list can do without.
    pub const NEEDED: [Self; 3] = [Self::Area, Self::Stage, Self::Text];

    /// As the catalogue's keys end.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Stage => "stage",
            Self::Text => "text",
            Self::Paragraph => "paragraph",
            Self::Official => "official",
            Self::From => "from",
            Self::To => "to",
        }
    }

    /// The key of its label.
    pub fn label(self) -> String {
        format!("curriculum-column-{}", self.as_str())
    }
}

/// The headings in Latvian and English and the names of the JSON form; case, diacritics and punctuation do not matter.
pub const KNOWN: [Known<Field>; 7] = [
    (
        Field::Area,
        &["area_id", "area", "learning area", "mācību joma", "joma"],
    ),
    (
        Field::Stage,
        &[
            "stage_id",
            "stage",
            "age stage",
            "posms",
            "vecuma posms",
            "apguves posms",
        ],
    ),
    (
        Field::Text,
        &[
            "text",
            "outcome",
            "learning outcome",
            "expected outcome",
            "sasniedzamais rezultāts",
            "sasniedzamie rezultāti",
            "plānotais rezultāts",
            "plānotie rezultāti",
            "rezultāts",
            "teksts",
        ],
    ),
    (
        Field::Paragraph,
        &[
            "source_paragraph",
            "paragraph",
            "source",
            "punkts",
            "noteikumu punkts",
            "mk noteikumu punkts",
            "avots",
            "numurs",
            "nr",
        ],
    ),
    (
        Field::Official,
        &[
            "official",
            "oficiāls",
            "oficiālais teksts",
            "oficiāls teksts",
        ],
    ),
    (
        Field::From,
        &[
            "valid_from",
            "from",
            "valid from",
            "no",
            "spēkā no",
            "derīgs no",
        ],
    ),
    (
        Field::To,
        &[
            "valid_to",
            "to",
            "until",
            "valid to",
            "līdz",
            "spēkā līdz",
            "derīgs līdz",
        ],
    ),
];
