//! Which learning areas a week has (3.8) and which of its days have health and physical activity (3.7). Pure.

use std::collections::BTreeSet;

use calendar::{Calendar, Week};
use jiff::civil::Date;
use kernel::Area;

use crate::records::DayRow;

/// An area planned on a day.
pub type Covered = (Date, Area);

/// The days on which a week has an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaDays {
    /// Which
    pub area: Area,
    /// On which days
    pub on: BTreeSet<Date>,
}

impl AreaDays {
    /// On how many days.
    pub fn count(&self) -> usize {
        self.on.len()
    }

    /// On how many days other than that one: what a form cannot change.
    pub fn elsewhere(&self, day: Date) -> usize {
        self.on.iter().filter(|on| **on != day).count()
    }
}

/// How a working day stands with health and physical activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// It is there.
    Present,
    /// The day has come or has other areas, and it is not there.
    Missing,
    /// A day to come that nobody has written yet.
    Open,
}

/// A week's areas and its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The seven areas in their order
    pub areas: Vec<AreaDays>,
    /// The working days in their order
    pub days: Vec<(Date, Health)>,
}

/// A row counts once it says what is done: an area without "Tēma" is not covered yet.
pub fn covered(rows: &[DayRow]) -> Vec<Covered> {
    rows.iter()
        .filter(|row| !row.theme.trim().is_empty())
        .map(|row| (row.on_date, row.area))
        .collect()
}

impl Coverage {
    /// Of a week as it is seen on a day.
    pub fn of(calendar: &Calendar, week: Week, today: Date, covered: &[Covered]) -> Self {
        let in_week = || covered.iter().filter(|(day, _)| week.contains(*day));
        let on = |wanted: Area| {
            in_week()
                .filter(|(_, area)| *area == wanted)
                .map(|(day, _)| *day)
                .collect::<BTreeSet<_>>()
        };
        let health = |day: Date| {
            let has =
                |wanted: fn(Area) -> bool| in_week().any(|(on, area)| *on == day && wanted(*area));
            if has(|area| area == Area::Health) {
                Health::Present
            } else if day <= today || has(|_| true) {
                Health::Missing
            } else {
                Health::Open
            }
        };
        let days = calendar.working_days(week.monday(), week.sunday());
        Self {
            areas: Area::ALL
                .into_iter()
                .map(|area| AreaDays { area, on: on(area) })
                .collect(),
            days: days.into_iter().map(|day| (day, health(day))).collect(),
        }
    }

    /// The areas that the week lacks; none where the institution does not work all week.
    pub fn missing(&self) -> Vec<Area> {
        if self.days.is_empty() {
            return Vec::new();
        }
        self.areas
            .iter()
            .filter(|one| one.on.is_empty())
            .map(|one| one.area)
            .collect()
    }

    /// How many of the seven are there.
    pub fn present(&self) -> usize {
        self.areas.iter().filter(|one| !one.on.is_empty()).count()
    }

    /// The days that lack health and physical activity.
    pub fn days_without_health(&self) -> Vec<Date> {
        self.days
            .iter()
            .filter(|(_, health)| *health == Health::Missing)
            .map(|(day, _)| *day)
            .collect()
    }

    /// How a day stands; none where it is not worked.
    pub fn health_of(&self, day: Date) -> Option<Health> {
        self.days
            .iter()
            .find(|(on, _)| *on == day)
            .map(|(_, health)| *health)
    }
}
