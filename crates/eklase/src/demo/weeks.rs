//! The texts of the diary: weeks of entries for three ages, chosen by month. They stand in `weeks/*.txt`: a week begins
//! with `=` and the months it fits, a day with `-`, and each line is a row: area, "Tēma" and after `>>` "Uzdots".

use calendar::{Month, SchoolYear, Week};
use jiff::civil::{Date, date};
use kernel::{Area, GroupId};

use super::house::{ACORNS, KITTENS, LADYBIRDS, OWLS};

/// The week of DOMAIN 9.4, whose entries "Mārītes" have word for word.
const LADYBIRDS_WEEK: Date = date(2026, 11, 9);

const MONTHS: [&str; 12] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
];

/// A row of a day's entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// "Priekšmets"
    pub area: Area,
    /// "Tēma"
    pub theme: &'static str,
    /// "Uzdots"
    pub homework: &'static str,
}

/// A week of entries.
struct Written {
    months: Vec<&'static str>,
    days: Vec<Vec<Row>>,
}

/// Every "Tēma" of the texts: the benchmark's search is filled from them.
pub fn diary_texts() -> Vec<&'static str> {
    let weeks = Weeks::read();
    let all = [weeks.young, weeks.middle, weeks.older, weeks.ladybirds];
    let rows = all.into_iter().flatten().flat_map(|week| week.days);
    rows.flatten().map(|row| row.theme).collect()
}

/// The weeks of every age.
pub struct Weeks {
    young: Vec<Written>,
    middle: Vec<Written>,
    older: Vec<Written>,
    ladybirds: Vec<Written>,
}

impl Weeks {
    /// Reads the texts.
    pub fn read() -> Self {
        Self {
            young: parse(include_str!("weeks/young.txt")),
            middle: parse(include_str!("weeks/middle.txt")),
            older: parse(include_str!("weeks/older.txt")),
            ladybirds: parse(include_str!("weeks/ladybirds.txt")),
        }
    }

    fn of_age(&self, group: GroupId) -> &[Written] {
        match group {
            KITTENS => &self.young,
            ACORNS | OWLS => &self.middle,
            _ => &self.older,
        }
    }

    /// The rows of a group's day. Two groups of one age are in different weeks at the same time.
    pub fn rows(&self, group: GroupId, day: Date) -> Vec<Row> {
        let week = Week::of(day);
        let written = if group == LADYBIRDS && week.monday() == LADYBIRDS_WEEK {
            self.ladybirds.first()
        } else {
            let thursday = super::frame::later(week.monday(), 3);
            let fitting = self
                .of_age(group)
                .iter()
                .filter(|written| written.fits(thursday));
            let fitting: Vec<_> = fitting.collect();
            let since = Week::of(SchoolYear::of(day).first())
                .monday()
                .until(week.monday());
            let weeks = since.map_or(0, |span| span.get_days() / 7).unsigned_abs();
            let turn = usize::try_from(weeks).unwrap_or(0) + usize::from(group.0 % 2 == 0);
            fitting.get(turn % fitting.len().max(1)).copied()
        };
        // a worked Saturday goes on with Friday's
        let weekday = day.weekday().to_monday_zero_offset().clamp(0, 4);
        let weekday = usize::try_from(weekday).unwrap_or(0);
        written
            .and_then(|written| written.days.get(weekday))
            .cloned()
            .unwrap_or_default()
    }
}

impl Written {
    fn fits(&self, day: Date) -> bool {
        let number = Month::of(day).number();
        let month = MONTHS.iter().zip(1_i8..).find(|(_, at)| *at == number);
        month.is_some_and(|(name, _)| self.months.contains(name))
    }
}

fn parse(text: &'static str) -> Vec<Written> {
    let mut weeks: Vec<Written> = Vec::new();
    for line in text.lines() {
        if let Some(months) = line.strip_prefix('=') {
            weeks.push(Written {
                months: months.split_whitespace().collect(),
                days: Vec::new(),
            });
            continue;
        }
        let Some(week) = weeks.last_mut() else {
            continue;
        };
        match row(line) {
            None => week.days.push(Vec::new()),
            Some(row) => week
                .days
                .last_mut()
                .into_iter()
                .for_each(|day| day.push(row)),
        }
    }
    weeks
}

/// A row; none for the line that begins a day.
fn row(line: &'static str) -> Option<Row> {
    let (code, text) = line.split_once(' ')?;
    let (theme, homework) = text.split_once(" >> ").unwrap_or((text, ""));
    let area = Area::ALL.into_iter().find(|area| area.code() == code)?;
    Some(Row {
        area,
        theme,
        homework,
    })
}
