//! The demo's data: the preschool "Ozolzīlīte" of DOMAIN section 9 with a school year laid out around today, and many
//! preschools more for the larger scales and the benchmark. The same moment always gives the same data.

mod absences;
mod attendance;
mod chance;
mod children;
mod diary;
mod families;
mod files;
mod frame;
mod house;
mod months;
mod names;
mod people;
mod plans;
mod scale;
mod scale_days;
mod scale_plans;
mod tables;
mod timetable;
mod topics;
mod week_plans;
mod weeks;
mod year_plan;

use jiff::Timestamp;
use kernel::InstitutionId;
use store::{Db, Error, WriteTx};

pub use scale::{Scale, scaled};
pub use weeks::diary_texts;

/// The key of "Ozolzīlīte".
pub const INSTITUTION: InstitutionId = InstitutionId(1);

/// The hashes of the demo's passwords: the caller makes them.
#[derive(Debug, Clone)]
pub struct Passwords {
    /// Of `demo-parole-1`: all staff, and the parent named first for a child
    pub first: String,
    /// Of `demo-parole-2`: the parent named second, so that a child's code leads to one of the two
    pub second: String,
}

/// Fills an empty, migrated database with "Ozolzīlīte" as it is at that moment.
pub async fn preschool(db: &Db, now: Timestamp, passwords: &Passwords) -> Result<(), Error> {
    let frame = frame::Frame::new(now)?;
    let children = children::all(&frame);
    let sheets = attendance::sheets(&frame, &children);
    let mut tx = db.write().await?;
    house::write(&mut tx, &frame).await?;
    people::write(&mut tx, &frame, passwords).await?;
    children::write(&mut tx, &frame, &children, passwords).await?;
    tables::employed(&mut tx, INSTITUTION).await?;
    files::write(&mut tx, &frame).await?;
    timetable::write(&mut tx, &frame).await?;
    attendance::write(&mut tx, &sheets).await?;
    topics::write(&mut tx, &frame, &children, &sheets).await?;
    diary::write(&mut tx, &frame).await?;
    plans::write(&mut tx, &frame).await?;
    week_plans::write(&mut tx, &frame).await?;
    year_plan::write(&mut tx, &frame).await?;
    tx.commit().await
}

/// Begins an institution's audit log.
async fn begin_audit(tx: &mut WriteTx, institution: InstitutionId) -> Result<(), Error> {
    web::audit::begin(tx, institution)
        .await
        .map_err(|error| Error::Program(error.to_string()))
}
