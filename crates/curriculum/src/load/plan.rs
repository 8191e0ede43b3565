//! What a file will do, row by row, and what is to be written.

use std::fmt::Write as _;

use jiff::civil::Date;
use kernel::{Area, OutcomeId};
use sha2::{Digest, Sha256};

use super::field::Field;
use crate::outcomes::queries::{New, Update};
use crate::stage::Stage;

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nothing is written before this is mended
    Wrong,
    /// New
    Added,
    /// Known, and something is different
    Changed,
    /// Kept so far and ended now
    Retired,
    /// Known, and everything is as it was
    Same,
}

impl State {
    /// In the order of the page.
    pub const ALL: [Self; 5] = [
        Self::Wrong,
        Self::Added,
        Self::Changed,
        Self::Retired,
        Self::Same,
    ];

    /// As the address says it; the catalogue's key is `curriculum-state-` and this.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Retired => "retired",
            Self::Same => "same",
        }
    }
}

/// Something to be said of a row: the catalogue's key, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Of which column
    pub field: Field,
    /// The catalogue's key; its text may name `$what`
    pub key: &'static str,
    /// What was written there, or another line
    pub what: String,
}

/// One value that becomes another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Of what
    pub field: Field,
    /// Empty where there was none
    pub old: String,
    /// What will be
    pub new: String,
}

/// A row and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The row's number; none of what is kept and not in the file
    pub line: Option<usize>,
    /// Of which learning area, if it can be read
    pub area: Option<Area>,
    /// Of which stage, if it can be read
    pub stage: Option<Stage>,
    /// Its words
    pub text: String,
    /// What becomes of it
    pub state: State,
    /// What was and what will be
    pub changes: Vec<Change>,
    /// Why it is wrong
    pub faults: Vec<Said>,
    /// It ended before the list begins.
    pub is_over: bool,
}

/// All rows with what becomes of them.
#[derive(Debug, Default)]
pub struct Plan {
    /// In the order of the file, behind them what it ends
    pub rows: Vec<Judged>,
    /// Last days
    pub ends: Vec<(OutcomeId, Date)>,
    /// Outcomes whose words stay
    pub updates: Vec<Update>,
    /// New ones
    pub adds: Vec<New>,
}

impl Plan {
    /// How many rows become so.
    pub fn count(&self, state: State) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }

    /// Nothing is wrong and there is something to write.
    pub fn can_be_written(&self) -> bool {
        self.count(State::Wrong) == 0 && !self.is_empty()
    }

    /// Whether everything is kept so already.
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty() && self.updates.is_empty() && self.adds.is_empty()
    }

    /// The same for two plans that write the same: what a person confirms is what they saw.
    pub fn fingerprint(&self) -> String {
        let mut hasher = Sha256::new();
        for row in &self.rows {
            let state = row.state.as_str();
            hasher.update(format!(
                "{:?}\n{state}\n{}\n{:?}\n",
                row.line, row.text, row.changes
            ));
        }
        hasher.update(format!("{:?}{:?}", self.ends, self.updates));
        let digest = hasher.finalize();
        digest
            .iter()
            .take(12)
            .fold(String::new(), |mut text, byte| {
                write!(text, "{byte:02x}").ok();
                text
            })
    }
}
