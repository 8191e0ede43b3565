//! The demo: the preschool "Ozolzīlīte" of DOMAIN section 9, laid out around today, and as many more as a scale asks for.
//! It writes straight into every domain's tables, as an import would; nothing else does.

mod chance;
mod days;
mod journals;
mod marks;
mod names;
mod people;
mod scale;

use calendar::{Calendar, SchoolYear};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::{Db, Error, Result};

pub use scale::{Scale, scaled};

/// Argon2id hashes of the demo's passwords.
#[derive(Debug, Clone)]
pub struct Passwords {
    /// Of `demo-parole-1`
    pub first: String,
    /// Of `demo-parole-2`
    pub second: String,
}

/// When the demo is looked at.
pub(crate) struct When {
    now: Timestamp,
    today: Date,
    start: Date,
    zone: TimeZone,
    calendar: Calendar,
}

impl When {
    fn of(now: Timestamp) -> Result<Self> {
        let zone = TimeZone::get("Europe/Riga").map_err(|e| Error::Program(e.to_string()))?;
        let today = zone.to_datetime(now).date();
        let start = SchoolYear::of(today).first();
        Ok(Self {
            now,
            today,
            start,
            zone,
            calendar: Calendar::new([]),
        })
    }

    /// That minute of that day.
    fn at(&self, day: Date, hour: i8, minute: i8) -> Timestamp {
        let local = day.at(hour, minute, 0, 0);
        self.zone.to_timestamp(local).unwrap_or(self.now)
    }

    /// Whether the minute of today has come.
    fn has_come(&self, hour: i8, minute: i8) -> bool {
        self.at(self.today, hour, minute) <= self.now
    }

    /// Worked days before today, from the year's start.
    fn past(&self) -> Vec<Date> {
        let yesterday = self.today.yesterday().unwrap_or(self.today);
        if yesterday < self.start {
            Vec::new()
        } else {
            self.calendar.working_days(self.start, yesterday)
        }
    }
}

/// Fills an empty, migrated database with the demo preschool.
pub async fn preschool(db: &Db, now: Timestamp, passwords: &Passwords) -> Result<()> {
    let when = When::of(now)?;
    let mut tx = db.write().await?;
    let children = people::fill(&mut tx, &when, passwords).await?;
    marks::fill(&mut tx, &when, &children).await?;
    journals::fill(&mut tx, &when).await?;
    tx.commit().await
}
