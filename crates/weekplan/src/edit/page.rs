//! What the page of a week's plan being written shows.

use askama::Template;
use calendar::Week;
use jiff::civil::Date;
use kernel::Area;
use people::roll::Pupil;
use web::{Context, Group, Shell};

use super::fields::{Entry, Maker, Note, fault_of, summary};
use crate::balance::Balance;
use crate::lesson::Place;
use crate::plan::{Part, Plan, is_over};
use crate::queries::Other;
use crate::sheet::{Seen, Sheet};
use crate::start::Subject;
use crate::steps::Focus;
use crate::typed::{Draft, Fault, LESSONS, Typed, TypedNote};
use crate::view::page::{
    Happening, Offered, Row, ThemeWords, happenings, may_write, offered, row, span, themes,
};
use crate::words;

/// What the form holds, and what is said about it.
#[derive(Default)]
pub struct Filled {
    pub draft: Draft,
    /// The revision that the person saw, while it still has to be compared
    pub seen: Option<i64>,
    pub faults: Vec<Fault>,
    pub focus: Option<Focus>,
    /// Copied from elsewhere and not saved yet: from where
    pub copied: Option<String>,
    /// It was not, because the week has a plan by now.
    pub not_copied: bool,
    /// Typed earlier and not saved: when it was kept
    pub restored: Option<String>,
    /// What another person saved differently meanwhile
    pub conflicts: Vec<Part>,
    /// Refused as a whole: the text that says why
    pub refused: Option<&'static str>,
}

/// What is read beside the sheet for the form alone.
pub struct Beside {
    pub pupils: Vec<Pupil>,
    pub others: Vec<Other>,
    /// Last week or the same week of last year has a plan.
    pub last_week: bool,
    pub last_year: bool,
}

/// A day of the form.
struct DaySection {
    day: Date,
    number: i8,
    name: String,
    today: bool,
    off: Option<String>,
    /// The person may write it.
    mine: bool,
    entries: Vec<Entry>,
    /// Its lessons where they are only read
    rows: Vec<Row>,
    subjects: Vec<Subject>,
    happenings: Vec<Happening>,
    full: bool,
}

/// A part that two people changed.
struct Clash {
    name: String,
    mine: Vec<(String, String)>,
    theirs: Vec<(String, String)>,
    saved: Option<String>,
}

#[derive(Template)]
#[template(path = "edit/edit.html")]
pub struct EditPage {
    shell: Shell,
    group: Group,
    week: Week,
    span: String,
    themes: Vec<ThemeWords>,
    due: words::Tag,
    saved: Option<String>,
    closed: bool,
    over: bool,
    reason_fault: Option<String>,
    summary: Vec<(String, String)>,
    clashes: Vec<Clash>,
    revision: i64,
    form: Filled,
    sources: Vec<(String, String)>,
    days: Vec<DaySection>,
    /// The days that the person may write: number, short name, name
    targets: Vec<(i8, String, String)>,
    outcomes: Vec<Offered>,
    notes: Vec<Note>,
    balance: Balance,
    lacks: String,
    live: bool,
    /// The lesson and the child that a script copies
    empty: Entry,
    empty_note: Note,
}

impl EditPage {
    const fn areas() -> [Area; 7] {
        Area::ALL
    }

    const fn places() -> [Place; 2] {
        Place::ALL
    }
}

/// What the form's lessons say, for the balance; a day that is only read says what is kept.
fn seen<'s>(draft: &'s Draft, sheet: &'s Sheet, writable: &[Date]) -> Vec<Seen<'s>> {
    let typed = draft.lessons.iter().map(|one| Seen {
        day: one.day,
        area: one.area,
        place: one.place,
        subject: &one.subject,
        planned: one.planned,
        says_what: one.texts.says_what(),
    });
    let kept = sheet.seen();
    let rest = kept.into_iter().filter(|one| !writable.contains(&one.day));
    typed.chain(rest).collect()
}

/// The days of the week that the person may write.
pub fn writable(on: &Context, sheet: &Sheet) -> Vec<Date> {
    let days = sheet.shown_days().into_iter();
    days.filter(|day| may_write(on, sheet.group, *day))
        .collect()
}

fn section(
    on: &Context,
    sheet: &Sheet,
    (day, mine): (Date, bool),
    (form, maker): (&Filled, &Maker<'_>),
    seen: &[Seen<'_>],
) -> DaySection {
    let lessons = form.draft.lessons.iter().enumerate();
    let own: Vec<Entry> = lessons
        .filter(|(_, one)| one.day == day)
        .map(|(at, one)| maker.entry(one, form.focus == Some(Focus::Lesson(at))))
        .collect();
    let kept = sheet.plan.day(day);
    DaySection {
        number: words::number(day),
        name: words::weekday(&on.say, day),
        today: day == on.today,
        off: on.say.day_off(&sheet.calendar.day(day)),
        full: own.len() >= LESSONS,
        rows: if mine { &[] } else { kept }
            .iter()
            .map(|one| row(on, one))
            .collect(),
        entries: if mine { own } else { Vec::new() },
        subjects: sheet.subjects(day, seen),
        happenings: happenings(on, sheet, day),
        mine,
        day,
    }
}

/// A part's words, line by line.
fn lines(on: &Context, plan: &Plan, part: Part, pupils: &[Pupil]) -> Vec<(String, String)> {
    let say = &on.say;
    match part {
        Part::Day(day) => {
            let lesson = |one: &crate::lesson::Lesson| {
                let area = say.t(&format!("area-{}", one.area));
                let texts = crate::lesson::Field::ALL.map(|field| one.texts.get(field).to_owned());
                let texts: Vec<String> =
                    texts.into_iter().filter(|text| !text.is_empty()).collect();
                (format!("{} · {area}", one.area.code()), texts.join("\n"))
            };
            plan.day(day).iter().map(lesson).collect()
        }
        Part::Children => {
            let name = |child| {
                let mut all = pupils.iter();
                all.find(|pupil| pupil.id == child)
                    .map(Pupil::name)
                    .unwrap_or_default()
            };
            let notes = plan.children.iter();
            notes
                .map(|(child, text)| (name(*child), text.clone()))
                .collect()
        }
    }
}

fn clashes(on: &Context, sheet: &Sheet, form: &Filled, pupils: &[Pupil]) -> Vec<Clash> {
    let typed = crate::typed::check(&form.draft, false).unwrap_or_default();
    let clash = |part: &Part| Clash {
        name: match part {
            Part::Day(day) => on.say.weekday_and_day(*day),
            Part::Children => on.say.t("week-notes"),
        },
        mine: lines(on, &typed, *part, pupils),
        theirs: lines(on, &sheet.plan, *part, pupils),
        saved: sheet.part(*part).map(|kept| words::saved(on, kept)),
    };
    form.conflicts.iter().map(clash).collect()
}

/// What an empty week may be begun from: the address's value and its name.
fn sources(on: &Context, sheet: &Sheet, beside: &Beside) -> Vec<(String, String)> {
    if sheet.revision() > 0 {
        return Vec::new();
    }
    let say = &on.say;
    let own = [
        (beside.last_week, "last-week", "week-from-last-week"),
        (beside.last_year, "last-year", "week-from-last-year"),
    ];
    let own = own.into_iter().filter(|(there, ..)| *there);
    let own = own.map(|(_, value, key)| (value.to_owned(), say.t(key)));
    let others = beside.others.iter().map(|other| {
        let name = say.a("week-from-group", "name", &other.name);
        (format!("group-{}", other.id), name)
    });
    own.chain(others).collect()
}

/// What is typed on children, with those who may be chosen.
fn notes(form: &Filled, maker: &Maker<'_>, pupils: &[Pupil]) -> Vec<Note> {
    let focus = |at| form.focus == Some(Focus::Note(at));
    let notes = form.draft.notes.iter().enumerate();
    notes
        .map(|(at, note)| maker.note(note, pupils, focus(at)))
        .collect()
}

/// The lesson and the child that a script copies.
fn blanks(maker: &Maker<'_>, sheet: &Sheet, pupils: &[Pupil]) -> (Entry, Note) {
    let key = "__key__".to_owned();
    let first = maker.days.first().copied();
    let lesson = Typed {
        key: key.clone(),
        ..Typed::on(first.unwrap_or(sheet.week.monday()))
    };
    let note = TypedNote {
        key,
        ..TypedNote::default()
    };
    (
        maker.entry(&lesson, false),
        maker.note(&note, pupils, false),
    )
}

/// Puts the page together.
pub fn compose(
    on: &Context,
    (shell, group): (Shell, Group),
    sheet: &Sheet,
    beside: &Beside,
    form: Filled,
) -> EditPage {
    let say = &on.say;
    let days = writable(on, sheet);
    let maker = Maker {
        say,
        faults: &form.faults,
        days: &days,
    };
    let seen = seen(&form.draft, sheet, &days);
    let balance = sheet.balance(&seen);
    let (empty, empty_note) = blanks(&maker, sheet, &beside.pupils);
    EditPage {
        span: span(on, sheet.week),
        themes: themes(sheet),
        due: words::tag(on, &sheet.duty(on)),
        saved: sheet.kept.first().map(|kept| words::saved(on, kept)),
        closed: sheet.working().is_empty(),
        over: is_over(sheet.week, on.today),
        reason_fault: fault_of(say, &form.faults, "reason"),
        summary: summary(say, &form.faults),
        clashes: clashes(on, sheet, &form, &beside.pupils),
        revision: form.seen.unwrap_or_else(|| sheet.revision()),
        sources: sources(on, sheet, beside),
        days: sheet
            .shown_days()
            .into_iter()
            .map(|day| {
                section(
                    on,
                    sheet,
                    (day, days.contains(&day)),
                    (&form, &maker),
                    &seen,
                )
            })
            .collect(),
        targets: days
            .iter()
            .map(|day| {
                (
                    words::number(*day),
                    say.weekday_short(*day),
                    words::weekday(say, *day),
                )
            })
            .collect(),
        outcomes: offered(on, sheet, &seen),
        notes: notes(&form, &maker, &beside.pupils),
        lacks: words::lacks(say, &balance),
        balance,
        live: true,
        empty,
        empty_note,
        week: sheet.week,
        shell,
        group,
        form,
    }
}
