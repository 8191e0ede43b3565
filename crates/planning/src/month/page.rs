//! Puts the page of "Labot/papildināt" together from a form.

use std::collections::BTreeMap;

use calendar::parse_latvian_date;
use jiff::civil::Date;
use kernel::{Area, OutcomeId};
use web::{Context, Form, Group, Shell};

use super::edit::{EditPage, Said, source_name};
use super::form::NEW;
use super::items::{self, Row};
use super::lists::Lists;
use super::model::{SKILLS, VALUES, VIRTUES, outcomes_field};
use super::queries::Source;
use super::sheet::{Part, Sheet, theme_field};
use super::{shown, words};
use crate::text::lines;
use crate::theme::weeks;

/// A field of which two people wrote different things.
pub struct Differing {
    pub label: String,
    pub mine: String,
    pub theirs: String,
}

/// A theme's fields.
pub struct ThemeBox {
    pub key: String,
    pub title: String,
    pub question: String,
    pub message: String,
    pub from: String,
    pub to: String,
    /// Each week's Monday, its words and its sub-theme
    pub weeks: Vec<(Date, String, String)>,
}

impl ThemeBox {
    /// What its fields' names begin with: "theme-17-".
    pub fn stem(&self) -> String {
        theme_field(&self.key, "")
    }
}

/// An area's fields.
pub struct AreaBox {
    pub area: Area,
    pub field: String,
    pub text: String,
    /// What may be picked: key, words, ticked
    pub bank: Vec<(OutcomeId, String, bool)>,
    /// The subject teachers' own lines
    pub parts: Vec<PartLine>,
}

/// A subject's line below its area.
pub struct PartLine {
    pub subject: String,
    pub teachers: String,
    pub lines: Vec<String>,
    pub written: Option<String>,
}

/// A choice as a chip.
pub struct Chip {
    pub title: String,
    pub ticked: bool,
}

/// The form's boxes, filled.
pub struct Boxes {
    pub form: Form,
    pub faults: BTreeMap<String, String>,
    pub themes: Vec<ThemeBox>,
    pub values: Vec<Chip>,
    pub virtues: Vec<Chip>,
    pub skills: Vec<Chip>,
    pub areas: Vec<AreaBox>,
    pub items: Vec<Row>,
    pub was: Vec<(String, String)>,
}

impl Boxes {
    pub fn fault(&self, field: &str) -> Option<&str> {
        self.faults.get(field).map(String::as_str)
    }
}

/// The chips of a list, and what was chosen before and is in no list any more.
fn chips(form: &Form, field: &str, list: &[String]) -> Vec<Chip> {
    let chosen: Vec<String> = form
        .pairs()
        .iter()
        .filter(|(name, value)| name == field && !value.is_empty())
        .map(|(_, value)| value.clone())
        .collect();
    let gone = chosen.iter().filter(|one| !list.contains(one));
    list.iter()
        .chain(gone)
        .map(|title| Chip {
            ticked: chosen.contains(title),
            title: title.clone(),
        })
        .collect()
}

fn theme_box(on: &Context, sheet: &Sheet, form: &Form, key: &str) -> ThemeBox {
    let text = |name: &str| form.text(&theme_field(key, name)).to_owned();
    let or = |name: &str, otherwise: Date| {
        let text = text(name);
        if text.is_empty() && key == NEW {
            on.say.date(otherwise)
        } else {
            text
        }
    };
    let month = sheet.at.month;
    let (from, to) = (or("from", month.first()), or("to", month.last()));
    let span = (parse_latvian_date(&from), parse_latvian_date(&to));
    let all = match span {
        (Ok(from), Ok(to)) => weeks(from, to),
        _ => Vec::new(),
    };
    let week = |week: &calendar::Week| {
        let monday = week.monday();
        let [.., friday] = week.weekdays();
        (
            monday,
            on.say.range(monday, friday),
            text(&format!("week-{monday}")),
        )
    };
    ThemeBox {
        key: key.to_owned(),
        title: text("title"),
        question: text("question"),
        message: text("message"),
        weeks: all.iter().map(week).collect(),
        from,
        to,
    }
}

fn themes(on: &Context, sheet: &Sheet, form: &Form) -> Vec<ThemeBox> {
    let sent = form
        .starting("theme-")
        .filter_map(|(name, _)| name.strip_suffix("-title"));
    let mut keys: Vec<&str> = Vec::new();
    for key in sent {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    // a second theme of a month begins where the first ends
    let last = sheet.themes.last().map(|theme| theme.to_on);
    if keys.is_empty()
        || (form.text("action") == "more" && last.is_some_and(|to| to < sheet.at.month.last()))
    {
        keys.push(NEW);
    }
    keys.dedup();
    keys.into_iter()
        .map(|key| theme_box(on, sheet, form, key))
        .collect()
}

/// A subject's lines with who wrote them.
pub fn part_line(on: &Context, part: Part) -> PartLine {
    let zone = &on.viewer.institution.zone;
    let written = part
        .written
        .map(|(who, at)| format!("{who}, {}", on.say.moment(at, zone, on.today)));
    PartLine {
        subject: words::subject(&on.say, part.area, &part.subject),
        teachers: part.teachers.join(", "),
        lines: part.lines,
        written,
    }
}

fn areas(on: &Context, sheet: &Sheet, form: &Form, lists: &Lists) -> Vec<AreaBox> {
    let mut parts = sheet.parts();
    let mut area_box = |area: Area| {
        let field = outcomes_field(area);
        let text = form.text(&field).to_owned();
        let (chosen, picked) = (lines(&text), format!("pick-{area}"));
        let ticked = |id: OutcomeId| form.pairs().contains(&(picked.clone(), id.to_string()));
        let bank = lists.of(area).into_iter();
        let bank = bank.filter(|one| !chosen.contains(&one.text));
        let (own, rest) = std::mem::take(&mut parts)
            .into_iter()
            .partition(|part| part.area == area);
        parts = rest;
        let own: Vec<Part> = own;
        AreaBox {
            bank: bank
                .map(|one| (one.id, one.text.clone(), ticked(one.id)))
                .collect(),
            parts: own.into_iter().map(|part| part_line(on, part)).collect(),
            area,
            field,
            text,
        }
    };
    Area::ALL.into_iter().map(&mut area_box).collect()
}

/// The items as typed, and always two empty rows to type into.
fn item_rows(form: &Form) -> Vec<Row> {
    let mut rows = items::typed(form);
    let spare = rows
        .iter()
        .rev()
        .take_while(|row| row.text.is_empty() && row.day.is_empty())
        .count();
    let next = rows
        .iter()
        .filter_map(|row| row.key.parse::<usize>().ok())
        .max()
        .map_or(0, |key| key + 1);
    for key in (next..).take(2_usize.saturating_sub(spare)) {
        rows.push(Row {
            key: key.to_string(),
            ..Row::default()
        });
    }
    rows
}

/// What both wrote, of the fields that conflict.
fn differing(on: &Context, sheet: &Sheet, form: &Form, conflicts: &[String]) -> Vec<Differing> {
    let kept = sheet.fields();
    let typed = super::form::typed(form, sheet.at.month, &BTreeMap::new());
    let say = &on.say;
    conflicts
        .iter()
        .map(|field| {
            let text = |fields: &super::Fields| {
                words::readable(say, field, fields.get(field).map_or("", String::as_str))
            };
            Differing {
                label: words::field(say, field),
                mine: text(&typed.fields),
                theirs: text(&kept),
            }
        })
        .collect()
}

/// What the form is compared with when it is sent next: what it was shown with, but for the fields of which both texts
/// have been shown now: saving again is a choice.
fn was(sheet: &Sheet, form: &Form, conflicts: &[String]) -> Vec<(String, String)> {
    let kept = sheet.fields();
    let mut was: super::Fields = form
        .starting("was-")
        .map(|(field, text)| (field.to_owned(), text.to_owned()))
        .collect();
    for field in conflicts {
        was.insert(field.clone(), kept.get(field).cloned().unwrap_or_default());
    }
    shown::was_pairs(&was)
}

/// Puts the page together.
pub fn compose(
    on: &Context,
    (shell, group): (Shell, Group),
    sheet: &Sheet,
    (lists, sources): (Lists, Vec<Source>),
    (form, said): (Form, Said),
) -> EditPage {
    let say = &on.say;
    let label = |(field, key): &(String, &'static str)| (field.clone(), say.t(key));
    let faults: Vec<(String, String)> = said.faults.iter().map(label).collect();
    let source = |one: &Source| {
        let value = format!("{}-{}", one.group_id, calendar::Month::of(one.month));
        (value, source_name(on, one, group.id))
    };
    let month = sheet.at.month;
    EditPage {
        title: say.a("plan-month-title", "month", words::month(on, month)),
        tag: words::tag(on, &words::duty(on, sheet)),
        saved: sheet.head.as_ref().map(|head| words::saved(on, head)),
        missing: sheet
            .missing()
            .into_iter()
            .map(|what| words::missing(say, what))
            .collect(),
        differing: differing(on, sheet, &form, &said.conflicts),
        closed: sheet.is_closed(on),
        reason: form.text("reason").to_owned(),
        sources: sources.iter().map(source).collect(),
        draft: said.draft,
        copied: said.copied,
        boxes: Boxes {
            faults: faults.iter().cloned().collect(),
            themes: themes(on, sheet, &form),
            values: chips(&form, VALUES, &lists.values),
            virtues: chips(&form, VIRTUES, &lists.virtues),
            skills: chips(&form, SKILLS, &lists.skills),
            areas: areas(on, sheet, &form, &lists),
            items: item_rows(&form),
            was: was(sheet, &form, &said.conflicts),
            form,
        },
        faults,
        shell,
        group,
        month,
    }
}
