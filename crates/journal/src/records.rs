//! The entries and their rows as they stand: what other domains may read.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Area, GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// A day's entry without its rows.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Entry {
        /// Which group
        pub group_id: GroupId,
        /// Which day
        pub on_date: Date,
        /// How many times it was saved
        pub revision: i64,
        /// When it was whole first; none while a row lacks its theme
        pub completed_at: Option<Timestamp>,
        /// When it was saved last
        pub updated_at: Timestamp,
    }

    /// One row of a day's entry.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct DayRow {
        /// Which day
        pub on_date: Date,
        /// 0 is the dominant learning area, the others are integrated
        pub position: i64,
        /// "Priekšmets"
        pub area: Area,
        /// "Tēma"
        pub theme: String,
        /// "Uzdots"
        pub homework: String,
    }
}

/// A group's entries from a day to a day, inclusive, by day.
pub async fn entries_between(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    from: Date,
    to: Date,
) -> Result<Vec<Entry>> {
    Ok(tx
        .all(
            sql!(
                "SELECT group_id, on_date, revision, completed_at, updated_at
                   FROM diary_day
                  WHERE institution_id = $1 AND group_id = $2 AND on_date BETWEEN $3 AND $4
                  ORDER BY on_date"
            ),
            params![institution, group, from, to],
        )
        .await?)
}

/// Every group's entries of two days, today and the next working day.
pub async fn entries_of_days(
    tx: &mut ReadTx,
    institution: InstitutionId,
    first: Date,
    second: Date,
) -> Result<Vec<Entry>> {
    Ok(tx
        .all(
            sql!(
                "SELECT d.group_id, d.on_date, d.revision, d.completed_at, d.updated_at
                   FROM child_group g
                   JOIN diary_day d ON d.institution_id = g.institution_id AND d.group_id = g.id
                                   AND d.on_date IN ($2, $3)
                  WHERE g.institution_id = $1
                  ORDER BY d.group_id, d.on_date"
            ),
            params![institution, first, second],
        )
        .await?)
}

/// The rows of a group's entries from a day to a day, inclusive, by day and position.
pub async fn rows_between(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    from: Date,
    to: Date,
) -> Result<Vec<DayRow>> {
    Ok(tx
        .all(
            sql!(
                "SELECT on_date, position, area, theme, homework
                   FROM diary_row
                  WHERE institution_id = $1 AND group_id = $2 AND on_date BETWEEN $3 AND $4
                  ORDER BY on_date, position"
            ),
            params![institution, group, from, to],
        )
        .await?)
}
