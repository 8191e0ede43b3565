//! The grid of a month. Pure.

use calendar::{Calendar, Day, Month};
use jiff::civil::{Date, Weekday};
use kernel::{ChildId, Mark};
use people::roll::Pupil;

use crate::records::{Confirmed, MarkOfDay};

/// A column: a weekday of the month, worked or not, or a moved working day.
#[derive(Debug, Clone)]
pub struct Column {
    /// Which day
    pub day: Date,
    /// Not worked, and why
    pub off: Option<Day>,
    /// Starts a week
    pub monday: bool,
    /// Today
    pub today: bool,
    /// Children present; none while the day is not confirmed
    pub present: Option<usize>,
}

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Not worked
    Off,
    /// The child is not in the group on that day
    Away,
    /// In the family or remotely: empty with a corner (3.10.2)
    Home,
    /// A mark
    Marked(Mark),
    /// Nobody has looked, or the day has not come
    Unmarked,
}

/// A child's row with its sums.
#[derive(Debug, Clone)]
pub struct Line {
    /// The child
    pub pupil: Pupil,
    /// One for each column
    pub cells: Vec<Cell>,
    /// NS, NC, N
    pub sums: [usize; 3],
}

impl Line {
    /// Every absence.
    pub fn total(&self) -> usize {
        self.sums.iter().sum()
    }
}

/// The whole grid.
pub struct Grid {
    /// The days
    pub columns: Vec<Column>,
    /// The children
    pub lines: Vec<Line>,
    /// NS, NC, N of all
    pub sums: [usize; 3],
    /// How many days of the month are worked
    pub working_days: usize,
}

const fn sum_of(mark: Mark) -> Option<usize> {
    match mark {
        Mark::Sick => Some(0),
        Mark::Excused => Some(1),
        Mark::Unexcused => Some(2),
        Mark::Present | Mark::Home => None,
    }
}

fn cell(pupil: &Pupil, column: &Column, mark: Option<Mark>) -> Cell {
    if column.off.is_some() {
        Cell::Off
    } else if !pupil.is_here(column.day) {
        Cell::Away
    } else if pupil.is_home(column.day) || mark == Some(Mark::Home) {
        Cell::Home
    } else {
        mark.map_or(Cell::Unmarked, Cell::Marked)
    }
}

fn columns(calendar: &Calendar, month: Month, today: Date) -> Vec<Column> {
    let shown = |day: Date| {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let status = calendar.day(day);
        let off = !status.is_working();
        // weekends are left out, holidays are shown hatched
        (!(weekend && off)).then(|| Column {
            day,
            off: off.then_some(status),
            monday: day.weekday() == Weekday::Monday,
            today: day == today,
            present: None,
        })
    };
    month.days().filter_map(shown).collect()
}

/// The rows of one day.
fn of_day(marks: &[MarkOfDay], day: Date) -> &[MarkOfDay] {
    let first = marks.partition_point(|row| row.on_date < day);
    let rest = marks.get(first..).unwrap_or_default();
    let count = rest.partition_point(|row| row.on_date == day);
    rest.get(..count).unwrap_or_default()
}

/// Lays out a month; the marks stand by day and child.
pub fn grid(
    calendar: &Calendar,
    (month, today): (Month, Date),
    pupils: Vec<Pupil>,
    marks: &[MarkOfDay],
    confirmed: &[Confirmed],
) -> Grid {
    let mut columns = columns(calendar, month, today);
    // the rows come by day and child: no map has to be built to find one
    let days: Vec<&[MarkOfDay]> = columns
        .iter()
        .map(|column| of_day(marks, column.day))
        .collect();
    let mark_of = |child: ChildId, of_day: &[MarkOfDay]| {
        let at = of_day.binary_search_by_key(&child, |row| row.child_id);
        at.ok().and_then(|at| of_day.get(at)).map(|row| row.mark)
    };
    let mut sums = [0; 3];
    let mut lines = Vec::with_capacity(pupils.len());
    for pupil in pupils {
        let mut line = Line {
            cells: Vec::with_capacity(columns.len()),
            sums: [0; 3],
            pupil,
        };
        for (column, of_day) in columns.iter_mut().zip(&days) {
            let mark = mark_of(line.pupil.id, of_day);
            let cell = cell(&line.pupil, column, mark);
            if let Cell::Marked(mark) = cell {
                if let Some(count) = sum_of(mark).and_then(|at| line.sums.get_mut(at)) {
                    *count += 1;
                }
                if mark == Mark::Present {
                    *column.present.get_or_insert(0) += 1;
                }
            }
            line.cells.push(cell);
        }
        for (all, one) in sums.iter_mut().zip(line.sums) {
            *all += one;
        }
        lines.push(line);
    }
    for column in &mut columns {
        let done = confirmed.iter().any(|row| row.on_date == column.day);
        column.present = if done {
            Some(column.present.unwrap_or(0))
        } else {
            None
        };
    }
    let working_days = columns.iter().filter(|column| column.off.is_none()).count();
    Grid {
        columns,
        lines,
        sums,
        working_days,
    }
}
