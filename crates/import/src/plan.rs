//! What a sheet will do, row by row: what is added, changed, unchanged or wrong, with the reason.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::field::Field;
use crate::{children, groups, staff};

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nothing is written before this is mended
    Wrong,
    /// New
    Added,
    /// Known, and something is different
    Changed,
    /// Known, and everything is as it was
    Same,
}

impl State {
    /// In the order of the page.
    pub const ALL: [Self; 4] = [Self::Wrong, Self::Added, Self::Changed, Self::Same];

    /// As the address says it; the catalogue's key is `import-state-` and this.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Same => "same",
        }
    }
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

/// A row and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The row as the spreadsheet numbers it
    pub line: usize,
    /// Whom or what it is about
    pub name: String,
    /// What becomes of it
    pub state: State,
    /// What was and what will be; of an added row, what it brings
    pub changes: Vec<Change>,
    /// Why it is wrong
    pub faults: Vec<Said>,
    /// What is odd but allowed
    pub notes: Vec<Said>,
}

/// What is to be written, by kind.
#[derive(Debug)]
pub(crate) enum Writes {
    Children(Vec<children::Write>),
    Staff(Vec<staff::Write>),
    Groups(Vec<groups::Write>),
}

/// All rows with what becomes of them.
#[derive(Debug)]
pub struct Plan {
    /// In the order of the sheet
    pub rows: Vec<Judged>,
    pub(crate) writes: Writes,
}

impl Plan {
    /// How many rows become so.
    pub fn count(&self, state: State) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }

    /// Nothing is wrong and there is something to write.
    pub fn can_be_written(&self) -> bool {
        self.count(State::Wrong) == 0 && self.rows.iter().any(|row| row.state != State::Same)
    }

    /// How many new keys writing takes at most.
    pub fn keys(&self) -> usize {
        match &self.writes {
            Writes::Children(writes) => writes.iter().map(children::Write::keys).sum(),
            // a person and a role, and to tell of the phone and the e-mail
            Writes::Staff(writes) => 4 * writes.len(),
            Writes::Groups(writes) => writes.len(),
        }
    }

    /// The same for two plans that write the same: what a person confirms is what they saw.
    pub fn fingerprint(&self) -> String {
        let mut hasher = Sha256::new();
        for row in &self.rows {
            hasher.update(format!(
                "{}\n{}\n{:?}\n",
                row.line,
                row.state.as_str(),
                row.changes
            ));
        }
        hasher
            .finalize()
            .iter()
            .take(12)
            .fold(String::new(), |mut text, byte| {
                write!(text, "{byte:02x}").ok();
                text
            })
    }
}
