//! Saving a day's entry: the whole of it, never over somebody else's newer version.

use herald::Written;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::GroupId;
use serde_json::json;
use web::{About, Error, Form, Result, Writing};

use super::page::{Filled, Sheet};
use super::queries::{self, Stamp};
use crate::entry::{Outcome, Row, Typed, check, complete, outcome};

/// What saving came to.
pub enum Saved {
    /// It is in the transaction; this is its audit entry.
    Change(About),
    /// It stands so already.
    Nothing,
    /// It comes back: 422.
    Refused(Filled),
    /// Both versions are shown: 409.
    Conflict(Filled),
}

fn about(seen: i64, old: &[Row], new: &[Row]) -> About {
    let areas = |rows: &[Row]| rows.iter().map(|row| row.area.code()).collect::<Vec<_>>();
    About::change(json!({ "revision": seen + 1, "old": areas(old), "new": areas(new) }))
}

fn refused(rows: Vec<Typed>, seen: i64, why: &'static str) -> Saved {
    Saved::Refused(Filled {
        rows,
        seen: Some(seen),
        refused: Some(why),
        ..Filled::default()
    })
}

/// Writes the form's rows into the transaction.
pub async fn save(
    ok: &mut Writing<(GroupId, Date)>,
    form: &Form,
    sheet: &Sheet,
    rows: Vec<Typed>,
) -> Result<Saved> {
    let seen: i64 = form.parse("revision")?;
    if !sheet.calendar.is_working(sheet.day) {
        return Ok(refused(rows, seen, "diary-day-off"));
    }
    let wanted = match check(&rows) {
        Ok(wanted) => wanted,
        Err(faults) => {
            return Ok(Saved::Refused(Filled {
                rows,
                faults,
                seen: Some(seen),
                ..Filled::default()
            }));
        }
    };
    let (kept, saved) = (sheet.revision(), sheet.saved());
    if kept == 0 && wanted.is_empty() {
        return Ok(refused(rows, seen, "diary-nothing-written"));
    }
    match outcome(seen, kept, &saved, &wanted) {
        Outcome::Same => return Ok(Saved::Nothing),
        Outcome::Conflict => {
            return Ok(Saved::Conflict(Filled {
                rows,
                conflict: true,
                ..Filled::default()
            }));
        }
        Outcome::Write => {}
    }
    let stamp = Stamp {
        institution: ok.institution(),
        by: ok.account(),
        in_place_of: ok.acting_for(),
        at: ok.on.now,
    };
    let json = serde_json::to_string(&wanted).map_err(|e| Error::Internal(e.to_string()))?;
    let at = ok.subject;
    if queries::save(ok, stamp, at, seen, (&wanted, &json)).await? {
        if complete(&wanted) {
            tell(ok, stamp.at).await?;
        }
        Ok(Saved::Change(about(seen, &saved, &wanted)))
    } else {
        Ok(Saved::Conflict(Filled {
            rows,
            conflict: true,
            ..Filled::default()
        }))
    }
}

/// Leaves word of an entry that became whole to the parents who chose to be told.
async fn tell(ok: &mut Writing<(GroupId, Date)>, at: Timestamp) -> Result<()> {
    let written = Written {
        institution: ok.institution(),
        group: ok.subject.0,
        day: ok.subject.1,
        at,
        today: ok.on.today,
        job: ok.next_id()?,
    };
    Ok(herald::diary(ok, &written).await?)
}
