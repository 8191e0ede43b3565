//! What "Grupas žurnāls" says of one child on one day (3.10).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A child's mark on a day. No mark at all means that nobody has looked yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// The child is here.
    Present,
    /// NS: ill, with a doctor's note (3.10.1).
    Sick,
    /// NC: another justified reason (3.10.1).
    Excused,
    /// N: unjustified, the parent has not told (3.10.1).
    Unexcused,
    /// Educated in the family or remotely on that day: the cell stays empty (3.10.2).
    Home,
}

impl Mark {
    /// Every mark, in the order of the buttons.
    pub const ALL: [Self; 5] = [
        Self::Present,
        Self::Sick,
        Self::Excused,
        Self::Unexcused,
        Self::Home,
    ];

    /// The stored form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Sick => "sick",
            Self::Excused => "excused",
            Self::Unexcused => "unexcused",
            Self::Home => "home",
        }
    }

    /// The order's symbol, empty where the cell stays empty.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Present | Self::Home => "",
            Self::Sick => "NS",
            Self::Excused => "NC",
            Self::Unexcused => "N",
        }
    }

    /// Whether the child is absent in the sense of the report (3.11).
    pub const fn is_absence(self) -> bool {
        matches!(self, Self::Sick | Self::Excused | Self::Unexcused)
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown mark")]
pub struct UnknownMark;

impl FromStr for Mark {
    type Err = UnknownMark;
    fn from_str(text: &str) -> Result<Self, UnknownMark> {
        Self::ALL
            .into_iter()
            .find(|mark| mark.as_str() == text)
            .ok_or(UnknownMark)
    }
}
