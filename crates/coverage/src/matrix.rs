//! The matrix outcome × month, and how many outcomes of each area groups have not touched. Pure.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Month, SchoolYear};
use curriculum::{Outcome, Stage};
use kernel::{Area, GroupId, OutcomeId};

pub use crate::queries::{Touch, Touched};

/// How an outcome stands in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The month plan names it
    pub planned: bool,
    /// In how many days it was placed
    pub days: i64,
}

/// An outcome with the months of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// In the list's words, or in the plan's where the list has it no more
    pub text: String,
    /// The regulation's paragraph, empty where there is none
    pub paragraph: String,
    /// What is to be said of an outcome that is not of the group's list
    pub beside: Option<Beside>,
    /// By month; none where nothing names it
    pub cells: Vec<Option<Cell>>,
}

/// Why an outcome that was planned is not of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// It is of another stage: allowed, and marked.
    Stage(Stage),
    /// The list has it no more.
    Gone,
}

impl Line {
    /// Whether a month names it or a day has it.
    pub fn is_touched(&self) -> bool {
        self.cells.iter().any(Option::is_some)
    }
}

/// The outcomes of a learning area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaPart {
    /// Which
    pub area: Area,
    /// The list's outcomes in their order, then those beside it
    pub lines: Vec<Line>,
    /// How often the year's plans name an outcome in own words
    pub in_own_words: i64,
}

impl AreaPart {
    fn listed(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.beside.is_none())
    }

    /// How many outcomes the list has.
    pub fn total(&self) -> usize {
        self.listed().count()
    }

    /// How many of them have not been touched.
    pub fn untouched(&self) -> usize {
        self.listed().filter(|line| !line.is_touched()).count()
    }
}

/// A group's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// September to August
    pub months: Vec<Month>,
    /// The seven areas in their order
    pub areas: Vec<AreaPart>,
}

/// September to August.
pub fn months(year: SchoolYear) -> Vec<Month> {
    std::iter::successors(Some(Month::of(year.first())), |month| Some(month.next()))
        .take(12)
        .collect()
}

/// The outcomes that count for a group: its stage's, or all where its age names no stage.
fn counts(outcome: &Outcome, stage: Option<Stage>) -> bool {
    stage.is_none_or(|stage| outcome.stage == stage)
}

/// The months of a line: those of its touches.
fn cells(months: &[Month], touches: &[Touch], of: &dyn Fn(&Touch) -> bool) -> Vec<Option<Cell>> {
    let cell = |month: &Month| {
        let found = touches
            .iter()
            .filter(|touch| of(touch) && month.contains(touch.month));
        let (planned, days) = found.fold((0, 0), |(planned, days), touch| {
            (planned + touch.planned, days + touch.days)
        });
        (planned > 0 || days > 0).then_some(Cell {
            planned: planned > 0,
            days,
        })
    };
    months.iter().map(cell).collect()
}

impl Matrix {
    /// Of the lists and of what the plans name.
    pub fn of(
        year: SchoolYear,
        stage: Option<Stage>,
        outcomes: &[Outcome],
        touches: &[Touch],
    ) -> Self {
        let months = months(year);
        let cells = |of: &dyn Fn(&Touch) -> bool| cells(&months, touches, of);
        let listed: Vec<&Outcome> = outcomes
            .iter()
            .filter(|outcome| counts(outcome, stage))
            .collect();
        let known: BTreeSet<OutcomeId> = listed.iter().map(|outcome| outcome.id).collect();
        let area = |area: Area| {
            let own = listed.iter().filter(|outcome| outcome.area == area);
            let mut lines: Vec<Line> = own
                .map(|outcome| Line {
                    text: outcome.text.clone(),
                    paragraph: outcome.paragraph.clone(),
                    beside: None,
                    cells: cells(&|touch| touch.outcome_id == Some(outcome.id)),
                })
                .collect();
            let others: BTreeMap<OutcomeId, &Touch> = touches
                .iter()
                .filter(|touch| touch.area == area)
                .filter_map(|touch| Some((touch.outcome_id?, touch)))
                .filter(|(id, _)| !known.contains(id))
                .collect();
            let beside = others.into_iter().map(|(id, touch)| Line {
                text: touch.text.clone(),
                paragraph: String::new(),
                beside: Some(match touch.stage {
                    Some(other) if stage.is_some_and(|own| own != other) => Beside::Stage(other),
                    _ => Beside::Gone,
                }),
                cells: cells(&|touch| touch.outcome_id == Some(id)),
            });
            lines.extend(beside.filter(Line::is_touched));
            let in_own_words = touches
                .iter()
                .filter(|touch| touch.area == area && touch.outcome_id.is_none())
                .map(|touch| touch.planned)
                .sum();
            AreaPart {
                area,
                lines,
                in_own_words,
            }
        };
        Self {
            areas: Area::ALL.into_iter().map(area).collect(),
            months,
        }
    }

    /// How many outcomes the lists have.
    pub fn total(&self) -> usize {
        self.areas.iter().map(AreaPart::total).sum()
    }

    /// How many of them have not been touched.
    pub fn untouched(&self) -> usize {
        self.areas.iter().map(AreaPart::untouched).sum()
    }

    /// With nothing but the lists' outcomes that have not been touched.
    pub fn only_untouched(mut self) -> Self {
        for part in &mut self.areas {
            let keep = |line: &Line| line.beside.is_none() && !line.is_touched();
            part.lines.retain(keep);
        }
        self
    }
}

/// How many outcomes of an area a group has not touched, of how many; none where its age names no stage.
pub type Untouched = Option<(usize, usize)>;

/// The seven areas of each group, in the order of groups.
pub fn by_group(
    groups: &[(GroupId, Option<Stage>)],
    outcomes: &[Outcome],
    touched: &[Touched],
) -> Vec<(GroupId, Vec<Untouched>)> {
    let touched: BTreeSet<(GroupId, OutcomeId)> = touched
        .iter()
        .map(|one| (one.group_id, one.outcome_id))
        .collect();
    let of = |group: GroupId, stage: Option<Stage>, area: Area| {
        let stage = stage?;
        let listed = outcomes
            .iter()
            .filter(|outcome| outcome.area == area && outcome.stage == stage);
        let (mut open, mut total) = (0, 0);
        for outcome in listed {
            total += 1;
            open += usize::from(!touched.contains(&(group, outcome.id)));
        }
        Some((open, total))
    };
    groups
        .iter()
        .map(|(group, stage)| {
            let areas = Area::ALL.into_iter().map(|area| of(*group, *stage, area));
            (*group, areas.collect())
        })
        .collect()
}
