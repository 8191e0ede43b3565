//! "Dienasgrāmata": an entry for every working day until today and the start of tomorrow's, a few of them late,
//! incomplete or missing.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::{Area, GroupId};
use serde::Serialize;
use store::{Error, Params, WriteTx, params, sql};

use super::INSTITUTION;
use super::chance::Chance;
use super::frame::Frame;
use super::house::{ACORNS, CUBS, GROUPS, KITTENS, LADYBIRDS, OWLS};
use super::people::writer;
use super::weeks::{Row, Weeks};

/// Days on which "Pūcītes" forgot health and physical activity (DOMAIN 9.10); in any year every thirteenth too.
const WITHOUT_HEALTH: [Date; 3] = [date(2026, 10, 6), date(2026, 10, 14), date(2026, 11, 4)];
const EVERY: usize = 13;
/// "Pūcītes" forgot a whole day, so many working days ago.
const FORGOTTEN_AGO: usize = 4;
/// Saved too late: group, working days ago, hour and minute.
const LATE: [(GroupId, usize, i8, i8); 3] =
    [(OWLS, 6, 7, 48), (ACORNS, 15, 7, 31), (KITTENS, 24, 8, 5)];

#[derive(Serialize)]
struct Version<'a> {
    area: &'a str,
    theme: &'a str,
    homework: &'a str,
}

/// What a group's day is saved as.
pub struct Entry {
    /// Whose
    pub group: GroupId,
    /// When
    pub day: Date,
    /// Its rows
    pub rows: Vec<Row>,
    /// When it was saved the first time, with the last row missing, if it was saved twice
    pub before: Option<Timestamp>,
    /// When it was saved
    pub at: Timestamp,
}

impl Entry {
    fn is_complete(&self) -> bool {
        self.rows.iter().all(|row| !row.theme.is_empty())
    }

    fn json(rows: &[Row]) -> Result<String, Error> {
        let rows: Vec<Version<'_>> = rows
            .iter()
            .map(|row| Version {
                area: row.area.as_str(),
                theme: row.theme,
                homework: row.homework,
            })
            .collect();
        serde_json::to_string(&rows).map_err(|error| Error::Program(error.to_string()))
    }
}

/// Entries of many groups, on their way into the database.
#[derive(Default)]
pub struct Batch {
    days: Vec<Params>,
    rows: Vec<Params>,
    versions: Vec<Params>,
}

impl Batch {
    /// Adds an entry that this person saved, perhaps in another's place.
    pub fn add(
        &mut self,
        institution: kernel::InstitutionId,
        entry: &Entry,
        (by, instead_of): (kernel::AccountId, Option<kernel::AccountId>),
    ) -> Result<(), Error> {
        let (group, day, at) = (entry.group, entry.day, entry.at);
        let revision = 1 + i64::from(entry.before.is_some());
        let completed = entry.is_complete().then_some(at);
        self.days.push(params![
            institution,
            group,
            day,
            revision,
            completed,
            at,
            by,
            instead_of
        ]);
        for (position, row) in (0_i64..).zip(&entry.rows) {
            self.rows.push(params![
                institution,
                group,
                day,
                position,
                row.area,
                row.theme,
                row.homework
            ]);
        }
        if let Some(before) = entry.before {
            let shorter = entry
                .rows
                .split_last()
                .map_or([].as_slice(), |(_, shorter)| shorter);
            let json = Entry::json(shorter)?;
            self.versions.push(params![
                institution,
                group,
                day,
                1_i64,
                before,
                by,
                instead_of,
                json
            ]);
        }
        let json = Entry::json(&entry.rows)?;
        self.versions.push(params![
            institution,
            group,
            day,
            revision,
            at,
            by,
            instead_of,
            json
        ]);
        Ok(())
    }

    /// Writes them.
    pub async fn write(self, tx: &mut WriteTx) -> Result<(), Error> {
        tx.run_many(
            sql!(
                "INSERT INTO diary_day (institution_id, group_id, on_date, revision, completed_at,
                                        updated_at, updated_by, updated_for)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            ),
            self.days,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO diary_row (institution_id, group_id, on_date, position, area, theme, homework)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)"
            ),
            self.rows,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO diary_version (institution_id, group_id, on_date, revision, saved_at,
                                            saved_by, saved_for, entry)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            ),
            self.versions,
        )
        .await?;
        Ok(())
    }
}

/// Writes the entries.
pub async fn write(tx: &mut WriteTx, frame: &Frame) -> Result<(), Error> {
    let weeks = Weeks::read();
    let (mut batch, mut found) = (Batch::default(), Vec::new());
    for group in GROUPS.iter().map(|group| group.id) {
        let past = (0..frame.past.len()).filter_map(|turn| past_entry(frame, &weeks, group, turn));
        let coming = today_and_tomorrow(frame, &weeks, group);
        for (turn, entry) in past.chain(coming).enumerate() {
            let by = writer(frame, group, entry.day, turn / 2);
            batch.add(INSTITUTION, &entry, by)?;
            let texts = entry.rows.iter().map(|row| (row.theme, row.homework));
            found.push(journal::findable::record(group, entry.day, texts));
        }
    }
    batch.write(tx).await?;
    search::replace_all(tx, INSTITUTION, &found).await
}

/// The entry of a day that is over.
fn past_entry(frame: &Frame, weeks: &Weeks, group: GroupId, turn: usize) -> Option<Entry> {
    let day = *frame.past.get(turn)?;
    let ago = frame.past.len() - turn;
    if (group, ago) == (OWLS, FORGOTTEN_AGO) {
        return None;
    }
    let mut rows = weeks.rows(group, day);
    if group == OWLS && (WITHOUT_HEALTH.contains(&day) || turn % EVERY == EVERY / 2) {
        rows.retain(|row| row.area != Area::Health);
    }
    let late = LATE
        .iter()
        .find(|(whose, when, ..)| (*whose, *when) == (group, ago));
    if let Some((_, _, hour, minute)) = late {
        return Some(Entry {
            group,
            day,
            rows,
            before: None,
            at: frame.at(day, *hour, *minute),
        });
    }
    let mut draw = Chance::of(
        375,
        group.0 * 1000 + i64::try_from(turn).unwrap_or_default(),
    );
    let mut minute =
        |from: i8, count: u32| from + i8::try_from(draw.below(count)).unwrap_or_default();
    let evening = frame.at(frame.calendar.previous_working_day(day), 15, minute(5, 50));
    let morning = frame.at(day, 7, minute(2, 26));
    let (before, at) = match minute(0, 8) {
        0 => (Some(evening), morning),
        1..=3 => (None, morning),
        _ => (None, evening),
    };
    Some(Entry {
        group,
        day,
        rows,
        before,
        at,
    })
}

/// What stands by now of the entries that are asked for today (3.9): "Pūcītes" have nothing yet.
fn today_and_tomorrow(frame: &Frame, weeks: &Weeks, group: GroupId) -> Vec<Entry> {
    let today = frame.works_today().then_some(frame.today);
    let tomorrow = frame.calendar.next_working_day(frame.today);
    let before = frame.calendar.previous_working_day(frame.today);
    let evening = |hour, minute| frame.at(before, hour, minute);
    let morning = |minute| frame.at(frame.today, 7, minute);
    let entry = |day, at| Entry {
        group,
        day,
        rows: weeks.rows(group, day),
        before: None,
        at,
    };
    let mut entries = Vec::new();
    match group {
        KITTENS => {
            entries.extend(today.map(|day| entry(day, evening(15, 30))));
            entries.push(entry(tomorrow, evening(16, 10)));
        }
        ACORNS => entries.extend(today.map(|day| entry(day, evening(15, 40)))),
        CUBS => {
            entries.extend(today.map(|day| entry(day, evening(15, 20))));
            entries.extend(today.map(|_| entry(tomorrow, morning(5))));
        }
        LADYBIRDS => {
            entries.extend(today.map(|day| entry(day, morning(12))));
            let mut started = entry(tomorrow, evening(16, 5));
            if let Some(row) = started.rows.get_mut(1) {
                (row.theme, row.homework) = ("", "");
            }
            entries.push(started);
        }
        _ => {}
    }
    entries.retain(|entry| entry.at <= frame.now);
    entries
}
