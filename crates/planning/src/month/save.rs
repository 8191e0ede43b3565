//! Saving a plan field by field: what this person changed is written, what others changed meanwhile stays, and the same
//! field changed by both comes back with both texts. Every saved state is kept.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Month;
use jiff::civil::Date;
use kernel::{GroupId, OutcomeId, PlannedOutcomeId, ThemeId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use web::{About, Error, Result, Writing};

use super::form::{Fault, NEW};
use super::found;
use super::items;
use super::model::{Fields, ITEMS, Merge, merge, outcomes_of, recognise};
use super::queries::{self, Line, Stamp, ThemeText};
use super::sheet::{Sheet, theme_field};
use crate::text::lines;

/// What is to be saved.
pub struct Change<'c> {
    /// The fields of the form
    pub mine: &'c Fields,
    /// What the form was shown with
    pub was: &'c Fields,
    /// Why, where the month is over
    pub reason: &'c str,
    /// The reference list's outcomes by their words
    pub bank: &'c BTreeMap<String, OutcomeId>,
}

/// What saving came to.
pub enum Saved {
    /// It is in the transaction; this is its audit entry.
    Change(About),
    /// It stands so already.
    Nothing,
    /// It comes back: 422.
    Refused(Vec<Fault>),
    /// These fields were changed by somebody else meanwhile: 409.
    Conflict(Vec<String>),
}

/// A saved state, as versions hold it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Every field by its name
    pub fields: Fields,
}

impl Snapshot {
    fn of(sheet: &Sheet) -> Self {
        let mut fields = sheet.fields();
        for part in sheet.parts() {
            fields.insert(part.field, part.lines.join("\n"));
        }
        fields.retain(|_, text| !text.is_empty());
        Self { fields }
    }
}

fn text<'f>(fields: &'f Fields, field: &str) -> &'f str {
    fields.get(field).map_or("", String::as_str)
}

/// What of it is written, or the fields that both changed.
fn merged(change: &Change<'_>, kept: &Fields) -> Result<Vec<(String, String)>, Vec<String>> {
    let (mut write, mut conflicts) = (Vec::new(), Vec::new());
    for (field, mine) in change.mine {
        match merge(text(change.was, field), mine, text(kept, field)) {
            Merge::Keep => {}
            Merge::Write => write.push((field.clone(), mine.clone())),
            Merge::Conflict => conflicts.push(field.clone()),
        }
    }
    if conflicts.is_empty() {
        Ok(write)
    } else {
        Err(conflicts)
    }
}

/// The texts of every field, parts too.
fn kept(sheet: &Sheet) -> Fields {
    let mut all = sheet.fields();
    all.extend(
        sheet
            .parts()
            .into_iter()
            .map(|part| (part.field, part.lines.join("\n"))),
    );
    all
}

/// Writes what changed into the transaction.
pub async fn save(ok: &mut Writing<GroupId>, month: Month, change: &Change<'_>) -> Result<Saved> {
    let group = ok.subject;
    let (tx, on) = ok.parts();
    let mut sheet = Sheet::read(tx, on, (group, month)).await?;
    let mut write = match merged(change, &kept(&sheet)) {
        Ok(write) if write.is_empty() => return Ok(Saved::Nothing),
        Ok(write) => write,
        Err(fields) => return Ok(Saved::Conflict(fields)),
    };
    if sheet.is_closed(on) && change.reason.is_empty() {
        return Ok(Saved::Refused(vec![(
            "reason".to_owned(),
            "plan-reason-needed",
        )]));
    }
    let stamp = Stamp {
        by: ok.account(),
        in_place_of: ok.acting_for(),
        at: ok.on.now,
    };
    let revision = queries::take_revision(ok, sheet.at, stamp).await?;
    if revision > sheet.head.as_ref().map_or(0, |head| head.revision) + 1 {
        // somebody saved since this sheet was read; nobody can any more
        let (tx, on) = ok.parts();
        sheet = Sheet::read(tx, on, (group, month)).await?;
        write = match merged(change, &kept(&sheet)) {
            Ok(write) => write,
            Err(fields) => return Ok(Saved::Conflict(fields)),
        };
    }
    let faults = write_all(ok, &sheet, stamp, (revision, &write), change.bank).await?;
    if !faults.is_empty() {
        return Ok(Saved::Refused(faults));
    }
    settle(ok, month, stamp, (revision, change.reason)).await?;
    let fields: Vec<&str> = write.iter().map(|(field, _)| field.as_str()).collect();
    let detail = json!({ "month": month.to_string(), "revision": revision, "fields": fields });
    Ok(Saved::Change(About::change(detail)))
}

/// Every table of it.
async fn write_all(
    ok: &mut Writing<GroupId>,
    sheet: &Sheet,
    stamp: Stamp,
    (revision, write): (i64, &[(String, String)]),
    bank: &BTreeMap<String, OutcomeId>,
) -> Result<Vec<Fault>> {
    let (themes, fields): (Vec<_>, Vec<_>) = write
        .iter()
        .cloned()
        .partition(|(field, _)| field.starts_with("theme-"));
    let faults = write_themes(ok, sheet, stamp, &themes.into_iter().collect()).await?;
    if !faults.is_empty() {
        return Ok(faults);
    }
    let (items, fields): (Vec<_>, Vec<_>) =
        fields.into_iter().partition(|(field, _)| field == ITEMS);
    for (_, text) in items {
        let list = items::split(&text).into_iter();
        let list = list
            .map(|item| Ok((ok.next_id()?, item)))
            .collect::<Result<_>>()?;
        queries::replace_items(ok, sheet.at, list).await?;
    }
    queries::write_fields(ok, sheet.at, stamp, revision, &fields).await?;
    for (field, text) in &fields {
        if let Some((area, subject)) = outcomes_of(field) {
            let own = lines(text);
            let before = queries::outcomes(ok, sheet.at, area, subject).await?;
            let ids = recognise(&before, &own);
            let line = |(text, id): (String, Option<PlannedOutcomeId>)| {
                let id = match id {
                    Some(id) => id,
                    None => PlannedOutcomeId(ok.next_id()?),
                };
                let outcome = bank.get(&text).copied();
                Ok(Line { id, text, outcome })
            };
            let list = own
                .into_iter()
                .zip(ids)
                .map(line)
                .collect::<Result<Vec<_>>>()?;
            queries::replace_outcomes(ok, sheet.at, (area, subject), &list).await?;
        }
    }
    Ok(Vec::new())
}

/// The key of the theme that a field belongs to.
fn theme_key(field: &str) -> Option<&str> {
    field.strip_prefix("theme-")?.split('-').next()
}

fn pair(text: &str, between: char) -> Option<(Date, &str)> {
    let (date, rest) = text.split_once(between)?;
    Some((date.parse().ok()?, rest))
}

async fn write_themes(
    ok: &mut Writing<GroupId>,
    sheet: &Sheet,
    stamp: Stamp,
    changed: &Fields,
) -> Result<Vec<Fault>> {
    let kept = sheet.fields();
    let keys: BTreeSet<&str> = changed
        .keys()
        .filter_map(|field| theme_key(field))
        .collect();
    for key in keys {
        let value = |name: &str| {
            let field = theme_field(key, name);
            changed
                .get(&field)
                .or_else(|| kept.get(&field))
                .cloned()
                .unwrap_or_default()
        };
        let before = sheet
            .themes
            .iter()
            .find(|theme| theme.id.to_string() == key);
        if before.is_none() && key != NEW {
            return Err(Error::NotFound);
        }
        let dates = value("dates");
        let Some((from, to)) =
            pair(&dates, '/').and_then(|(from, to)| Some((from, to.parse().ok()?)))
        else {
            return Err(Error::Unprocessable("unprocessable-value"));
        };
        if queries::overlapping(ok, sheet.at, before.map(|theme| theme.id), (from, to)).await? {
            return Ok(vec![(theme_field(key, "from"), "plan-theme-overlaps")]);
        }
        let id = match before {
            Some(theme) => theme.id,
            None => ThemeId(ok.next_id()?),
        };
        let weeks = value("weeks");
        let theme = ThemeText {
            id,
            from,
            to,
            title: value("title"),
            question: value("question"),
            message: value("message"),
            revision: before.map_or(0, |theme| theme.revision),
            weeks: weeks
                .lines()
                .filter_map(|line| pair(line, '|'))
                .map(|(monday, title)| (monday, title.to_owned()))
                .collect(),
        };
        if !queries::write_theme(ok, sheet.at, stamp, &theme).await? {
            return Err(Error::Conflict("plan-theme-changed"));
        }
    }
    Ok(Vec::new())
}

/// What follows from the new state: whether the plan is whole, its version, its words in the search.
async fn settle(
    ok: &mut Writing<GroupId>,
    month: Month,
    stamp: Stamp,
    (revision, reason): (i64, &str),
) -> Result<()> {
    let group = ok.subject;
    let (tx, on) = ok.parts();
    let sheet = Sheet::read(tx, on, (group, month)).await?;
    if sheet.missing().is_empty() {
        queries::complete(ok, sheet.at, stamp.at).await?;
    }
    let plan =
        serde_json::to_string(&Snapshot::of(&sheet)).map_err(|e| Error::Internal(e.to_string()))?;
    found::index(ok, &sheet).await?;
    queries::write_version(ok, sheet.at, stamp, (revision, reason), &plan).await
}
