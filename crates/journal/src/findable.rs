//! What of the diary is found by full text: each row with its "Tēma" and "Uzdots". A save keeps it up; what was written
//! before there was an index is put into it by a job of each institution, a batch at a time (migration 0015).

use calendar::Week;
use jiff::civil::{Date, date};
use jobs::{Job, JobError, Work};
use kernel::{GroupId, InstitutionId};
use search::{Entry, Kind, Source};
use serde::{Deserialize, Serialize};
use store::{ReadTx, WriteTx, params, rows, sql};

use crate::entry::Row;

/// Days of one batch.
const BATCH: i64 = 400;

/// A day's entry as a record that can be found, and its texts.
pub fn record<'r>(
    group: GroupId,
    day: Date,
    rows: impl Iterator<Item = (&'r str, &'r str)>,
) -> (Source, Vec<Entry>) {
    let source = Source {
        key: format!("diary/{group}/{day}"),
        group: Some(group),
        from_on: day,
        to_on: day,
        address: format!("/groups/{group}/diary?week={}", Week::of(day)),
    };
    let entry = |(theme, homework): (&str, &str)| {
        Entry::new(Kind::DiaryRow, format!("{theme}\n{homework}")).at(format!("d{day}"))
    };
    (source, rows.map(entry).collect())
}

/// Puts a saved day into the index, in the transaction that saved it.
pub(crate) async fn keep(
    tx: &mut WriteTx,
    institution: InstitutionId,
    (group, day): (GroupId, Date),
    rows: &[Row],
) -> store::Result<()> {
    let rows = rows.iter().map(|row| (&*row.theme, &*row.homework));
    let (source, entries) = record(group, day, rows);
    search::replace(tx, institution, &source, &entries).await
}

rows! {
    /// A day's entry by its key.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
    pub struct DayKey {
        /// Whose
        pub group_id: GroupId,
        /// Which day
        pub on_date: Date,
    }

    struct Written {
        group_id: GroupId,
        on_date: Date,
        theme: Option<String>,
        homework: Option<String>,
    }
}

/// Indexes an institution's days after that one, and puts down the same for the rest of them.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct IndexDiary {
    /// The last day that is done
    pub after: Option<DayKey>,
}

impl Job for IndexDiary {
    const NAME: &'static str = "journal.index";
    type Tools = ();

    async fn run(self, work: &Work, (): &()) -> Result<(), JobError> {
        let mut tx = work.write().await?;
        let last = index_after(&mut tx, work.institution(), self.after).await?;
        if last.is_some() {
            let rest = Self { after: last };
            let id = work.next_id()?;
            jobs::later(&mut tx, work.institution(), id, work.now(), &rest).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// Indexes one batch; its last day, none where nothing was left.
async fn index_after(
    tx: &mut WriteTx,
    institution: InstitutionId,
    after: Option<DayKey>,
) -> store::Result<Option<DayKey>> {
    let after = after.unwrap_or(DayKey {
        group_id: GroupId(i64::MIN),
        on_date: date(1900, 1, 1),
    });
    let Some(last) = last_of_batch(tx, institution, after).await? else {
        return Ok(None);
    };
    // whoever saves one of these days now waits, and its newer text goes into the index after this one
    tx.run(
        sql!(
            "UPDATE diary_day SET revision = revision
              WHERE institution_id = $1 AND (group_id > $2 OR (group_id = $2 AND on_date > $3))
                AND (group_id < $4 OR (group_id = $4 AND on_date <= $5))"
        ),
        params![
            institution,
            after.group_id,
            after.on_date,
            last.group_id,
            last.on_date
        ],
    )
    .await?;
    let rows: Vec<Written> = tx
        .all(
            sql!(
                "SELECT d.group_id, d.on_date, r.theme, r.homework
                   FROM diary_day d
                   LEFT JOIN diary_row r ON r.institution_id = d.institution_id AND r.group_id = d.group_id
                                        AND r.on_date = d.on_date
                  WHERE d.institution_id = $1 AND (d.group_id > $2 OR (d.group_id = $2 AND d.on_date > $3))
                    AND (d.group_id < $4 OR (d.group_id = $4 AND d.on_date <= $5))
                  ORDER BY d.group_id, d.on_date, r.position"
            ),
            params![
                institution,
                after.group_id,
                after.on_date,
                last.group_id,
                last.on_date
            ],
        )
        .await?;
    let records: Vec<_> = rows
        .chunk_by(|a, b| (a.group_id, a.on_date) == (b.group_id, b.on_date))
        .filter_map(|day| {
            let first = day.first()?;
            let texts = day
                .iter()
                .filter_map(|row| row.theme.as_deref().zip(row.homework.as_deref()));
            Some(record(first.group_id, first.on_date, texts))
        })
        .collect();
    search::replace_all(tx, institution, &records).await?;
    Ok(Some(last))
}

/// The last day of the batch after that one.
async fn last_of_batch(
    tx: &mut ReadTx,
    institution: InstitutionId,
    after: DayKey,
) -> store::Result<Option<DayKey>> {
    let days: Vec<DayKey> = tx
        .all(
            sql!(
                "SELECT group_id, on_date
                   FROM diary_day
                  WHERE institution_id = $1 AND (group_id > $2 OR (group_id = $2 AND on_date > $3))
                  ORDER BY group_id, on_date LIMIT $4"
            ),
            params![institution, after.group_id, after.on_date, BATCH],
        )
        .await?;
    Ok(days.last().copied())
}
