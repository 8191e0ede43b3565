//! The year plan of "Ozolzīlīte" (3.2) for the school year around today, and a few events of each preschool of the
//! larger scales.

mod entries;

use calendar::{SchoolYear, easter};
use jiff::civil::{Date, Weekday};
use kernel::{AccountId, GroupId, InstitutionId, YearItemId};
use store::{Error, Params, WriteTx, params, sql};

use super::INSTITUTION;
use super::frame::{Frame, later};
use entries::{ENTRIES, Entry, On};

/// Daina Celma, the methodologist
const METHODOLOGIST: AccountId = AccountId(4);
/// The task that nobody has done in time.
const FORGOTTEN: &str = "Spēļu un mācību līdzekļu inventarizācija";

fn mothers_day(year: SchoolYear, otherwise: Date) -> Date {
    Date::new(year.ends_in(), 5, 1)
        .and_then(|first| first.nth_weekday_of_month(2, Weekday::Sunday))
        .unwrap_or(otherwise)
}

/// The day of this school year, or the next one that is worked.
fn day(frame: &Frame, on: On) -> Date {
    let day = match on {
        On::Day(month, day) => frame.this_year(month, day),
        On::Easter(days) => later(easter(frame.year.ends_in()), days),
        On::MothersDay(days) => later(mothers_day(frame.year, frame.today), days),
    };
    if frame.calendar.is_working(day) {
        day
    } else {
        frame.calendar.next_working_day(day)
    }
}

#[derive(Default)]
struct Rows {
    items: Vec<Params>,
    people: Vec<Params>,
    groups: Vec<Params>,
}

impl Rows {
    fn add(&mut self, frame: &Frame, id: YearItemId, entry: &Entry) {
        let from = day(frame, entry.from);
        let to = entry.to.map_or(from, |to| day(frame, to)).max(from);
        let event = entry.kind == "event";
        let done = !event && to < frame.today && entry.title != FORGOTTEN;
        let by = entry.people.first().map(|person| AccountId(*person));
        self.items.push(params![
            INSTITUTION,
            id,
            entry.kind,
            entry.title,
            entry.description,
            entry.place,
            from,
            to,
            entry.starts,
            event && entry.families,
            done.then(|| frame.at(to, 15, 20)),
            by.filter(|_| done),
            frame.at(later(frame.year.first(), -4), 11, 0),
            METHODOLOGIST
        ]);
        for person in entry.people {
            self.people.push(params![INSTITUTION, id, *person]);
        }
        for group in entry.groups {
            self.groups.push(params![INSTITUTION, id, GroupId(*group)]);
        }
    }

    async fn write(self, tx: &mut WriteTx) -> Result<(), Error> {
        tx.run_many(
            sql!(
                "INSERT INTO year_item (institution_id, id, kind, title, description, place, from_on, to_on, starts,
                                        families, done_at, done_by, revision, updated_at, updated_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13, $14)"
            ),
            self.items,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO year_item_person (institution_id, item_id, account_id) VALUES ($1, $2, $3)"
            ),
            self.people,
        )
        .await?;
        tx.run_many(
            sql!(
                "INSERT INTO year_item_group (institution_id, item_id, group_id) VALUES ($1, $2, $3)"
            ),
            self.groups,
        )
        .await?;
        Ok(())
    }
}

async fn directions(tx: &mut WriteTx, rows: Vec<Params>) -> Result<(), Error> {
    tx.run_many(
        sql!(
            "INSERT INTO year_direction (institution_id, school_year, value, virtue, revision, updated_at, updated_by)
             VALUES ($1, $2, $3, $4, 1, $5, $6)"
        ),
        rows,
    )
    .await?;
    Ok(())
}

/// Writes the plan of "Ozolzīlīte" and the directions of this school year and the one before.
pub async fn write(tx: &mut WriteTx, frame: &Frame) -> Result<(), Error> {
    let mut rows = Rows::default();
    for (entry, id) in ENTRIES.iter().zip(1..) {
        rows.add(frame, YearItemId(id), entry);
    }
    rows.write(tx).await?;
    let direction = |year: SchoolYear, value: &str, virtue: &str| {
        let at = frame.at(later(year.first(), -4), 10, 0);
        let year = i64::from(year.starts_in());
        params![INSTITUTION, year, value, virtue, at, METHODOLOGIST]
    };
    directions(
        tx,
        vec![
            direction(frame.year.previous(), "ģimene", "līdzcietība"),
            direction(frame.year, "daba", "atbildība"),
        ],
    )
    .await?;
    yearplan::findable::keep(tx, INSTITUTION, None).await
}

/// What every preschool of the larger scales has: title, hour, days from today; says how many rows were written.
const FEW: [(&str, &str, i32); 4] = [
    ("Sporta diena", "10:00", -9),
    ("Vecāku sapulce", "17:30", 3),
    ("Svinīgs rīts", "10:00", 12),
    ("Pārgājiens", "09:30", 24),
];

/// Writes a few events and the direction of one preschool; its head is the account number 1.
pub async fn few(
    tx: &mut WriteTx,
    institution: InstitutionId,
    frame: &Frame,
) -> Result<usize, Error> {
    let (head, at) = (AccountId(1), frame.at(later(frame.start, -5), 10, 0));
    let items = FEW.iter().zip(1_i64..).map(|((title, starts, days), id)| {
        let on = later(frame.today, *days);
        params![institution, id, *title, on, *starts, true, at, head]
    });
    tx.run_many(
        sql!(
            "INSERT INTO year_item (institution_id, id, kind, title, description, place, from_on, to_on, starts,
                                    families, revision, updated_at, updated_by)
             VALUES ($1, $2, 'event', $3, '', '', $4, $4, $5, $6, 1, $7, $8)"
        ),
        items.collect(),
    )
    .await?;
    let year = i64::from(frame.year.starts_in());
    directions(
        tx,
        vec![params![institution, year, "daba", "atbildība", at, head]],
    )
    .await?;
    yearplan::findable::keep(tx, institution, None).await?;
    Ok(2 * FEW.len() + 1)
}
