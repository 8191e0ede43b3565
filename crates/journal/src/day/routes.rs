//! The handlers of a day's entry.

use jiff::civil::Date;
use kernel::GroupId;
use serde::Deserialize;
use web::{
    Answer, Ask, Form, Path, Query, Routes, Section, Writing, again, both_versions, go, page,
};

use super::page::{DayPage, Filled, Sheet, compose};
use super::save::{self, Saved};
use crate::access;
use crate::entry::{Row, Typed, blank, from_plan, from_timetable, typed};
use crate::steps::{Step, rearrange, step};

pub fn routes() -> Routes {
    Routes::new()
        .get("/groups/{group}/diary/{day}", show, &access::WRITE)
        .post("/groups/{group}/diary/{day}", write, &access::WRITE)
}

/// What the form is filled from.
#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum Source {
    WeekPlan,
    Timetable,
    LastWeek,
}

#[derive(Deserialize)]
struct Which {
    from: Option<Source>,
}

/// The form as it opens: a copy, the saved entry, the week plan's rows (3.6), or empty rows.
fn filled(sheet: &Sheet, from: Option<Source>) -> Filled {
    let kept = |rows: Vec<Row>| rows.iter().map(Typed::from).collect::<Vec<_>>();
    let copy = match from {
        Some(Source::WeekPlan) => from_plan(&sheet.planned),
        Some(Source::Timetable) => from_timetable(&sheet.slots),
        Some(Source::LastWeek) => kept(sheet.last_week()),
        None => Vec::new(),
    };
    let copied = !copy.is_empty();
    let planned = !copied && sheet.kept.is_none() && !sheet.planned.is_empty();
    let rows = if copied {
        copy
    } else if planned {
        from_plan(&sheet.planned)
    } else {
        kept(sheet.saved())
    };
    Filled {
        rows: if rows.is_empty() { blank() } else { rows },
        copied,
        planned,
        ..Filled::default()
    }
}

async fn show(ask: Ask, Path(at): Path<(GroupId, Date)>, Query(which): Query<Which>) -> Answer {
    let mut ok = ask.read(&access::WRITE, at).await?;
    let shell = ok.shell(Section::Diary, Some(at.0)).await?;
    let group = ok.record.clone();
    let (tx, on) = ok.parts();
    let sheet = Sheet::read(tx, on, at).await?;
    let form = filled(&sheet, which.from);
    page(&compose(on, shell, group, sheet, form))
}

/// The page with the form as it was sent.
async fn back(
    ok: &mut Writing<(GroupId, Date)>,
    sheet: Sheet,
    form: Filled,
) -> web::Result<DayPage> {
    let shell = ok.shell(Section::Diary, Some(ok.subject.0)).await?;
    let group = ok.record.clone();
    Ok(compose(&ok.on, shell, group, sheet, form))
}

/// Saves the entry, or gives the form back with a row more, less or moved.
async fn write(ask: Ask, Path(at): Path<(GroupId, Date)>, form: Form) -> Answer {
    let mut ok = ask.write(&access::WRITE, at).await?;
    let (tx, on) = ok.parts();
    let sheet = Sheet::read(tx, on, at).await?;
    let rows = typed(&form)?;
    let step = step(&form, &rows)?;
    if let Some((rows, focus)) = rearrange(rows.clone(), step) {
        // what was seen stays what was seen: a newer version is found when it is saved
        let seen = Some(form.parse("revision")?);
        let form = Filled {
            rows,
            seen,
            focus: Some(focus),
            ..Filled::default()
        };
        return page(&back(&mut ok, sheet, form).await?);
    }
    let next = match step {
        Step::SaveNext => sheet.calendar.next_working_day(at.1),
        _ => at.1,
    };
    let address = format!("/groups/{}/diary/{next}", at.0);
    match save::save(&mut ok, &form, &sheet, rows).await? {
        Saved::Nothing => go(&address),
        Saved::Change(about) => {
            ok.commit(vec![about]).await?;
            go(&address)
        }
        Saved::Refused(form) => again(&back(&mut ok, sheet, form).await?),
        Saved::Conflict(form) => {
            // what another has saved since this sheet was read
            let (tx, on) = ok.parts();
            let sheet = Sheet::read(tx, on, at).await?;
            both_versions(&back(&mut ok, sheet, form).await?)
        }
    }
}
