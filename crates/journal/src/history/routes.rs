//! The handler of an entry's history.

use askama::Template;
use calendar::Week;
use jiff::civil::Date;
use kernel::GroupId;
use web::{Answer, Ask, Context, Error, Group, Path, Result, Routes, Section, Shell, page};

use super::queries::{Version, versions};
use crate::entry::Row;
use crate::{access, words};

pub fn routes() -> Routes {
    Routes::new().get("/groups/{group}/diary/{day}/history", show, &access::SEE)
}

/// One version as it is shown.
struct Shown {
    revision: i64,
    at: String,
    who: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "history/history.html")]
struct HistoryPage {
    shell: Shell,
    group: Group,
    day: Date,
    week: Week,
    section: String,
    versions: Vec<Shown>,
}

fn shown(on: &Context, version: Version) -> Result<Shown> {
    let absent = (
        version.absent_given_name.as_deref(),
        version.absent_surname.as_deref(),
    );
    let fault = |e: serde_json::Error| Error::Internal(format!("a version is no entry: {e}"));
    Ok(Shown {
        revision: version.revision,
        at: on
            .say
            .moment(version.saved_at, &on.viewer.institution.zone, on.today),
        who: words::writer(&on.say, (&version.given_name, &version.surname), absent),
        rows: serde_json::from_str(&version.entry).map_err(fault)?,
    })
}

async fn show(ask: Ask, Path((group, day)): Path<(GroupId, Date)>) -> Answer {
    let mut ok = ask.read(&access::SEE, group).await?;
    let institution = ok.institution();
    let shell = ok.shell(Section::Diary, Some(group)).await?;
    let kept = versions(&mut ok, institution, group, day).await?;
    let versions = kept
        .into_iter()
        .map(|one| shown(&ok.on, one))
        .collect::<Result<Vec<_>>>()?;
    page(&HistoryPage {
        section: words::section(&ok.on.say, day),
        week: Week::of(day),
        group: ok.record.clone(),
        shell,
        day,
        versions,
    })
}
