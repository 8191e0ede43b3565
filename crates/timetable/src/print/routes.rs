//! The handler of the printed timetable.

use jiff::civil::Date;
use kernel::GroupId;
use serde::Deserialize;
use web::{Answer, Ask, Context, Error, Path, Query, Routes};

use super::sheet;
use crate::access;
use crate::draft::State;
use crate::queries::{self, Version};
use crate::view::{WeekView, who};

pub fn routes() -> Routes {
    Routes::new().get("/groups/{group}/timetable.pdf", print, &access::SEE)
}

#[derive(Deserialize)]
struct Which {
    version: Option<i64>,
}

/// The version that was asked for: the one in force today, or the newest where none is.
fn chosen(versions: &[Version], wanted: Option<i64>, today: Date) -> Option<&Version> {
    if let Some(number) = wanted {
        return versions.iter().find(|one| one.version == number);
    }
    let mut approved = versions.iter().filter(|one| one.state == State::Approved);
    approved
        .find(|one| one.from_on <= today)
        .or(versions.first())
}

/// "Mārītes · no 05.10.2026."; what hangs on a wall unapproved says so.
fn subtitle(on: &Context, group: &str, version: &Version) -> String {
    let say = &on.say;
    let from = say.a("timetable-from", "day", say.date(version.from_on));
    let state = match version.state {
        State::Draft => format!(" · {}", say.t("timetable-draft")),
        State::Submitted => format!(" · {}", say.t("timetable-submitted")),
        State::Approved => String::new(),
    };
    format!("{group} · {from}{state}")
}

async fn print(ask: Ask, Path(group): Path<GroupId>, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::SEE, group).await?;
    let institution = ok.institution();
    let versions = queries::versions(&mut ok, institution, group).await?;
    let version = chosen(&versions, which.version, ok.on.today).ok_or(Error::NotFound)?;
    let ids = [Some(version.id), None, None];
    let lessons = queries::lessons(&mut ok, institution, ids).await?;
    let (on, name) = (&ok.on, ok.record.name.clone());
    let week = WeekView::of(&on.say, &lessons.names, &lessons.of(version.id));
    let title = on.say.t("nav-timetable");
    let mut document = press::document(on, &*title, subtitle(on, &name, version));
    let number = on.say.a("timetable-version", "n", version.version);
    document.made = format!("{} · {number} · {}", document.made, who(on, version));
    document.landscape = true;
    document.fit = paper::Fit::Wall;
    document.parts = sheet::parts(&on.say, &week);
    let file = [title.as_str(), name.as_str()];
    drop(ok); // the queue of the press is waited for without holding the database
    press::pdf(&file, document).await
}
