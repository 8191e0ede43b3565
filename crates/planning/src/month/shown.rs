//! The form as it opens: kept fields as the pairs that a form would send, so that the page is made of one thing, be it
//! what is kept, a draft, a copy or what came back with faults. Pure.

use jiff::civil::Date;
use web::{Form, Say};

use super::form::NEW;
use super::items;
use super::model::{CONTENT, Fields, ITEMS, SKILLS, VALUES, VIRTUES};
use super::sheet::theme_field;
use crate::text::lines;

/// The pairs of the kept fields, and what they are compared with later.
pub fn pairs(say: &Say, fields: &Fields) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (field, text) in fields {
        match field.as_str() {
            VALUES | VIRTUES | SKILLS => {
                pairs.extend(lines(text).into_iter().map(|one| (field.clone(), one)));
            }
            ITEMS => pairs.extend(item_pairs(text)),
            _ if field.ends_with("-dates") => pairs.extend(date_pairs(say, field, text)),
            _ if field.ends_with("-weeks") => pairs.extend(week_pairs(field, text)),
            _ => pairs.push((field.clone(), text.clone())),
        }
    }
    pairs
}

/// What the form is shown with, to compare with when it is saved.
pub fn was_pairs(fields: &Fields) -> Vec<(String, String)> {
    let was = fields.iter();
    was.map(|(field, text)| (format!("was-{field}"), text.clone()))
        .collect()
}

fn item_pairs(text: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for row in items::rows(&items::split(text)) {
        let mut put =
            |name: &str, text: String| pairs.push((format!("item-{}-{name}", row.key), text));
        put("day", row.day);
        put("starts", row.starts);
        put(
            "kind",
            row.kind.map(|kind| kind.to_string()).unwrap_or_default(),
        );
        put("text", row.text);
    }
    pairs
}

fn date_pairs(say: &Say, field: &str, text: &str) -> Vec<(String, String)> {
    let stem = field.strip_suffix("dates").unwrap_or(field);
    let named = ["from", "to"].into_iter().zip(text.split('/'));
    named
        .filter_map(|(name, date)| Some((format!("{stem}{name}"), say.date(date.parse().ok()?))))
        .collect()
}

fn week_pairs(field: &str, text: &str) -> Vec<(String, String)> {
    let stem = field.strip_suffix("weeks").unwrap_or(field);
    let week = |line: &str| {
        let (monday, title) = line.split_once('|')?;
        monday.parse::<Date>().ok()?;
        Some((format!("{stem}week-{monday}"), title.to_owned()))
    };
    text.lines().filter_map(week).collect()
}

/// Another plan's texts into the fields that are empty here: its content, choices and outcomes; its theme only where
/// this month has none yet. Dated items and the subjects' parts are of their own month.
pub fn copied(own: &Fields, other: &Fields) -> Fields {
    let mut all = own.clone();
    let copied = |field: &str| {
        [CONTENT, VALUES, VIRTUES, SKILLS].contains(&field) || field.starts_with("outcomes-")
    };
    for (field, text) in other.iter().filter(|(field, _)| copied(field)) {
        let mine = all.entry(field.clone()).or_default();
        if mine.is_empty() {
            mine.clone_from(text);
        }
    }
    if own.keys().all(|field| !field.starts_with("theme-")) {
        for name in ["title", "question", "message"] {
            let suffix = format!("-{name}");
            let theirs = other
                .iter()
                .find(|(field, _)| field.starts_with("theme-") && field.ends_with(&suffix));
            let theirs = theirs.map(|(_, text)| text.clone()).unwrap_or_default();
            all.insert(theme_field(NEW, name), theirs);
        }
    }
    all
}

/// A form of those pairs.
pub fn form(say: &Say, fields: &Fields, was: &Fields) -> Form {
    let mut all = pairs(say, fields);
    all.extend(was_pairs(was));
    Form::of(all)
}
