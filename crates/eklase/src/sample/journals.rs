//! Timetables and entries of the demo: past days are there, some late, one missing; today and tomorrow as a morning has them.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use store::{Params, Result, WriteTx, params, sql};

use super::When;
use super::chance::Chance;
use super::days::{OLDER, Row, TIMETABLE, YOUNGER};

/// Group and who writes its entries.
const WRITERS: [(i64, i64); 5] = [(1, 10), (2, 12), (3, 8), (4, 6), (5, 14)];

/// Rows on their way into the tables.
#[derive(Default)]
pub(super) struct Entries {
    days: Vec<Params>,
    rows: Vec<Params>,
    versions: Vec<Params>,
}

/// Where an entry belongs.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Institution
    pub(super) institution: i64,
    /// Group
    pub(super) group: i64,
    /// Day
    pub(super) day: Date,
    /// Who wrote it
    pub(super) by: i64,
}

impl Entries {
    /// One saved entry.
    pub(super) fn push(&mut self, at: Place, rows: &[Row], saved: Timestamp) {
        let complete = !rows.is_empty() && rows.iter().all(|row| !row.1.is_empty());
        let key = (at.institution, at.group, at.day);
        let completed = complete.then_some(saved);
        self.days.push(params![
            key.0,
            key.1,
            key.2,
            1_i64,
            completed,
            saved,
            at.by,
            None::<i64>
        ]);
        for (position, (area, theme, homework)) in (0_i64..).zip(rows) {
            self.rows.push(params![
                key.0, key.1, key.2, position, *area, *theme, *homework
            ]);
        }
        let list: Vec<_> = rows
            .iter()
            .map(|(area, theme, homework)| json!({ "area": area, "theme": theme, "homework": homework }))
            .collect();
        let entry = json!(list).to_string();
        self.versions.push(params![
            key.0,
            key.1,
            key.2,
            1_i64,
            saved,
            at.by,
            None::<i64>,
            entry
        ]);
    }

    /// Writes them.
    pub(super) async fn write(self, tx: &mut WriteTx) -> Result<()> {
        tx.run_many(
            sql!(
                "INSERT INTO diary_day (institution_id, group_id, on_date, revision, completed_at, updated_at,
                                        updated_by, updated_for)
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
                "INSERT INTO diary_version (institution_id, group_id, on_date, revision, saved_at, saved_by,
                                            saved_for, entry)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            ),
            self.versions,
        )
        .await?;
        Ok(())
    }
}

/// The day's rows: each weekday has its own kind of day, weeks take turns.
fn rows_of(group: i64, day: Date) -> &'static [Row] {
    let week = usize::from(calendar::Week::of(day).number().unsigned_abs());
    let weekday = usize::from(day.weekday().to_monday_zero_offset().unsigned_abs());
    let pool: &[&[Row]] = if group <= 2 { &YOUNGER } else { &OLDER };
    let weeks = pool.len() / 5;
    let turn = (week + 2 * weeks - 46 % weeks) % weeks;
    pool.get(turn * 5 + weekday).copied().unwrap_or_default()
}

pub(super) fn any_rows(n: usize) -> &'static [Row] {
    OLDER.get(n % OLDER.len()).copied().unwrap_or_default()
}

/// Timetables, past entries, today and tomorrow.
pub(super) async fn fill(tx: &mut WriteTx, when: &When) -> Result<()> {
    timetables(tx, when).await?;
    let mut entries = Entries::default();
    let past = when.past();
    for (group, by) in WRITERS {
        let mut chance = Chance::new(group.unsigned_abs() * 15_485_863);
        for (at, day) in past.iter().enumerate() {
            let late = chance.percent(5);
            let minute = i8::try_from(chance.below(25)).unwrap_or(10);
            let saved = if late {
                when.at(*day, 7, 31 + minute)
            } else {
                when.at(*day, 7, 4 + minute)
            };
            if group == 3 && past.len().checked_sub(4) == Some(at) {
                continue; // nobody wrote it
            }
            let rows: Vec<Row> = rows_of(group, *day)
                .iter()
                // "Pūcītes" left health and physical activity out on some days (DOMAIN 9.10)
                .filter(|row| !(group == 3 && at % 9 == 4 && row.0 == "health"))
                .copied()
                .collect();
            entries.push(
                Place {
                    institution: 1,
                    group,
                    day: *day,
                    by,
                },
                &rows,
                saved,
            );
        }
    }
    now(when, &mut entries);
    entries.write(tx).await
}

/// Today as the clock has it: "Mārītes" at 07:12, tomorrow begun; "Pūcītes" nothing yet.
fn now(when: &When, entries: &mut Entries) {
    let next = when.calendar.next_working_day(when.today);
    let worked = when.calendar.is_working(when.today);
    for (group, by, hour, minute) in [(1, 10, 7, 5), (2, 12, 7, 26), (4, 6, 7, 12), (5, 14, 7, 18)]
    {
        if !when.has_come(hour, minute) && worked {
            continue;
        }
        let saved = if worked {
            when.at(when.today, hour, minute)
        } else {
            when.now
        };
        let place = Place {
            institution: 1,
            group,
            day: when.today,
            by,
        };
        if worked {
            entries.push(place, rows_of(group, when.today), saved);
        }
        let mut tomorrow = rows_of(group, next).to_vec();
        if group == 4
            && let Some(last) = tomorrow.last_mut()
        {
            last.1 = ""; // begun, one "Tēma" is missing
        }
        if group == 1 || group == 4 {
            entries.push(Place { day: next, ..place }, &tomorrow, saved);
        }
    }
}

async fn timetables(tx: &mut WriteTx, when: &When) -> Result<()> {
    let mut tables = Vec::new();
    let mut slots = Vec::new();
    for (group, by) in WRITERS {
        let approved = Some(when.at(when.start, 12, 0));
        tables.push(params![
            1_i64,
            group,
            group,
            1_i64,
            "approved",
            when.start,
            3_i64,
            when.now,
            by,
            approved,
            Some(2_i64)
        ]);
        let mut position = 0_i64;
        let mut of_day = 0;
        for (weekday, starts, area, title) in TIMETABLE {
            position = if weekday == of_day { position + 1 } else { 0 };
            of_day = weekday;
            slots.push(params![
                1_i64, group, weekday, position, starts, area, title
            ]);
        }
    }
    tx.run_many(
        sql!(
            "INSERT INTO timetable (institution_id, id, group_id, version, state, from_on, revision, updated_at,
                                    updated_by, approved_at, approved_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        ),
        tables,
    )
    .await?;
    tx.run_many(
        sql!(
            "INSERT INTO timetable_slot (institution_id, timetable_id, weekday, position, starts, area, title)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        slots,
    )
    .await?;
    Ok(())
}
