//! The plans as a CSV for the inspector: UTF-8 with its mark, semicolons, a plan a line.

use calendar::{Deadline, State};
use jiff::Timestamp;
use web::{Context, Error, Result};

use super::model::{Cell, View};
use super::queries::Place;
use crate::board::state;
use crate::duties::{Plan, Standing};
use crate::words::late_by;

/// A cell that a spreadsheet would take for a formula stays text.
fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// "plani-2026-10-2026-W41.csv"
pub fn name(view: View) -> String {
    format!("plani-{}-{}.csv", view.month, view.week)
}

fn moment(on: &Context, at: Timestamp) -> String {
    let zone = &on.viewer.institution.zone;
    let day = zone.to_datetime(at).date();
    format!("{} {}", on.say.date(day), on.say.time(at, zone))
}

/// "30.10.2026.", with the hour where there is one
fn due(on: &Context, due: Option<Timestamp>) -> String {
    let zone = &on.viewer.institution.zone;
    due.map_or_else(String::new, |due| {
        let deadline = Deadline::of(due, zone);
        match deadline.time {
            None => on.say.date(deadline.day),
            Some(_) => moment(on, due),
        }
    })
}

fn record(on: &Context, place: &Place, cell: &Cell) -> Vec<String> {
    let say = &on.say;
    let (kind, period) = match cell.plan {
        Plan::Month(month) => ("nav-month-plan", say.month(month)),
        Plan::Week(week) => (
            "nav-week-plan",
            format!(
                "{} ({})",
                say.week(week),
                say.range(week.monday(), week.sunday())
            ),
        ),
    };
    let late = match cell.standing {
        Standing::Timed(State::DoneLate { by, .. } | State::Missed { by }) => late_by(say, by),
        Standing::Timed(_) | Standing::Open | Standing::Done(_) => String::new(),
    };
    let saved = cell.saved.as_ref();
    let done = saved.and_then(|saved| saved.completed_at);
    vec![
        safe(&place.name),
        say.t(kind),
        period,
        due(on, cell.due),
        say.t(state(on, cell.standing).2),
        done.map(|at| moment(on, at)).unwrap_or_default(),
        late,
        saved
            .map(|one| safe(&format!("{} {}", one.given_name, one.surname)))
            .unwrap_or_default(),
        saved
            .map(|one| moment(on, one.updated_at))
            .unwrap_or_default(),
        cell.comments.to_string(),
    ]
}

/// The file's content.
pub fn content<'a>(
    on: &Context,
    lines: impl IntoIterator<Item = (&'a Place, &'a [Cell])>,
) -> Result<Vec<u8>> {
    let fault = |e: csv::Error| Error::Internal(format!("csv: {e}"));
    let mut out = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer("\u{feff}".as_bytes().to_vec());
    let heads = [
        "oversight-group",
        "oversight-plan-kind",
        "oversight-plan-period",
        "oversight-deadline",
        "oversight-plan-state",
        "oversight-plan-done",
        "oversight-plan-late",
        "oversight-plan-saved-by",
        "oversight-plan-saved-at",
        "oversight-plan-comments",
    ];
    out.write_record(heads.map(|key| on.say.t(key)))
        .map_err(fault)?;
    for (place, cells) in lines {
        for cell in cells {
            out.write_record(record(on, place, cell)).map_err(fault)?;
        }
    }
    out.into_inner()
        .map_err(|e| Error::Internal(format!("csv: {e}")))
}
