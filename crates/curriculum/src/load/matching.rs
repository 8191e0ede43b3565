//! Which row of a file is which outcome that is kept: by its words, else by area, stage and paragraph. Pure.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Area, OutcomeId};

use super::row::Good;
use crate::outcomes::queries::Line;
use crate::stage::Stage;

/// What a row of a file is found by.
type Key = (Area, Stage, String);

/// Outcomes by their words and by their paragraphs.
pub struct Kept<'k> {
    by_text: BTreeMap<Key, Vec<&'k Line>>,
    by_paragraph: BTreeMap<Key, Vec<&'k Line>>,
    taken: BTreeSet<OutcomeId>,
}

impl<'k> Kept<'k> {
    /// All that hold on the list's first day or later.
    pub fn new(lines: &'k [Line]) -> Self {
        let mut kept = Self {
            by_text: BTreeMap::new(),
            by_paragraph: BTreeMap::new(),
            taken: BTreeSet::new(),
        };
        for line in lines {
            let key = |text: &String| (line.area, line.stage, text.clone());
            kept.by_text.entry(key(&line.text)).or_default().push(line);
            if !line.paragraph.is_empty() {
                let of = kept.by_paragraph.entry(key(&line.paragraph));
                of.or_default().push(line);
            }
        }
        kept
    }

    fn take(&mut self, row: &Good, by_text: bool) -> Option<&'k Line> {
        let (map, text) = if by_text {
            (&self.by_text, &row.text)
        } else {
            (&self.by_paragraph, &row.paragraph)
        };
        let list = map.get(&(row.area, row.stage, text.clone()))?;
        let free = |line: &&&Line| line.held().on(row.held.from) && !self.taken.contains(&line.id);
        let line = list.iter().find(free).copied()?;
        self.taken.insert(line.id);
        Some(line)
    }

    /// The outcome of every row, none for a new one. Words go first, so that two that change places are the same two;
    /// rows that are over come after those that hold.
    pub fn matched(&mut self, rows: &[&Good]) -> Vec<Option<&'k Line>> {
        let mut found: Vec<Option<&Line>> = vec![None; rows.len()];
        for (is_over, by_text) in [(false, true), (false, false), (true, true), (true, false)] {
            for (row, line) in rows.iter().zip(&mut found) {
                if line.is_none() && row.is_over == is_over {
                    *line = self.take(row, by_text);
                }
            }
        }
        found
    }

    /// Whether a row of the file is this outcome.
    pub fn is_taken(&self, id: OutcomeId) -> bool {
        self.taken.contains(&id)
    }
}

/// The row before it that says the same on some day: the same words, or the same paragraph.
pub fn doubled(rows: &[&Good]) -> Vec<Option<usize>> {
    let mut seen: BTreeMap<Key, Vec<&Good>> = BTreeMap::new();
    let mut doubled = Vec::new();
    for row in rows {
        // a paragraph begins with a mark that no words begin with
        let paragraph = format!("\u{1}{}", row.paragraph);
        let keys = [
            Some(row.text.to_lowercase()),
            (!row.paragraph.is_empty()).then_some(paragraph),
        ];
        let mut earlier = None;
        for key in keys.into_iter().flatten() {
            let of = seen.entry((row.area, row.stage, key)).or_default();
            let meets = |other: &&&Good| other.written.meets(row.written);
            earlier = earlier.or_else(|| of.iter().find(meets).map(|other| other.line));
            of.push(row);
        }
        doubled.push(earlier);
    }
    doubled
}
