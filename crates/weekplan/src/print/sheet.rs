//! The week plan as a document: a row for each day, indoors, outdoors and the means side by side. Pure.

use jiff::civil::Date;
use paper::{Align, Cell, Column, Part, Table, Tint};
use web::{Context, Say};

use crate::lesson::{Field, Lesson, Place};
use crate::queries::NamedNote;
use crate::sheet::Sheet;
use crate::start::Subject;
use crate::view::page::{happenings, themes};
use crate::words;

/// "Mārītes", and under it the themes that the week belongs to.
pub fn subtitle(group: &str, plan: &Sheet) -> String {
    let theme = |theme: crate::view::page::ThemeWords| match theme.sub {
        Some(sub) => format!("{}: {sub}", theme.title),
        None => theme.title,
    };
    let themes = themes(plan).into_iter().map(theme);
    let all: Vec<String> = std::iter::once(group.to_owned()).chain(themes).collect();
    all.join("  ·  ")
}

/// A code or a label, and what stands after it.
type Led = (String, String);

/// "VAL", "Rīta aplis", and the outcome under it.
fn lesson(say: &Say, lesson: &Lesson) -> Vec<Led> {
    let texts = &lesson.texts;
    let lead = format!("{} {}", lesson.area.code(), lesson.subject);
    let lead = lead.trim().to_owned();
    if texts.activity.is_empty() {
        return vec![(lead, texts.outcome.clone())];
    }
    let mut lines = vec![(lead, texts.activity.clone())];
    if !texts.outcome.is_empty() {
        lines.push((say.t("week-outcome-short"), texts.outcome.clone()));
    }
    lines
}

/// "KUL Mūzika", "10:45, dzied „Pūt, vējiņi!”"
fn subject(subject: Subject) -> Led {
    let outcomes = subject.outcomes.join("; ");
    let texts = [subject.starts, outcomes].into_iter();
    let written: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    let lead = format!("{} {}", subject.area.code(), subject.name);
    (lead, written.join(", "))
}

/// What the day's lessons in a place are, and in the group's rooms the subjects that come by themselves.
fn place(say: &Say, plan: &Sheet, day: Date, place: Place) -> Cell {
    let here = plan.plan.day(day).iter().filter(|one| one.place == place);
    let mut lines: Vec<Led> = here.flat_map(|one| lesson(say, one)).collect();
    if place == Place::Indoors {
        let coming = plan.subjects(day, &plan.seen());
        lines.extend(coming.into_iter().map(subject));
    }
    Cell::led(lines)
}

/// What stands in those fields of a day's lessons, each text once.
fn means(plan: &Sheet, day: Date, fields: &[Field]) -> Cell {
    let mut lines: Vec<&str> = Vec::new();
    for lesson in plan.plan.day(day) {
        for field in fields {
            let text = lesson.texts.get(*field).trim();
            if !text.is_empty() && !lines.contains(&text) {
                lines.push(text);
            }
        }
    }
    Cell::new(lines.join("\n"))
}

/// A column of means: its head's key, its width, its fields.
type Means = (&'static str, u16, &'static [Field]);

const MEANS: [Means; 3] = [
    (
        "week-aids",
        5,
        &[Field::Aids, Field::Materials, Field::Worksheets],
    ),
    ("week-ict", 4, &[Field::Ict]),
    ("week-technique", 4, &[Field::Technique]),
];

/// The columns of means in which anything is written: an empty one would only take the others' room.
fn written(plan: &Sheet) -> Vec<Means> {
    let lessons = || plan.plan.lessons().map(|(_, lesson)| lesson);
    let has = |fields: &[Field]| {
        let mut texts = lessons().flat_map(|one| fields.iter().map(|field| one.texts.get(*field)));
        texts.any(|text| !text.trim().is_empty())
    };
    let all = MEANS.into_iter();
    all.filter(|(_, _, fields)| has(fields)).collect()
}

fn day(on: &Context, plan: &Sheet, columns: &[Means], day: Date) -> Vec<Cell> {
    let say = &on.say;
    let off = say.day_off(&plan.calendar.day(day));
    let events = happenings(on, plan, day).into_iter().map(|one| {
        let text = format!("{} {}", one.starts, one.text);
        text.trim().to_owned()
    });
    let name = format!("{}\n{}", words::weekday(say, day), say.day_short(day));
    let tint = if off.is_some() {
        Tint::Grey
    } else {
        Tint::Plain
    };
    let head = Cell::new(name)
        .bold()
        .small(off.into_iter().chain(events))
        .names_row();
    let places = Place::ALL.map(|one| place(say, plan, day, one));
    let means = columns
        .iter()
        .map(|(_, _, fields)| means(plan, day, fields));
    let cells = std::iter::once(head).chain(places).chain(means);
    cells.map(|cell| cell.tint(tint)).collect()
}

/// The question and the message of the themes.
fn about(say: &Say, plan: &Sheet) -> Vec<(String, String)> {
    let pairs = themes(plan).into_iter().flat_map(|theme| {
        [
            ("plan-question", theme.question),
            ("plan-message", theme.message),
        ]
    });
    pairs
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| (say.t(key), text))
        .collect()
}

/// The week.
pub fn parts(on: &Context, plan: &Sheet) -> Vec<Part> {
    let say = &on.say;
    let columns = written(plan);
    let fixed = [
        ("week-print-day", 4),
        ("week-indoors", 10),
        ("week-outdoors", 7),
    ];
    let means = columns.iter().map(|(key, share, _)| (*key, *share));
    let all: Vec<(&str, u16)> = fixed.into_iter().chain(means).collect();
    let table = Table {
        summary: say.t("week-print-summary"),
        columns: all
            .iter()
            .map(|(_, share)| Column::share(*share, Align::Left))
            .collect(),
        head: vec![all.iter().map(|(key, _)| Cell::new(say.t(key))).collect()],
        rows: plan
            .shown_days()
            .into_iter()
            .map(|one| day(on, plan, &columns, one))
            .collect(),
        dense: false,
    };
    let pairs = about(say, plan);
    let about = (!pairs.is_empty()).then_some(Part::Pairs { pairs });
    about.into_iter().chain([Part::Table(table)]).collect()
}

/// A page for the teachers' own folder: what is different for children.
pub fn children(say: &Say, notes: &[NamedNote]) -> Vec<Part> {
    if notes.is_empty() {
        return Vec::new();
    }
    let row = |note: &NamedNote| {
        vec![
            Cell::new(format!("{} {}", note.surname, note.given_name)).names_row(),
            Cell::new(&note.text),
        ]
    };
    let head = ["week-print-child", "week-notes"];
    vec![
        Part::Break,
        Part::heading(say.t("week-notes")),
        Part::note(say.t("week-print-not-for-walls")),
        Part::Table(Table {
            summary: say.t("week-notes"),
            columns: vec![Column::share(1, Align::Left), Column::share(3, Align::Left)],
            head: vec![head.map(|key| Cell::new(say.t(key))).to_vec()],
            rows: notes.iter().map(row).collect(),
            dense: false,
        }),
    ]
}
