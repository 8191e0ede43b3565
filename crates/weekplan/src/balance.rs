//! What a week lacks while it is planned: areas (3.8), health and physical activity (3.7), Latvian and outdoor time by
//! day, and the month's outcomes that stand in no day yet. Pure; it warns and never blocks.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kernel::{Area, PlannedOutcomeId};
use planning::records::PlannedOutcome;

use crate::lesson::Place;

/// Something that is planned for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// On which day
    pub day: Date,
    /// Of which area
    pub area: Area,
    /// Where
    pub place: Place,
}

/// What every day should have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// "Veselība un fiziskā aktivitāte" (3.7)
    Health,
    /// Latvian
    Language,
    /// "Ārā"
    Outdoors,
}

impl Need {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Health, Self::Language, Self::Outdoors];

    /// The ending of its keys in the catalogues.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Language => "language",
            Self::Outdoors => "outdoors",
        }
    }

    /// Whether that meets it.
    pub fn met_by(self, one: &Planned) -> bool {
        match self {
            Self::Health => one.area == Area::Health,
            Self::Language => one.area == Area::Language,
            Self::Outdoors => one.place == Place::Outdoors,
        }
    }
}

/// The days on which a week has an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaDays {
    /// Which
    pub area: Area,
    /// On which days
    pub on: BTreeSet<Date>,
}

/// The days that have a need met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedDays {
    /// Which
    pub need: Need,
    /// Every working day, and whether it has it
    pub days: Vec<(Date, bool)>,
}

/// How a week stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// The seven areas in their order
    pub areas: Vec<AreaDays>,
    /// The three daily needs in their order
    pub needs: Vec<NeedDays>,
    /// The month's outcomes that stand in no day of the month
    pub unplaced: Vec<PlannedOutcomeId>,
}

/// How often one of the month's outcomes is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Placed {
    /// In this week
    pub week: usize,
    /// In the other weeks of the months that it touches
    pub elsewhere: usize,
}

impl Placed {
    /// In all.
    pub const fn total(self) -> usize {
        self.week + self.elsewhere
    }
}

/// How often each outcome is placed, by the outcome.
pub type Placements = BTreeMap<PlannedOutcomeId, Placed>;

impl Balance {
    /// Of a week with those working days.
    pub fn of(
        working: &[Date],
        planned: &[Planned],
        outcomes: &[PlannedOutcome],
        placements: &Placements,
    ) -> Self {
        let here = || planned.iter().filter(|one| working.contains(&one.day));
        let on = |area: Area| {
            let of_area = here().filter(|one| one.area == area);
            of_area.map(|one| one.day).collect()
        };
        let met = |need: Need, day: Date| here().any(|one| one.day == day && need.met_by(one));
        let unplaced = |outcome: &&PlannedOutcome| {
            let placed = placements.get(&outcome.id).copied().unwrap_or_default();
            placed.total() == 0
        };
        Self {
            areas: Area::ALL
                .into_iter()
                .map(|area| AreaDays { area, on: on(area) })
                .collect(),
            needs: Need::ALL
                .into_iter()
                .map(|need| NeedDays {
                    need,
                    days: working.iter().map(|day| (*day, met(need, *day))).collect(),
                })
                .collect(),
            unplaced: outcomes.iter().filter(unplaced).map(|one| one.id).collect(),
        }
    }

    /// The areas that the week lacks; none where the institution does not work all week.
    pub fn missing(&self) -> Vec<Area> {
        if self.needs.iter().all(|need| need.days.is_empty()) {
            return Vec::new();
        }
        let lacking = self.areas.iter().filter(|one| one.on.is_empty());
        lacking.map(|one| one.area).collect()
    }

    /// How many of the seven are there.
    pub fn present(&self) -> usize {
        self.areas.iter().filter(|one| !one.on.is_empty()).count()
    }

    /// The days that lack it.
    pub fn lacking(&self, need: Need) -> Vec<Date> {
        let found = self.needs.iter().filter(|one| one.need == need);
        let days = found.flat_map(|one| one.days.iter());
        days.filter(|(_, met)| !met).map(|(day, _)| *day).collect()
    }
}
