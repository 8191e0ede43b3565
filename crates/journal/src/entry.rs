//! A day's entry: its rows as they are typed and as they are kept, and the rules of saving them. Pure.

use calendar::{Duty, DutyKind, Rules};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Area, GroupId};
use serde::{Deserialize, Serialize};
use timetable::Slot;
use web::{Error, Form, Result};
use weekplan::start::Start;

use crate::records::DayRow;

/// The longest "Tēma" and "Uzdots".
pub const TEXT: usize = 10_000;
/// The most rows of a day.
pub const ROWS: usize = 20;

/// A row that is kept; versions hold it as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// "Priekšmets"
    pub area: Area,
    /// "Tēma"
    pub theme: String,
    /// "Uzdots"
    pub homework: String,
}

impl From<&DayRow> for Row {
    fn from(row: &DayRow) -> Self {
        Self {
            area: row.area,
            theme: row.theme.clone(),
            homework: row.homework.clone(),
        }
    }
}

/// The rows of one day among those of several.
pub fn rows_of(rows: &[DayRow], day: Date) -> Vec<Row> {
    rows.iter()
        .filter(|row| row.on_date == day)
        .map(Row::from)
        .collect()
}

/// A row of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// What its fields are called after: "3" of "area-3"
    pub key: String,
    /// "Priekšmets"; none while it is not chosen
    pub area: Option<Area>,
    /// "Tēma"
    pub theme: String,
    /// "Uzdots"
    pub homework: String,
}

impl Typed {
    /// Nothing was chosen or written.
    pub fn is_blank(&self) -> bool {
        self.area.is_none() && !self.has_theme() && self.homework.trim().is_empty()
    }

    /// "Tēma" is written.
    pub fn has_theme(&self) -> bool {
        !self.theme.trim().is_empty()
    }

    /// An empty row of that area.
    fn of(area: Option<Area>) -> Self {
        Self {
            area,
            ..Self::default()
        }
    }
}

impl From<&Row> for Typed {
    fn from(row: &Row) -> Self {
        let (theme, homework) = (row.theme.clone(), row.homework.clone());
        Self {
            key: String::new(),
            area: Some(row.area),
            theme,
            homework,
        }
    }
}

/// What a new day begins with: the dominant area, and health, which every day has (3.7).
pub fn blank() -> Vec<Typed> {
    vec![Typed::of(None), Typed::of(Some(Area::Health))]
}

/// The rows of a day's play-lessons: their area, and their title as the beginning of "Tēma".
pub fn from_timetable(slots: &[Slot]) -> Vec<Typed> {
    slots
        .iter()
        .map(|slot| Typed {
            theme: slot.title.clone(),
            ..Typed::of(Some(slot.area))
        })
        .collect()
}

/// The rows that the week plan begins a day with.
pub fn from_plan(planned: &[Start]) -> Vec<Typed> {
    planned
        .iter()
        .take(ROWS)
        .map(|start| Typed {
            theme: start.theme.clone(),
            ..Typed::of(Some(start.area))
        })
        .collect()
}

/// Reads the form's rows in the order in which they stand in it.
pub fn typed(form: &Form) -> Result<Vec<Typed>> {
    let mut rows: Vec<Typed> = Vec::new();
    for (name, _) in form.pairs() {
        let key = ["area-", "theme-", "homework-"]
            .iter()
            .find_map(|kind| name.strip_prefix(kind));
        let Some(key) = key.filter(|key| rows.iter().all(|row| row.key != *key)) else {
            continue;
        };
        if rows.len() == ROWS {
            return Err(Error::Unprocessable("diary-too-many-rows"));
        }
        rows.push(Typed {
            key: key.to_owned(),
            area: form.parse_opt(&format!("area-{key}"))?,
            theme: form.text(&format!("theme-{key}")).to_owned(),
            homework: form.text(&format!("homework-{key}")).to_owned(),
        });
    }
    Ok(rows)
}

/// What is wrong with a row's field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The row's place among those that were typed
    pub row: usize,
    /// "area", "theme" or "homework"
    pub field: &'static str,
    /// The text that says what to do
    pub key: &'static str,
}

/// The rows to keep, without the empty ones; or what is wrong with them.
pub fn check(typed: &[Typed]) -> Result<Vec<Row>, Vec<Fault>> {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for (row, one) in typed.iter().enumerate().filter(|(_, one)| !one.is_blank()) {
        let (theme, homework) = (one.theme.trim(), one.homework.trim());
        if theme.chars().count() > TEXT {
            faults.push(Fault {
                row,
                field: "theme",
                key: "diary-text-long",
            });
        }
        if homework.chars().count() > TEXT {
            faults.push(Fault {
                row,
                field: "homework",
                key: "diary-text-long",
            });
        }
        match one.area {
            Some(area) => {
                rows.push(Row {
                    area,
                    theme: theme.to_owned(),
                    homework: homework.to_owned(),
                });
            }
            None => faults.push(Fault {
                row,
                field: "area",
                key: "diary-no-area",
            }),
        }
    }
    if faults.is_empty() {
        Ok(rows)
    } else {
        Err(faults)
    }
}

/// A day is done when it has a row and every row says its "Tēma" (3.9.1).
pub fn complete(rows: &[Row]) -> bool {
    !rows.is_empty() && rows.iter().all(|row| !row.theme.trim().is_empty())
}

/// What becomes of a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It stands so already.
    Same,
    /// It is to be written.
    Write,
    /// Somebody else saved something different since the form was opened.
    Conflict,
}

/// Only what was written over a newer version conflicts. Revision 0 is a day without an entry.
pub fn outcome(seen: i64, kept: i64, saved: &[Row], wanted: &[Row]) -> Outcome {
    if kept > 0 && saved == wanted {
        Outcome::Same
    } else if seen == kept {
        Outcome::Write
    } else {
        Outcome::Conflict
    }
}

/// What is checked while writing: it warns and never blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checks {
    /// The first row has an area
    pub dominant: bool,
    /// There is a row
    pub any: bool,
    /// The rows without "Tēma", by their area where one is chosen
    pub themeless: Vec<Option<Area>>,
    /// Health and physical activity is there
    pub health: bool,
}

/// Checks the form's rows.
pub fn checks(rows: &[Typed]) -> Checks {
    let written = || rows.iter().filter(|row| !row.is_blank());
    Checks {
        dominant: rows.first().is_some_and(|row| row.area.is_some()),
        any: written().next().is_some(),
        themeless: written()
            .filter(|row| !row.has_theme())
            .map(|row| row.area)
            .collect(),
        health: written().any(|row| row.area == Some(Area::Health) && row.has_theme()),
    }
}

/// The duty of a day's entry (3.9).
pub fn duty(
    rules: &Rules<'_>,
    group: GroupId,
    day: Date,
    done: Option<Timestamp>,
) -> Duty<GroupId> {
    let due = rules.diary_due(day);
    Duty {
        kind: DutyKind::DiaryEntry,
        subject: group,
        for_day: day,
        due,
        done,
    }
}
