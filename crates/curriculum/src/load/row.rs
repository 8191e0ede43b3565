//! One row's texts as values; what is wrong is noted with its field. Pure.

use calendar::parse_latvian_date;
use jiff::civil::Date;
use kernel::Area;
use sheets::columns::bare;

use super::field::Field;
use super::file::Raw;
use super::plan::Said;
use crate::area::{area_of, stage_of};
use crate::held::Held;
use crate::stage::Stage;
use crate::words::{PARAGRAPH, TEXT};

/// A row that can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Good {
    /// Its number
    pub line: usize,
    /// The learning area
    pub area: Area,
    /// The stage
    pub stage: Stage,
    /// The words
    pub text: String,
    /// The paragraph
    pub paragraph: String,
    /// Whether they are official, where the file says so
    pub official: Option<bool>,
    /// When it is to hold, not before the list's own first day
    pub held: Held,
    /// The same as the file says it
    pub written: Held,
    /// Whether it ended before the list begins
    pub is_over: bool,
}

fn day(text: &str) -> Option<Date> {
    // "2026-09-01", also with a time behind it, as programs write it
    let iso = text.get(..10).and_then(|day| day.parse().ok());
    iso.or_else(|| parse_latvian_date(text).ok())
        .filter(|day: &Date| (1990..=2099).contains(&day.year()))
}

fn truth(text: &str) -> Option<bool> {
    match bare(text).as_str() {
        "true" | "ja" | "j" | "yes" | "y" | "1" | "x" | "patiess" => Some(true),
        "false" | "ne" | "n" | "no" | "0" | "aplams" => Some(false),
        _ => None,
    }
}

/// Whether letters were lost or doubled on the way: replacement marks, question marks inside words, or the pairs that
/// UTF-8 becomes when it is read as another encoding. No Latvian text has any of them.
pub fn is_garbled(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let lost = letters.windows(3).any(|three| match three {
        [before, '?', after] => before.is_alphabetic() && after.is_alphabetic(),
        _ => false,
    });
    lost || letters
        .iter()
        .any(|letter| matches!(letter, '\u{fffd}' | 'Ä' | 'Å' | 'Ã' | 'Â'))
}

/// Reads values of a row and notes what is wrong.
struct Reading<'r> {
    raw: &'r Raw,
    faults: Vec<Said>,
}

impl Reading<'_> {
    fn wrong(&mut self, field: Field, key: &'static str, what: impl ToString) {
        self.faults.push(Said {
            field,
            key,
            what: what.to_string(),
        });
    }

    fn named<T>(
        &mut self,
        field: Field,
        text: &str,
        named: Option<T>,
        key: &'static str,
    ) -> Option<T> {
        if text.is_empty() {
            self.wrong(field, "curriculum-fault-missing", "");
        } else if named.is_none() {
            self.wrong(field, key, text);
        }
        named
    }

    fn date(&mut self, field: Field, text: &str) -> Option<Date> {
        let read = day(text);
        if read.is_none() && !text.is_empty() {
            self.wrong(field, "curriculum-fault-date", text);
        }
        read
    }

    fn text(&mut self) {
        let text = &self.raw.text;
        if text.is_empty() {
            self.wrong(Field::Text, "curriculum-fault-missing", "");
        } else if text.chars().count() > TEXT {
            self.wrong(Field::Text, "curriculum-fault-long", TEXT);
        }
        if is_garbled(text) {
            self.wrong(Field::Text, "curriculum-fault-garbled", "");
        }
        if self.raw.paragraph.chars().count() > PARAGRAPH {
            self.wrong(Field::Paragraph, "curriculum-fault-long", PARAGRAPH);
        }
    }
}

/// The row's values, or what is wrong with them. `start` is the first day of the list.
pub fn judged(raw: &Raw, start: Date) -> Result<Good, Vec<Said>> {
    let mut reading = Reading {
        raw,
        faults: Vec::new(),
    };
    let area = reading.named(
        Field::Area,
        &raw.area,
        area_of(&raw.area),
        "curriculum-fault-area",
    );
    let stage = stage_of(&raw.stage);
    let stage = reading.named(Field::Stage, &raw.stage, stage, "curriculum-fault-stage");
    reading.text();
    let official = truth(&raw.official);
    if official.is_none() && !raw.official.is_empty() {
        reading.wrong(Field::Official, "curriculum-fault-truth", &raw.official);
    }
    let from = reading.date(Field::From, &raw.from);
    let to = reading.date(Field::To, &raw.to);
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        reading.wrong(Field::To, "curriculum-fault-ends-before", "");
    }
    let (Some(area), Some(stage), true) = (area, stage, reading.faults.is_empty()) else {
        return Err(reading.faults);
    };
    let is_over = to.is_some_and(|to| to < start);
    Ok(Good {
        line: raw.line,
        text: raw.text.clone(),
        paragraph: raw.paragraph.clone(),
        held: Held {
            from: from.map_or(start, |from| from.max(start)),
            to: to.filter(|_| !is_over),
        },
        written: Held {
            from: from.unwrap_or_else(|| to.map_or(start, |to| to.min(start))),
            to,
        },
        area,
        stage,
        official,
        is_over,
    })
}
