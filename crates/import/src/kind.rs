//! What a spreadsheet can hold.

use std::fmt;
use std::str::FromStr;

/// What the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Children with their parents
    Children,
    /// Staff with their roles
    Staff,
    /// Groups
    Groups,
}

impl Kind {
    /// In the order of the page.
    pub const ALL: [Self; 3] = [Self::Children, Self::Staff, Self::Groups];

    /// As it is kept and as the address says it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Children => "children",
            Self::Staff => "staff",
            Self::Groups => "groups",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Kind {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or("children, staff or groups")
    }
}

store::text_column!(Kind);
