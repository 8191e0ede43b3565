//! On which days a child is away, and why: in runs, as children are, about one day of ten.

use std::collections::BTreeMap;

use calendar::Month;
use jiff::civil::Date;
use kernel::Mark;

use super::chance::Chance;
use super::children::Child;
use super::frame::Frame;

/// A day's absence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// NS, NC or N
    pub mark: Mark,
    /// As the teacher writes it
    pub note: String,
    /// Whether the doctor's note has been handed in
    pub doctor_note: bool,
}

const REASONS: [&str; 9] = [
    "ģimenes apstākļi",
    "ceļojums ar ģimeni",
    "vizīte pie zobārsta",
    "saaukstējies bērns, paliek mājās",
    "ciemojas pie vecvecākiem",
    "plānots ārsta apmeklējums",
    "vecāku atvaļinājums",
    "slikta pašsajūta no rīta",
    "ģimenes svinības",
];

const NOT_TOLD: [&str; 3] = [
    "",
    "nav paziņots; sazvanīti vecāki plkst. 9.20",
    "vecāki nav sazvanāmi",
];

/// DOMAIN 9.9: surname, mark, days of the month, note.
const PATTERN: [(&str, Mark, &[i8], &str); 6] = [
    (
        "Abele",
        Mark::Excused,
        &[19, 20],
        "ģimenes ceļojums, vecāku pieteikums 16. datumā",
    ),
    (
        "Āboliņš",
        Mark::Unexcused,
        &[24],
        "nav paziņots; sazvanīti vecāki plkst. 9.20",
    ),
    (
        "Bērziņa",
        Mark::Sick,
        &[9, 10, 11, 12, 13, 16],
        "ārsta izziņa iesniegta 17. datumā",
    ),
    (
        "Celms",
        Mark::Excused,
        &[25, 26, 27],
        "vecāku paziņojums – saaukstēšanās",
    ),
    (
        "Šulcs",
        Mark::Unexcused,
        &[23, 24, 25, 26],
        "vecāki nav paziņojuši",
    ),
    (
        "Ūdris",
        Mark::Sick,
        &[2, 3, 4, 5, 6],
        "ārsta izziņa iesniegta 9. datumā",
    ),
];

/// The month that the thirteen of "Mārītes" spend as in DOMAIN 9.9: this one from its middle on, else the one before.
fn pattern_month(frame: &Frame) -> Month {
    let this = Month::of(frame.today);
    if frame.today.day() >= 15 {
        this
    } else {
        this.previous()
    }
}

/// The child's absences on those working days.
pub fn of(frame: &Frame, child: &Child, days: &[Date]) -> BTreeMap<Date, Absence> {
    let mut away = by_chance(child, days);
    if (401..=413).contains(&child.id.0) {
        let month = pattern_month(frame);
        away.retain(|day, _| !month.contains(*day));
        let lines = PATTERN
            .iter()
            .filter(|(surname, ..)| *surname == child.surname);
        for (_, mark, of_month, note) in lines {
            let fitting = days
                .iter()
                .filter(|day| month.contains(**day) && of_month.contains(&day.day()));
            away.extend(fitting.map(|day| {
                let doctor_note = *mark == Mark::Sick;
                (
                    *day,
                    Absence {
                        mark: *mark,
                        note: (*note).to_owned(),
                        doctor_note,
                    },
                )
            }));
        }
    }
    away
}

/// Runs of illness, of family reasons, and single days of which nobody has told.
fn by_chance(child: &Child, days: &[Date]) -> BTreeMap<Date, Absence> {
    let mut draw = Chance::of(310, child.id.0);
    // some are ill more often than others
    let frail = draw.below(3) * 6;
    let mut away = BTreeMap::new();
    let mut left = days;
    while let Some((_, rest)) = left.split_first() {
        let (mark, length) = match draw.below(1000) {
            0..=1 => (Mark::Unexcused, 1),
            2..=3 => (Mark::Unexcused, 2),
            at if at < 12 + frail => (Mark::Sick, 3 + draw.below(5)),
            at if at < 28 + frail => (Mark::Excused, 1 + draw.below(3)),
            _ => {
                left = rest;
                continue;
            }
        };
        let length = usize::try_from(length).unwrap_or(1).min(left.len());
        let (run, after) = left.split_at(length);
        // the doctor's note comes with the child
        let back = after.first();
        let absence = absence(mark, back.copied(), &mut draw);
        away.extend(run.iter().map(|day| (*day, absence.clone())));
        left = after;
    }
    away
}

fn absence(mark: Mark, back: Option<Date>, draw: &mut Chance) -> Absence {
    let (note, doctor_note) = match (mark, back) {
        (Mark::Sick, Some(day)) => (
            format!("ārsta izziņa iesniegta {}", day.strftime("%d.%m.")),
            true,
        ),
        (Mark::Sick, None) => ("vecāki ziņoja, ka bērns slimo".to_owned(), false),
        (Mark::Excused, _) => (draw.pick(&REASONS).to_owned(), false),
        _ => (draw.pick(&NOT_TOLD).to_owned(), false),
    };
    Absence {
        mark,
        note,
        doctor_note,
    }
}
