//! The dated items of "Papildu informācija" (3.5.1): as rows of the form, and as the one text in which two people's
//! changes are compared. Pure.

use calendar::{Month, parse_latvian_date};
use jiff::civil::{Date, Time};
use web::Form;

use super::model::Kind;
use crate::text::plain;

/// The longest text of an item, in letters.
const TEXT: usize = 500;

/// An item as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// On which day
    pub on_date: Date,
    /// "16:30", empty for the whole day
    pub starts: String,
    /// Of which kind
    pub kind: Kind,
    /// What
    pub text: String,
}

/// The items as one text, a line each: "2026-11-10|16:30|event|Mārtiņdienas tirdziņš".
pub fn joined(items: &[Item]) -> String {
    let line = |item: &Item| {
        let Item {
            on_date,
            starts,
            kind,
            text,
        } = item;
        format!("{on_date}|{starts}|{kind}|{text}")
    };
    items.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads them back; a line that is none is left out.
pub fn split(text: &str) -> Vec<Item> {
    let item = |line: &str| {
        let mut parts = line.splitn(4, '|');
        Some(Item {
            on_date: parts.next()?.parse().ok()?,
            starts: parts.next()?.to_owned(),
            kind: parts.next()?.parse().ok()?,
            text: parts.next()?.to_owned(),
        })
    };
    text.lines().filter_map(item).collect()
}

/// A row of the form as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What its fields are called after: "3" of "item-3-text"
    pub key: String,
    /// "10.11.2026.", "10.11." or "10."
    pub day: String,
    /// "16.30"
    pub starts: String,
    /// One of [`Kind`]
    pub kind: Option<Kind>,
    /// What
    pub text: String,
}

impl Row {
    /// What its fields' names begin with: "item-3-".
    pub fn stem(&self) -> String {
        format!("item-{}-", self.key)
    }

    fn is_blank(&self) -> bool {
        self.day.trim().is_empty() && self.starts.trim().is_empty() && self.text.trim().is_empty()
    }
}

/// The rows in which the items are shown, and empty ones to type into.
pub fn rows(items: &[Item]) -> Vec<Row> {
    let shown = items.iter().enumerate().map(|(at, item)| Row {
        key: at.to_string(),
        day: format!("{:02}.{:02}.", item.on_date.day(), item.on_date.month()),
        starts: item.starts.clone(),
        kind: Some(item.kind),
        text: item.text.clone(),
    });
    let spare = (items.len()..items.len() + 2).map(|at| Row {
        key: at.to_string(),
        ..Row::default()
    });
    shown.chain(spare).collect()
}

/// The rows of a form, in their order.
pub fn typed(form: &Form) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (name, _) in form.starting("item-") {
        let Some((key, _)) = name.split_once('-') else {
            continue;
        };
        if rows.iter().any(|row| row.key == key) {
            continue;
        }
        let field = |name: &str| form.text(&format!("item-{key}-{name}")).to_owned();
        rows.push(Row {
            key: key.to_owned(),
            day: field("day"),
            starts: field("starts"),
            kind: field("kind").parse().ok(),
            text: field("text"),
        });
    }
    rows
}

/// "10.11.2026.", "10.11." or "10." of that month.
fn day(typed: &str, month: Month) -> Option<Date> {
    let typed = typed.trim().trim_end_matches('.');
    let whole = match typed.split('.').count() {
        1 => format!("{typed}.{}.{}.", month.number(), month.year()),
        2 => format!("{typed}.{}.", month.year()),
        _ => format!("{typed}."),
    };
    parse_latvian_date(&whole).ok()
}

/// "16:30", "16.30" or "9.00", as "16:30"; empty for none.
fn hour(typed: &str) -> Option<String> {
    let typed = typed.trim().replace('.', ":");
    if typed.is_empty() {
        return Some(typed);
    }
    let (hours, minutes) = typed.split_once(':')?;
    let two = |text: &str| {
        let plain = matches!(text.len(), 1..=2) && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse::<i8>().ok()).flatten()
    };
    let time = Time::new(two(hours)?, two(minutes)?, 0, 0).ok()?;
    Some(format!("{:02}:{:02}", time.hour(), time.minute()))
}

/// What is wrong with a row: its field and the text that says what to do.
pub type Fault = (String, &'static str);

/// The items to keep, by date, or what is wrong with the rows.
pub fn check(rows: &[Row], month: Month) -> Result<Vec<Item>, Vec<Fault>> {
    let (mut items, mut faults) = (Vec::new(), Vec::new());
    for row in rows.iter().filter(|row| !row.is_blank()) {
        let mut wrong = |field: &str, key| faults.push((format!("item-{}-{field}", row.key), key));
        let on_date = day(&row.day, month);
        match on_date {
            None => wrong("day", "plan-item-day"),
            Some(day) if !month.contains(day) => wrong("day", "plan-item-other-month"),
            Some(_) => {}
        }
        let starts = hour(&row.starts);
        if starts.is_none() {
            wrong("starts", "plan-item-hour");
        }
        let text = plain(&row.text).replace('\n', " ");
        if text.is_empty() {
            wrong("text", "fault-empty");
        } else if text.chars().count() > TEXT {
            wrong("text", "fault-long");
        }
        if let (Some(on_date), Some(starts)) = (on_date, starts) {
            items.push(Item {
                on_date,
                starts,
                kind: row.kind.unwrap_or(Kind::Other),
                text,
            });
        }
    }
    items.sort();
    if faults.is_empty() {
        Ok(items)
    } else {
        Err(faults)
    }
}
