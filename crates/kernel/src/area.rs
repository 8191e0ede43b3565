//! The seven learning areas of Cabinet regulation Nr. 716, para. 3.4 (order 3.8).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A learning area ("mācību joma"). The text form is what the database stores and what addresses show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// VAL, "Valodu mācību joma"
    Language,
    /// SOC, "Sociālā un pilsoniskā mācību joma"
    Social,
    /// KUL, "Kultūras izpratnes un pašizpausmes mākslā mācību joma"
    Culture,
    /// DAB, "Dabaszinātņu mācību joma"
    Science,
    /// MAT, "Matemātikas mācību joma"
    Math,
    /// TEH, "Tehnoloģiju mācību joma"
    Technology,
    /// VES, "Veselības un fiziskās aktivitātes mācību joma", wanted every day (3.7)
    Health,
}

impl Area {
    /// The seven areas in the order of the regulation.
    pub const ALL: [Self; 7] = [
        Self::Language,
        Self::Social,
        Self::Culture,
        Self::Science,
        Self::Math,
        Self::Technology,
        Self::Health,
    ];

    /// The stored form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Social => "social",
            Self::Culture => "culture",
            Self::Science => "science",
            Self::Math => "math",
            Self::Technology => "technology",
            Self::Health => "health",
        }
    }

    /// The three letters shown on screen: an abbreviation of the Latvian name, the same in every language.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Language => "VAL",
            Self::Social => "SOC",
            Self::Culture => "KUL",
            Self::Science => "DAB",
            Self::Math => "MAT",
            Self::Technology => "TEH",
            Self::Health => "VES",
        }
    }

    /// The style class that colours the area, always together with its code.
    pub const fn css(self) -> &'static str {
        match self {
            Self::Language => "a-val",
            Self::Social => "a-soc",
            Self::Culture => "a-kul",
            Self::Science => "a-dab",
            Self::Math => "a-mat",
            Self::Technology => "a-teh",
            Self::Health => "a-ves",
        }
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no learning area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown learning area")]
pub struct UnknownArea;

impl FromStr for Area {
    type Err = UnknownArea;
    fn from_str(text: &str) -> Result<Self, UnknownArea> {
        Self::ALL
            .into_iter()
            .find(|area| area.as_str() == text)
            .ok_or(UnknownArea)
    }
}
