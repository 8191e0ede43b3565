//! The stages of preschool learning (DOMAIN 3.5; Cabinet regulation Nr. 716). Pure.

use std::fmt;
use std::str::FromStr;

/// "Posms": the outcomes of an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// From 1.5 to 3 years
    First,
    /// From 3 to 5 years
    Second,
    /// From 5 to 6 or 7 years
    Third,
    /// At the end of preschool
    End,
}

impl Stage {
    /// In their order.
    pub const ALL: [Self; 4] = [Self::First, Self::Second, Self::Third, Self::End];

    /// The stored form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::End => "end",
        }
    }

    /// The stage of a group by its age as it is written: "1,5–3", "3–4", "5–6".
    pub fn of_age(age: &str) -> Option<Self> {
        let first: String = age
            .trim()
            .chars()
            .take_while(|sign| sign.is_ascii_digit() || matches!(sign, ',' | '.'))
            .collect();
        let years: f32 = first.replace(',', ".").parse().ok()?;
        match years {
            years if !(1.0..8.0).contains(&years) => None,
            years if years < 3.0 => Some(Self::First),
            years if years < 5.0 => Some(Self::Second),
            _ => Some(Self::Third),
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownStage;

impl FromStr for Stage {
    type Err = UnknownStage;
    fn from_str(text: &str) -> Result<Self, UnknownStage> {
        Self::ALL
            .into_iter()
            .find(|stage| stage.as_str() == text)
            .ok_or(UnknownStage)
    }
}

store::text_column!(Stage);
