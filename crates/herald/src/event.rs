//! What can be told today, and by which ways. Pure.

use std::str::FromStr;

/// The kinds of notices that something in the program gives rise to, as choices keep them.
pub const KINDS: [&str; 2] = [Event::Absence.as_str(), Event::Diary.as_str()];
/// The ways by which they go, as choices keep them.
pub const CHANNELS: [&str; 3] = ["sms", "email", "push"];

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The child was marked absent
    Absence,
    /// The day's entry of the child's group became whole
    Diary,
}

impl Event {
    /// As it is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Absence => "absence",
            Self::Diary => "diary",
        }
    }
}

/// The text names no event.
#[derive(Debug)]
pub struct UnknownEvent;

impl FromStr for Event {
    type Err = UnknownEvent;
    fn from_str(text: &str) -> Result<Self, UnknownEvent> {
        match text {
            "absence" => Ok(Self::Absence),
            "diary" => Ok(Self::Diary),
            _ => Err(UnknownEvent),
        }
    }
}

store::text_column!(Event);
