//! What every row of a file does to the list that is kept. Pure.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use jiff::civil::Date;
use kernel::Area;

use super::field::Field;
use super::file::Raw;
use super::matching::{Kept, doubled};
use super::plan::{Change, Judged, Plan, Said, State};
use super::row::{Good, judged};
use crate::area::{area_of, stage_of};
use crate::outcomes::queries::{Line, New, Update};
use crate::stage::Stage;

/// What becomes of outcomes that the file does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// The file is the whole list of the areas and stages that it names: they end.
    Retire,
    /// The file adds to the list: they stay.
    Keep,
}

impl Others {
    /// The stored form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Retire => "retire",
            Self::Keep => "keep",
        }
    }
}

/// The text is neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownOthers;

impl FromStr for Others {
    type Err = UnknownOthers;
    fn from_str(text: &str) -> Result<Self, UnknownOthers> {
        match text {
            "retire" => Ok(Self::Retire),
            "keep" => Ok(Self::Keep),
            _ => Err(UnknownOthers),
        }
    }
}

store::text_column!(Others);

/// Where the next row of an area and stage stands.
struct Places {
    last: BTreeMap<(Area, Stage), i64>,
    others: Others,
}

impl Places {
    /// A file that is the whole list gives the order too; one that adds to it comes behind it.
    fn new(kept: &[Line], others: Others) -> Self {
        let mut last = BTreeMap::new();
        if others == Others::Keep {
            for line in kept {
                let place: &mut i64 = last.entry((line.area, line.stage)).or_default();
                *place = (*place).max(line.position);
            }
        }
        Self { last, others }
    }

    fn of(&mut self, row: &Good, line: Option<&Line>) -> i64 {
        match line {
            Some(line) if self.others == Others::Keep => line.position,
            _ => {
                let place = self.last.entry((row.area, row.stage)).or_default();
                *place += 1;
                *place
            }
        }
    }
}

fn change(field: Field, old: impl ToString, new: impl ToString) -> Option<Change> {
    let (old, new) = (old.to_string(), new.to_string());
    (old != new).then_some(Change { field, old, new })
}

fn last_day(to: Option<Date>) -> String {
    to.map(|day| day.to_string()).unwrap_or_default()
}

fn yes_or_no(official: bool) -> &'static str {
    if official { "yes" } else { "no" }
}

/// What is different of a known outcome.
fn changes(line: &Line, row: &Good, official: bool) -> Vec<Change> {
    [
        change(Field::Text, &line.text, &row.text),
        change(Field::Paragraph, &line.paragraph, &row.paragraph),
        change(
            Field::Official,
            yes_or_no(line.official),
            yes_or_no(official),
        ),
        change(Field::To, last_day(line.to_on), last_day(row.held.to)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn shown(row: &Good, state: State) -> Judged {
    Judged {
        line: Some(row.line),
        area: Some(row.area),
        stage: Some(row.stage),
        text: row.text.clone(),
        state,
        changes: Vec::new(),
        faults: Vec::new(),
        is_over: row.is_over,
    }
}

fn retired(line: &Line, to: Date) -> Judged {
    Judged {
        line: None,
        area: Some(line.area),
        stage: Some(line.stage),
        text: line.text.clone(),
        state: State::Retired,
        changes: change(Field::To, last_day(line.to_on), to)
            .into_iter()
            .collect(),
        faults: Vec::new(),
        is_over: false,
    }
}

/// Makes the plan of good rows.
struct Planning {
    plan: Plan,
    places: Places,
    start: Date,
}

impl Planning {
    fn row(&mut self, row: &Good, line: Option<&Line>) {
        let place = self.places.of(row, line);
        let judged = match line {
            // it ended before the list begins: only its end may be news
            Some(line) if row.is_over => self.ended(line, row),
            None if row.is_over => shown(row, State::Same),
            Some(line) => self.known(line, row, place),
            None => {
                self.add(row, row.official.unwrap_or_default(), place);
                shown(row, State::Added)
            }
        };
        self.plan.rows.push(judged);
    }

    fn ended(&mut self, line: &Line, row: &Good) -> Judged {
        let to = line.held().end_before(self.start);
        self.plan.ends.push((line.id, to));
        let changes = change(Field::To, last_day(line.to_on), to);
        Judged {
            changes: changes.into_iter().collect(),
            ..shown(row, State::Retired)
        }
    }

    fn add(&mut self, row: &Good, official: bool, position: i64) {
        self.plan.adds.push(New {
            area: row.area,
            stage: row.stage,
            text: row.text.clone(),
            paragraph: row.paragraph.clone(),
            held: row.held,
            position,
            official,
        });
    }

    fn known(&mut self, line: &Line, row: &Good, position: i64) -> Judged {
        let is_same_text = line.text == row.text;
        // a new wording is not official because the old one was
        let kept = is_same_text && line.official;
        let official = row.official.unwrap_or(kept);
        let changes = changes(line, row, official);
        if !is_same_text {
            let to = line.held().end_before(row.held.from);
            self.plan.ends.push((line.id, to));
            self.add(row, official, position);
        } else if !changes.is_empty() || line.position != position {
            self.plan.updates.push(Update {
                id: line.id,
                paragraph: row.paragraph.clone(),
                to: row.held.to,
                position,
                official,
            });
        }
        let state = if changes.is_empty() {
            State::Same
        } else {
            State::Changed
        };
        Judged {
            changes,
            ..shown(row, state)
        }
    }

    /// What is kept and not in the file.
    fn others(&mut self, lines: &[Line], kept: &Kept<'_>, rows: &[&Good], others: Others) {
        let named: BTreeSet<(Area, Stage)> = rows.iter().map(|row| (row.area, row.stage)).collect();
        for line in lines.iter().filter(|line| !kept.is_taken(line.id)) {
            let ends = match others {
                Others::Retire => named.contains(&(line.area, line.stage)),
                Others::Keep => rows.iter().any(|row| overtakes(row, line)),
            };
            if ends {
                let to = line.held().end_before(self.start);
                self.plan.ends.push((line.id, to));
                self.plan.rows.push(retired(line, to));
            }
        }
    }
}

/// Whether the row says anew what the outcome was to say later on.
fn overtakes(row: &Good, line: &Line) -> bool {
    let same =
        line.text == row.text || (!row.paragraph.is_empty() && line.paragraph == row.paragraph);
    let beside = (row.area, row.stage) == (line.area, line.stage);
    beside && same && !row.is_over && row.held.meets(line.held())
}

fn wrong(raw: &Raw, faults: Vec<Said>) -> Judged {
    Judged {
        line: Some(raw.line),
        area: area_of(&raw.area),
        stage: stage_of(&raw.stage),
        text: raw.text.clone(),
        state: State::Wrong,
        changes: Vec::new(),
        is_over: false,
        faults,
    }
}

/// What the rows do to the outcomes that hold on the list's first day or later.
pub fn judge(raws: &[Raw], lines: &[Line], start: Date, others: Others) -> Plan {
    let read: Vec<Result<Good, Vec<Said>>> = raws.iter().map(|raw| judged(raw, start)).collect();
    let good: Vec<&Good> = read.iter().flatten().collect();
    let doubled = doubled(&good);
    let mut kept = Kept::new(lines);
    let matched = kept.matched(&good);
    let mut planning = Planning {
        plan: Plan::default(),
        places: Places::new(lines, others),
        start,
    };
    let mut found = good.iter().zip(doubled).zip(matched);
    for (raw, read) in raws.iter().zip(&read) {
        let next = read.as_ref().ok().and_then(|_| found.next());
        match (read, next) {
            (Ok(_), Some(((_, Some(earlier)), _))) => {
                let said = Said {
                    field: Field::Text,
                    key: "curriculum-fault-twice",
                    what: earlier.to_string(),
                };
                planning.plan.rows.push(wrong(raw, vec![said]));
            }
            (Ok(row), Some(((_, None), line))) => planning.row(row, line),
            (Ok(_), None) => {}
            (Err(faults), _) => planning.plan.rows.push(wrong(raw, faults.clone())),
        }
    }
    planning.others(lines, &kept, &good, others);
    planning.plan
}
