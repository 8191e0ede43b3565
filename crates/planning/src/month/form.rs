//! The form of "Labot/papildināt": what was typed into it as fields, and what is wrong with them. Pure.

use std::collections::BTreeMap;

use calendar::{Month, Week, parse_latvian_date};
use jiff::civil::Date;
use kernel::{Area, OutcomeId};
use web::Form;

use super::items::{self, Row};
use super::model::{
    CONTENT, Fields, ITEMS, LINE, LINES, SKILLS, TEXT, VALUES, VIRTUES, outcomes_field,
};
use super::sheet::theme_field;
use crate::text::{lines, plain};
use crate::theme::{check_span, weeks};

/// The key of the theme that is not kept yet.
pub const NEW: &str = "new";
/// Between the choices of a field.
const BREAK: &str = "\n";
/// The longest title, question and message of a theme, in letters.
const THEME: [(&str, usize); 3] = [("title", 200), ("question", 500), ("message", 2_000)];

/// What is wrong: the field's id on the page, and the text that says what to do.
pub type Fault = (String, &'static str);

/// What a form sends.
#[derive(Default)]
pub struct Typed {
    /// The fields that it sends, each as one text
    pub fields: Fields,
    /// What is wrong with them
    pub faults: Vec<Fault>,
    /// The dated items as they were typed
    pub items: Vec<Row>,
}

impl Typed {
    fn wrong(&mut self, field: &str, key: &'static str) {
        self.faults.push((field.to_owned(), key));
    }

    fn put(&mut self, field: &str, text: String, most: usize) {
        if text.chars().count() > most {
            self.wrong(field, "plan-field-long");
        }
        self.fields.insert(field.to_owned(), text);
    }
}

/// The choices that are ticked, in the form's order.
fn choices(form: &Form, field: &str) -> String {
    let ticked = form.pairs().iter().filter(|(name, _)| name == field);
    let ticked = ticked.map(|(_, value)| plain(value).replace('\n', " "));
    let ticked: Vec<String> = ticked.filter(|one| !one.is_empty()).collect();
    ticked.join(BREAK)
}

/// An area's lines, with what was picked from the list behind them.
fn outcomes(
    form: &Form,
    field: &str,
    area: Area,
    bank: &BTreeMap<OutcomeId, String>,
) -> Vec<String> {
    let mut all = lines(form.text(field));
    let picked = form
        .pairs()
        .iter()
        .filter(|(name, _)| *name == format!("pick-{area}"));
    for text in picked.filter_map(|(_, id)| bank.get(&id.parse().ok()?)) {
        if !all.contains(text) {
            all.push(text.clone());
        }
    }
    all
}

/// Checks the lines of a field and puts it.
pub fn put_lines(typed: &mut Typed, field: &str, all: &[String]) {
    if all.len() > LINES {
        typed.wrong(field, "plan-lines-many");
    } else if all.iter().any(|line| line.chars().count() > LINE) {
        typed.wrong(field, "plan-line-long");
    }
    typed.put(field, all.join("\n"), TEXT);
}

/// The themes that the form has fields of.
fn theme_keys(form: &Form) -> Vec<&str> {
    form.starting("theme-")
        .filter_map(|(name, _)| name.strip_suffix("-title"))
        .collect()
}

/// A theme's dates; a new one without any lasts for the month.
fn dates(typed: &mut Typed, form: &Form, key: &str, month: Month) -> Option<(Date, Date)> {
    let (from_field, to_field) = (theme_field(key, "from"), theme_field(key, "to"));
    let mut date = |field: &str, otherwise: Date| match form.text(field).trim() {
        "" if key == NEW => Some(otherwise),
        text => {
            let date = parse_latvian_date(text).ok();
            if date.is_none() {
                typed.wrong(field, "fault-date");
            }
            date
        }
    };
    let (from, to) = (
        date(&from_field, month.first()),
        date(&to_field, month.last()),
    );
    let (from, to) = (from?, to?);
    if let Err(bad) = check_span(from, to) {
        typed.wrong(&to_field, bad.key());
    } else if to < month.first() || from > month.last() {
        typed.wrong(&from_field, "plan-theme-elsewhere");
    }
    Some((from, to))
}

fn theme(typed: &mut Typed, form: &Form, key: &str, month: Month) {
    let text = |name: &str| plain(form.text(&theme_field(key, name)));
    let blank = THEME.iter().all(|(name, _)| text(name).is_empty());
    if key == NEW && blank {
        return;
    }
    for (name, most) in THEME {
        let field = theme_field(key, name);
        let text = if name == "message" {
            text(name)
        } else {
            text(name).replace('\n', " ")
        };
        if name == "title" && text.is_empty() {
            typed.wrong(&field, "plan-theme-untitled");
        }
        typed.put(&field, text, most);
    }
    let Some((from, to)) = dates(typed, form, key, month) else {
        return;
    };
    typed.put(&theme_field(key, "dates"), format!("{from}/{to}"), TEXT);
    let named: Vec<(Week, String)> = weeks(from, to)
        .into_iter()
        .map(|week| {
            (
                week,
                text(&format!("week-{}", week.monday())).replace('\n', " "),
            )
        })
        .filter(|(_, title)| !title.is_empty())
        .collect();
    for (week, _) in named
        .iter()
        .filter(|(_, title)| title.chars().count() > 200)
    {
        typed.wrong(
            &theme_field(key, &format!("week-{}", week.monday())),
            "fault-long",
        );
    }
    let text: Vec<String> = named
        .iter()
        .map(|(week, title)| format!("{}|{title}", week.monday()))
        .collect();
    typed.put(&theme_field(key, "weeks"), text.join("\n"), TEXT);
}

/// Reads the whole form.
pub fn typed(form: &Form, month: Month, bank: &BTreeMap<OutcomeId, String>) -> Typed {
    let mut typed = Typed::default();
    for key in theme_keys(form) {
        theme(&mut typed, form, key, month);
    }
    typed.put(CONTENT, plain(form.text(CONTENT)), TEXT);
    for field in [VALUES, VIRTUES, SKILLS] {
        typed.put(field, choices(form, field), TEXT);
    }
    for area in Area::ALL {
        let field = outcomes_field(area);
        let all = outcomes(form, &field, area, bank);
        put_lines(&mut typed, &field, &all);
    }
    typed.items = items::typed(form);
    match items::check(&typed.items, month) {
        Ok(kept) if kept.len() > LINES => typed.wrong(ITEMS, "plan-lines-many"),
        Ok(kept) => typed.put(ITEMS, items::joined(&kept), TEXT * 2),
        Err(faults) => typed.faults.extend(faults),
    }
    typed
}

/// What the form was shown with.
pub fn was(form: &Form, field: &str) -> String {
    // a browser sends the ends of lines in its own way
    form.text(&format!("was-{field}")).replace("\r\n", "\n")
}
