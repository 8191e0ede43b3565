//! Every version of a month plan: listed, compared side by side, restored as a new one.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use calendar::Month;
use kernel::GroupId;
use serde::Deserialize;
use web::access::Reach;
use web::{
    Answer, Ask, Context, Error, Form, Group, Path, Query, Result, Routes, Section, Shell, again,
    go, page,
};

use super::lists;
use super::model::Fields;
use super::queries::{self, Version};
use super::save::{Change, Saved, Snapshot, save};
use super::sheet::Sheet;
use super::words;
use crate::access;

pub fn routes() -> Routes {
    Routes::new()
        .get(
            "/groups/{group}/plans/month/{month}/history",
            show,
            &access::SEE,
        )
        .post(
            "/groups/{group}/plans/month/{month}/history/{revision}",
            restore,
            &access::WRITE,
        )
}

/// Which two are compared.
#[derive(Deserialize, Default)]
struct Which {
    old: Option<i64>,
    new: Option<i64>,
}

/// A version as it is listed.
struct Listed {
    revision: i64,
    at: String,
    who: String,
    reason: String,
    changed: String,
    old: bool,
    new: bool,
}

/// A field that differs between the two.
struct Difference {
    label: String,
    old: String,
    new: String,
}

#[derive(Template)]
#[template(path = "month/history.html")]
struct HistoryPage {
    shell: Shell,
    group: Group,
    month: Month,
    title: String,
    versions: Vec<Listed>,
    compared: Option<(i64, i64)>,
    differences: Vec<Difference>,
    latest: i64,
    writes: bool,
    closed: bool,
    reason_fault: Option<String>,
}

fn snapshot(version: &Version) -> Result<Snapshot> {
    serde_json::from_str(&version.plan).map_err(|e| Error::Internal(e.to_string()))
}

/// The fields that differ, old and new.
fn differing<'f>(old: &'f Fields, new: &'f Fields) -> Vec<(&'f str, &'f str, &'f str)> {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let text = |fields: &'f Fields, field: &str| fields.get(field).map_or("", String::as_str);
    names
        .into_iter()
        .map(|field| (field.as_str(), text(old, field), text(new, field)))
        .filter(|(_, old, new)| old != new)
        .collect()
}

fn listed(on: &Context, versions: &[(Version, Snapshot)], which: &Which) -> Vec<Listed> {
    let empty = Snapshot::default();
    let before = |at: usize| {
        versions
            .get(at + 1)
            .map_or(&empty, |(_, snapshot)| snapshot)
    };
    versions
        .iter()
        .enumerate()
        .map(|(at, (version, snapshot))| {
            let mut labels: Vec<String> = differing(&before(at).fields, &snapshot.fields)
                .into_iter()
                .map(|(field, ..)| words::field(&on.say, field))
                .collect();
            labels.dedup();
            let absent = (
                version.absent_given_name.as_deref(),
                version.absent_surname.as_deref(),
            );
            Listed {
                revision: version.revision,
                at: on
                    .say
                    .moment(version.saved_at, &on.viewer.institution.zone, on.today),
                who: words::writer(&on.say, (&version.given_name, &version.surname), absent),
                reason: version.reason.clone(),
                changed: labels.join("; "),
                old: which.old == Some(version.revision),
                new: which.new == Some(version.revision),
            }
        })
        .collect()
}

async fn read(
    ask: &Ask,
    (group, month): (GroupId, Month),
    mut which: Which,
    reason_fault: Option<&str>,
) -> Result<HistoryPage> {
    let mut ok = ask.read(&access::SEE, group).await?;
    let shell = ok.shell(Section::Planning, Some(group)).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let sheet = Sheet::read(tx, on, (group, month)).await?;
    let mut versions = Vec::new();
    for version in queries::versions(tx, sheet.at).await? {
        let snapshot = snapshot(&version)?;
        versions.push((version, snapshot));
    }
    let latest = versions.first().map_or(0, |(version, _)| version.revision);
    which.new = which.new.or(Some(latest));
    which.old = which
        .old
        .or_else(|| versions.get(1).map(|(version, _)| version.revision));
    let by: BTreeMap<i64, &Fields> = versions
        .iter()
        .map(|(one, shot)| (one.revision, &shot.fields))
        .collect();
    let pair = which
        .old
        .and_then(|old| Some((by.get(&old)?, by.get(&which.new?)?)));
    let difference = |(field, old, new): (&str, &str, &str)| Difference {
        label: words::field(&on.say, field),
        old: words::readable(&on.say, field, old),
        new: words::readable(&on.say, field, new),
    };
    let differences =
        pair.map(|(old, new)| differing(old, new).into_iter().map(difference).collect());
    Ok(HistoryPage {
        title: on
            .say
            .a("plan-month-title", "month", words::month(on, month)),
        compared: differences
            .as_ref()
            .and_then(|_: &Vec<Difference>| which.old.zip(which.new)),
        differences: differences.unwrap_or_default(),
        versions: listed(on, &versions, &which),
        writes: access::WRITE.allows(
            &on.viewer,
            Reach {
                group: Some(group),
                ..Reach::default()
            },
        ),
        closed: sheet.is_closed(on),
        reason_fault: reason_fault.map(|key| on.say.t(key)),
        latest,
        shell,
        group: record,
        month,
    })
}

async fn show(ask: Ask, Path(at): Path<(GroupId, Month)>, Query(which): Query<Which>) -> Answer {
    page(&read(&ask, at, which, None).await?)
}

/// Makes a version's texts the plan's again, as a new version; themes keep their own dates and texts.
async fn restore(
    ask: Ask,
    Path((group, month, revision)): Path<(GroupId, Month, i64)>,
    sent: Form,
) -> Answer {
    let mut ok = ask.write(&access::WRITE, group).await?;
    let record = ok.record.clone();
    let (tx, on) = ok.parts();
    let sheet = Sheet::read(tx, on, (group, month)).await?;
    let versions = queries::versions(tx, sheet.at).await?;
    let bank = lists::read(tx, on, &record, month).await?.by_text();
    let version = versions
        .iter()
        .find(|one| one.revision == revision)
        .ok_or(Error::NotFound)?;
    let then = snapshot(version)?.fields;
    let kept = sheet.fields();
    let own = |field: &&String| !field.starts_with("theme-");
    let mine: Fields = kept
        .keys()
        .filter(own)
        .map(|field| (field.clone(), then.get(field).cloned().unwrap_or_default()))
        .collect();
    let mut reason = crate::text::plain(sent.text("reason"));
    if reason.is_empty() && !sheet.is_closed(on) {
        reason = on.say.a("plan-restored", "n", revision);
    }
    let change = Change {
        mine: &mine,
        was: &kept,
        reason: &reason,
        bank: &bank,
    };
    match save(&mut ok, month, &change).await? {
        Saved::Nothing => {}
        Saved::Change(about) => ok.commit(vec![about]).await?,
        Saved::Refused(_) => {
            drop(ok);
            let which = Which {
                old: Some(revision),
                new: None,
            };
            return again(&read(&ask, (group, month), which, Some("plan-reason-needed")).await?);
        }
        Saved::Conflict(_) => return Err(Error::Conflict("plan-theme-changed")),
    }
    go(&format!("/groups/{group}/plans/month/{month}"))
}
