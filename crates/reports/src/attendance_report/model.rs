//! The report as data: sums of a month's marks. Pure.

use std::collections::BTreeMap;

use attendance::records::{Confirmed, Marked};
use calendar::{Calendar, Month};
use jiff::civil::Date;
use kernel::{ChildId, Mark};
use people::roll::Pupil;

/// On that day the child is not in the group: an empty cell would say that it was there.
pub const AWAY: &str = "–";

/// A child's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// "Ābola Elza"
    pub name: String,
    /// One for each working day: the symbol, empty for present, at home or unmarked, [`AWAY`] for not in the group
    pub cells: Vec<&'static str>,
    /// Working days on which the child was in the group
    pub due: usize,
    /// Present
    pub attended: usize,
    /// NS, NC, N
    pub absent: [usize; 3],
    /// Days in family education or remote learning
    pub home: usize,
    /// The remarks of absences, each once
    pub notes: Vec<String>,
}

impl Line {
    /// All absences.
    pub fn total(&self) -> usize {
        self.absent.iter().sum()
    }
}

/// The whole report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The month's working days
    pub days: Vec<Date>,
    /// The children, in Latvian order
    pub lines: Vec<Line>,
    /// Children present on each of the days
    pub present: Vec<usize>,
    /// Present on all days
    pub attended: usize,
    /// NS, NC, N of all
    pub absent: [usize; 3],
    /// Working days up to today that nobody has confirmed
    pub unconfirmed: Vec<Date>,
}

impl Report {
    /// All absences.
    pub fn total(&self) -> usize {
        self.absent.iter().sum()
    }

    /// Attended of attended and absent, in tenths of a percent; none before anything is marked.
    pub fn share(&self) -> Option<usize> {
        let all = self.attended + self.total();
        (all > 0).then(|| (self.attended * 1000 + all / 2) / all)
    }
}

const fn at(mark: Mark) -> Option<usize> {
    match mark {
        Mark::Sick => Some(0),
        Mark::Excused => Some(1),
        Mark::Unexcused => Some(2),
        Mark::Present | Mark::Home => None,
    }
}

fn line(
    pupil: &Pupil,
    days: &[Date],
    marks: &BTreeMap<(ChildId, Date), &Marked>,
    present: &mut [usize],
) -> Line {
    let mut line = Line {
        name: pupil.name(),
        cells: Vec::with_capacity(days.len()),
        due: 0,
        attended: 0,
        absent: [0; 3],
        home: 0,
        notes: Vec::new(),
    };
    for (day, present) in days.iter().zip(present) {
        if !pupil.is_here(*day) {
            line.cells.push(AWAY);
            continue;
        }
        let marked = marks.get(&(pupil.id, *day));
        let mark = marked.map(|marked| marked.mark);
        line.due += 1;
        if pupil.is_home(*day) || mark == Some(Mark::Home) {
            line.home += 1;
            line.cells.push("");
            continue;
        }
        if mark == Some(Mark::Present) {
            line.attended += 1;
            *present += 1;
        }
        if let Some(count) = mark.and_then(at).and_then(|at| line.absent.get_mut(at)) {
            *count += 1;
        }
        if let Some(note) = marked.map(|marked| &marked.note)
            && !note.is_empty()
            && !line.notes.contains(note)
        {
            line.notes.push(note.clone());
        }
        line.cells.push(mark.map_or("", Mark::symbol));
    }
    line
}

/// Sums a month.
pub fn report(
    calendar: &Calendar,
    (month, today): (Month, Date),
    pupils: &[Pupil],
    marks: &[Marked],
    confirmed: &[Confirmed],
) -> Report {
    let days = calendar.working_days_of(month);
    let marks: BTreeMap<(ChildId, Date), &Marked> = marks
        .iter()
        .map(|row| ((row.child_id, row.on_date), row))
        .collect();
    let mut present = vec![0; days.len()];
    let lines: Vec<Line> = pupils
        .iter()
        .map(|pupil| line(pupil, &days, &marks, &mut present))
        .collect();
    let mut absent = [0; 3];
    for line in &lines {
        for (all, one) in absent.iter_mut().zip(line.absent) {
            *all += one;
        }
    }
    let done = |day: &Date| confirmed.iter().any(|row| row.on_date == *day);
    let unconfirmed = days
        .iter()
        .filter(|day| **day <= today && !done(day))
        .copied()
        .collect();
    Report {
        attended: present.iter().sum(),
        days,
        lines,
        present,
        absent,
        unconfirmed,
    }
}
