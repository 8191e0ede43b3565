//! Whether the child is there, in words. Pure.

use kernel::Mark;

use crate::queries::Own;

/// What a day says of the child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Marked as here
    Here,
    /// Marked as absent
    Away(Mark),
    /// In the family or remotely
    Home,
    /// A working day on which nobody has looked yet, or which has not come
    Unmarked,
    /// In none of the institution's groups on that day
    Nowhere,
}

impl Presence {
    /// The catalogue's key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Here => "family-here",
            Self::Away(Mark::Sick) => "family-sick",
            Self::Away(Mark::Excused) => "family-excused",
            Self::Away(Mark::Unexcused) => "family-unexcused",
            Self::Home | Self::Away(Mark::Present | Mark::Home) => "family-at-home",
            Self::Unmarked => "family-unmarked",
            Self::Nowhere => "family-nowhere",
        }
    }

    /// The style of its dot and its icon: never colour alone.
    pub const fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Here => ("", "i-check"),
            Self::Away(Mark::Unexcused) => ("missing", "i-warn"),
            Self::Away(_) | Self::Nowhere => ("away", "i-info"),
            Self::Home => ("away", "i-house"),
            Self::Unmarked => ("wait", "i-clock"),
        }
    }

    /// Whether a week says it beside the day: present is the rule and stays quiet.
    pub const fn is_told(self) -> bool {
        !matches!(self, Self::Here | Self::Unmarked)
    }
}

/// From being in a group at all, the mark and the child's regime.
pub fn presence(in_group: bool, own: Option<&Own>, home: bool) -> Presence {
    match own.map(|own| own.mark) {
        _ if !in_group => Presence::Nowhere,
        _ if home => Presence::Home,
        Some(Mark::Present) => Presence::Here,
        Some(Mark::Home) => Presence::Home,
        Some(mark) => Presence::Away(mark),
        None => Presence::Unmarked,
    }
}
