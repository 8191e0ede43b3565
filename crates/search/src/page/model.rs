//! What the page asks for and how hits are laid out. Pure.

use calendar::{Month, SchoolYear};
use jiff::civil::Date;
use kernel::GroupId;
use serde::Deserialize;
use web::{Error, Result, Say};

use crate::entry::Kind;
use crate::queries::{Filter, Hit, Seen};
use crate::wanted::{Piece, Wanted};

/// Hits of one page.
pub const SHOWN: usize = 30;
/// The longest text of the box.
const TYPED: usize = 200;

/// The address's query as it came; a filter that was left open is an empty text.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Wish {
    #[serde(default)]
    q: String,
    #[serde(default)]
    group: String,
    #[serde(default)]
    year: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    after: String,
}

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// As it was typed
    pub typed: String,
    /// Only this group's
    pub group: Option<GroupId>,
    /// Only of this school year
    pub year: Option<SchoolYear>,
    /// Only of this kind
    pub kind: Option<Kind>,
    /// The last hit of the page before
    pub after: Option<i64>,
}

fn open<T: std::str::FromStr>(text: &str) -> Result<Option<T>> {
    match text.trim() {
        "" => Ok(None),
        text => text
            .parse()
            .map(Some)
            .map_err(|_| Error::Unprocessable("unprocessable-address")),
    }
}

impl Asked {
    /// From the address.
    pub fn of(wish: &Wish) -> Result<Self> {
        Ok(Self {
            typed: wish.q.trim().chars().take(TYPED).collect(),
            group: open(&wish.group)?,
            year: open(&wish.year)?,
            kind: open(&wish.kind)?,
            after: open(&wish.after)?,
        })
    }

    /// For the query.
    pub fn filter(&self, seen: Seen) -> Filter {
        Filter {
            group: self.group,
            year: self.year,
            kinds: self.kind.into_iter().collect(),
            seen,
        }
    }

    /// Whether a filter is set.
    pub const fn is_narrowed(&self) -> bool {
        self.group.is_some() || self.year.is_some() || self.kind.is_some()
    }

    /// The same question after that hit, or from its beginning.
    pub fn address(&self, after: Option<i64>) -> String {
        let pairs = [
            ("q", Some(self.typed.clone())),
            ("group", self.group.map(|one| one.to_string())),
            ("year", self.year.map(|one| one.to_string())),
            ("kind", self.kind.map(|one| one.to_string())),
            ("after", after.map(|one| one.to_string())),
        ];
        let mut address = String::from("/plans/search");
        for (name, value) in pairs {
            if let Some(value) = value {
                address.push(if address.contains('?') { '&' } else { '?' });
                address.push_str(name);
                address.push('=');
                address.push_str(&encoded(&value));
            }
        }
        address
    }
}

/// A text as a part of an address.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// A hit as the page shows it.
pub struct Found {
    /// The page that shows it
    pub address: String,
    /// The key of its kind
    pub kind: String,
    /// The text with what was looked for marked
    pub pieces: Vec<Piece>,
}

/// The hits of a group on the same days.
pub struct Block {
    /// "Mārītes"; none is the institution's
    pub group: Option<String>,
    /// "05.10.2026.", "2026. gada oktobris", "05.10.2026. – 13.11.2026."
    pub when: String,
    /// In their order
    pub found: Vec<Found>,
}

/// The days as they are said.
fn when(say: &Say, from: Date, to: Date) -> String {
    if from == to {
        say.date(from)
    } else if from == Month::of(from).first() && to == Month::of(from).last() {
        say.month(Month::of(from))
    } else {
        format!("{} – {}", say.date(from), say.date(to))
    }
}

/// Hits that follow each other and are of the same group and days stand together.
pub fn blocks(say: &Say, wanted: &Wanted, hits: &[Hit]) -> Vec<Block> {
    let same =
        |a: &Hit, b: &Hit| (a.group_id, a.from_on, a.to_on) == (b.group_id, b.from_on, b.to_on);
    let found = |hit: &Hit| Found {
        address: hit.address.clone(),
        kind: say.t(&format!("find-kind-{}", hit.kind)),
        pieces: wanted.marked(&hit.body),
    };
    let block = |hits: &[Hit]| {
        let first = hits.first()?;
        Some(Block {
            group: first.group_name.clone(),
            when: when(say, first.from_on, first.to_on),
            found: hits.iter().map(found).collect(),
        })
    };
    hits.chunk_by(same).filter_map(block).collect()
}
