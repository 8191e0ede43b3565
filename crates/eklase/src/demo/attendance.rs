//! "Grupas žurnāls": the sheets of every working day until yesterday, and what has been marked of today's by now.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId, Mark};
use store::{Error, Params, WriteTx, params, sql};

use super::INSTITUTION;
use super::absences::{self, Absence};
use super::chance::Chance;
use super::children::{Child, members};
use super::frame::Frame;
use super::house::{ACORNS, CUBS, GROUPS, KITTENS, LADYBIRDS, OWLS};
use super::people::writer;

/// "Pūcītes" forgot a whole day: so many working days ago.
const FORGOTTEN_AGO: usize = 9;
/// Confirmed too late: group, working days ago, minutes past nine.
const LATE: [(GroupId, usize, i8); 4] = [
    (OWLS, 3, 20),
    (ACORNS, 6, 4),
    (KITTENS, 12, 4),
    (OWLS, 21, 20),
];
/// How many of "Mārītes" are left unmarked today, the child at home among them.
const UNMARKED_TODAY: usize = 4;

/// Here.
const PRESENT: Absence = Absence {
    mark: Mark::Present,
    note: String::new(),
    doctor_note: false,
};

/// The sheet of a group's day.
pub struct Sheet {
    /// Whose
    pub group: GroupId,
    /// When
    pub day: Date,
    /// What is marked
    pub marks: BTreeMap<ChildId, Absence>,
    /// By whom, and in whose place
    pub by: (AccountId, Option<AccountId>),
    /// When
    pub at: Timestamp,
    /// Whether no child is left unmarked
    pub confirmed: bool,
}

/// Every sheet, group by group and day by day.
pub fn sheets(frame: &Frame, children: &[Child]) -> Vec<Sheet> {
    let mut days = frame.past.clone();
    days.extend(frame.works_today().then_some(frame.today));
    let away: BTreeMap<ChildId, BTreeMap<Date, Absence>> = children
        .iter()
        .map(|child| (child.id, absences::of(frame, child, &days)))
        .collect();
    let mut sheets = Vec::new();
    for group in &GROUPS {
        for (turn, day) in frame.past.iter().enumerate() {
            let ago = frame.past.len() - turn;
            if (group.id, ago) == (OWLS, FORGOTTEN_AGO) {
                continue;
            }
            sheets.push(Sheet {
                at: confirmed_at(frame, group.id, *day, ago),
                ..sheet(frame, children, &away, (group.id, *day, turn))
            });
        }
        if frame.works_today() {
            let turn = frame.past.len();
            let whole = sheet(frame, children, &away, (group.id, frame.today, turn));
            sheets.extend(so_far(frame, whole));
        }
    }
    sheets
}

/// The whole sheet of a day.
fn sheet(
    frame: &Frame,
    children: &[Child],
    away: &BTreeMap<ChildId, BTreeMap<Date, Absence>>,
    (group, day, turn): (GroupId, Date, usize),
) -> Sheet {
    let mark = |child: &Child| {
        let absence = away.get(&child.id).and_then(|days| days.get(&day));
        (child.id, absence.cloned().unwrap_or(PRESENT))
    };
    let here = members(children, group, day);
    Sheet {
        group,
        day,
        marks: here
            .into_iter()
            .filter(|child| !child.is_home(day))
            .map(mark)
            .collect(),
        by: writer(frame, group, day, turn),
        at: frame.now,
        confirmed: true,
    }
}

/// Between 08:35 and 08:58, but for a few days.
fn confirmed_at(frame: &Frame, group: GroupId, day: Date, ago: usize) -> Timestamp {
    let late = LATE
        .iter()
        .find(|(whose, when, _)| (*whose, *when) == (group, ago));
    if let Some((_, _, minute)) = late {
        return frame.at(day, 9, *minute);
    }
    let ago = i64::try_from(ago).unwrap_or_default();
    let minute = 35 + Chance::of(311, group.0 * 1000 + ago).below(24);
    frame.at(day, 8, i8::try_from(minute).unwrap_or(45))
}

/// What stands of today's sheet at this hour.
fn so_far(frame: &Frame, whole: Sheet) -> Option<Sheet> {
    let today = frame.today;
    let after = |hour, minute| frame.now >= frame.at(today, hour, minute);
    if !after(8, 30) {
        return None;
    }
    let count = whole.marks.len();
    let sheet = match whole.group {
        KITTENS => Sheet {
            at: frame.at(today, 8, 24),
            ..whole
        },
        CUBS => Sheet {
            at: frame.at(today, 8, 29),
            ..whole
        },
        ACORNS if after(9, 5) => Sheet {
            at: frame.at(today, 9, 4),
            ..whole
        },
        ACORNS => partly(frame, whole, count / 2),
        LADYBIRDS => {
            let home = usize::from(today >= frame.this_year(10, 1));
            partly(frame, whole, (count + home).saturating_sub(UNMARKED_TODAY))
        }
        _ => return None,
    };
    Some(sheet)
}

/// Only the first children, all of them here.
fn partly(frame: &Frame, whole: Sheet, count: usize) -> Sheet {
    let first = whole.marks.into_keys().take(count);
    Sheet {
        marks: first.map(|child| (child, PRESENT)).collect(),
        at: frame.at(frame.today, 8, 27),
        confirmed: false,
        ..whole
    }
}

/// Marks: group, day, child, mark, note, doctor's note, when, by and for whom.
pub async fn write_marks(tx: &mut WriteTx, marks: Vec<Params>) -> Result<(), Error> {
    tx.run_many(
        sql!(
            "INSERT INTO attendance_mark (institution_id, group_id, on_date, child_id, mark, note,
                                          doctor_note, marked_at, marked_by, marked_for)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ),
        marks,
    )
    .await?;
    Ok(())
}

/// Confirmed days: group, day, when, by and for whom.
pub async fn write_days(tx: &mut WriteTx, days: Vec<Params>) -> Result<(), Error> {
    tx.run_many(
        sql!(
            "INSERT INTO attendance_day (institution_id, group_id, on_date, confirmed_at,
                                         confirmed_by, confirmed_for)
             VALUES ($1, $2, $3, $4, $5, $6)"
        ),
        days,
    )
    .await?;
    Ok(())
}

/// Writes the sheets.
pub async fn write(tx: &mut WriteTx, sheets: &[Sheet]) -> Result<(), Error> {
    let (mut marks, mut days) = (Vec::new(), Vec::new());
    for sheet in sheets {
        let (group, day, at, (by, instead_of)) = (sheet.group, sheet.day, sheet.at, sheet.by);
        for (child, absence) in &sheet.marks {
            let Absence {
                mark,
                note,
                doctor_note,
            } = absence;
            marks.push(params![
                INSTITUTION,
                group,
                day,
                *child,
                *mark,
                *note,
                *doctor_note,
                at,
                by,
                instead_of
            ]);
        }
        if sheet.confirmed {
            days.push(params![INSTITUTION, group, day, at, by, instead_of]);
        }
    }
    write_marks(tx, marks).await?;
    write_days(tx, days).await
}
