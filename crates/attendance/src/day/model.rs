//! The sheet of a day and the rules of marking it. Pure.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::{ChildId, Mark};
use people::roll::Pupil;
use web::{Error, Form, Result};

use super::queries::Kept;

/// The longest remark of a child's day.
pub const NOTE: usize = 500;

/// What is marked for a child: the mark, "Piezīmes" and "Ir ārsta zīme".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// None while nobody has looked
    pub mark: Option<Mark>,
    /// "Piezīmes"
    pub note: String,
    /// "Ir ārsta zīme"
    pub doctor_note: bool,
}

impl State {
    /// The mark's stored form, empty for none.
    pub fn code(&self) -> &'static str {
        self.mark.map_or("", Mark::as_str)
    }
}

/// A child's row of the sheet.
#[derive(Debug, Clone)]
pub struct Line {
    /// The child
    pub pupil: Pupil,
    /// Learns at home on this day: the cell stays empty (3.10.2)
    pub home: bool,
    /// What is saved
    pub saved: State,
    /// Who saved it and when, for conflicts: "Agnese Kalniņa 08:41"
    pub by: String,
    /// What the form shows: the saved state, or what was typed
    pub shown: State,
    /// Somebody else saved something different meanwhile.
    pub conflict: bool,
}

/// How far the marking is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Present
    pub present: usize,
    /// NS
    pub sick: usize,
    /// NC
    pub excused: usize,
    /// N
    pub unexcused: usize,
    /// In the family or remotely
    pub home: usize,
    /// Not marked yet
    pub left: usize,
}

/// Counts the sheet.
pub fn tally(lines: &[Line]) -> Tally {
    let mut tally = Tally::default();
    for line in lines {
        let count = match line.saved.mark {
            _ if line.home => &mut tally.home,
            Some(Mark::Present) => &mut tally.present,
            Some(Mark::Sick) => &mut tally.sick,
            Some(Mark::Excused) => &mut tally.excused,
            Some(Mark::Unexcused) => &mut tally.unexcused,
            Some(Mark::Home) => &mut tally.home,
            None => &mut tally.left,
        };
        *count += 1;
    }
    tally
}

/// The sheet: the children who are in the group on that day, with what is kept.
pub fn lines(
    pupils: Vec<Pupil>,
    kept: Vec<Kept>,
    day: Date,
    by: impl Fn(&Kept) -> String,
) -> Vec<Line> {
    let mut kept: BTreeMap<ChildId, Kept> =
        kept.into_iter().map(|row| (row.child_id, row)).collect();
    pupils
        .into_iter()
        .filter(|pupil| pupil.is_here(day))
        .map(|pupil| {
            let row = kept.remove(&pupil.id);
            let who = row.as_ref().map(&by).unwrap_or_default();
            let saved = row.map_or_else(State::default, |row| State {
                mark: Some(row.mark),
                note: row.note,
                doctor_note: row.doctor_note,
            });
            Line {
                home: pupil.is_home(day),
                shown: saved.clone(),
                saved,
                by: who,
                conflict: false,
                pupil,
            }
        })
        .collect()
}

/// What a form wants of one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// What the person saw
    pub seen: State,
    /// What the person wants
    pub wanted: State,
}

/// Reads one child's fields; none where the form does not speak of the child or leaves it unmarked.
pub fn wish(form: &Form, line: &Line) -> Result<Option<Wish>> {
    let child = line.pupil.id;
    let Some(mark) = form.parse_opt::<Mark>(&format!("mark-{child}"))? else {
        return Ok(None);
    };
    let seen_mark = form.parse_opt::<Mark>(&format!("was-{child}"))?;
    let note = form.get(&format!("note-{child}"));
    let note_of = |text: Option<&str>| text.unwrap_or(&line.saved.note).trim().to_owned();
    let wanted = State {
        mark: Some(mark),
        note: note_of(note),
        // the box is only asked where the note beside it is sent, and only an illness has it
        doctor_note: match note {
            Some(_) => mark == Mark::Sick && form.ticked(&format!("doctor-{child}")),
            None => mark == Mark::Sick && line.saved.doctor_note,
        },
    };
    if wanted.note.chars().count() > NOTE {
        return Err(Error::Unprocessable("attendance-note-long"));
    }
    let seen = State {
        mark: seen_mark,
        note: note_of(form.get(&format!("was-note-{child}")).or(note.map(|_| ""))),
        doctor_note: note.map_or(line.saved.doctor_note, |_| {
            form.ticked(&format!("was-doctor-{child}"))
        }),
    };
    Ok(Some(Wish { seen, wanted }))
}

/// What becomes of a child's wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was changed by this person, or it stands so already.
    Same,
    /// It is to be written.
    Write,
    /// Somebody else changed it since it was seen.
    Conflict,
}

/// Only what a person changed counts; it conflicts only with what another changed meanwhile.
pub fn outcome(wish: &Wish, saved: &State) -> Outcome {
    if wish.wanted == wish.seen || wish.wanted == *saved {
        Outcome::Same
    } else if wish.seen == *saved {
        Outcome::Write
    } else {
        Outcome::Conflict
    }
}
