//! The marks and confirmations as they stand: what other domains may read.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{ChildId, GroupId, InstitutionId, Mark};
use store::{ReadTx, params, rows, sql};
use web::{Error, Result};

rows! {
    /// One child's mark on one day.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Marked {
        /// When
        pub on_date: Date,
        /// Whose
        pub child_id: ChildId,
        /// What
        pub mark: Mark,
        /// "Piezīmes"
        pub note: String,
    }

    /// A day's marks in one text: "17 present,18 sick".
    struct DayOfMarks {
        on_date: Date,
        marks: String,
    }

    /// A day whose attendance is done.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Confirmed {
        /// Which group
        pub group_id: GroupId,
        /// Which day
        pub on_date: Date,
        /// When every child was marked first
        pub confirmed_at: Timestamp,
    }

    /// How many children of a group have a mark on a day.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Counted {
        /// Which group
        pub group_id: GroupId,
        /// How many have any mark
        pub marked: i64,
        /// How many are absent
        pub absent: i64,
    }
}

/// The mark alone, as a month's grid needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkOfDay {
    /// When
    pub on_date: Date,
    /// Whose
    pub child_id: ChildId,
    /// What
    pub mark: Mark,
}

impl DayOfMarks {
    fn each(&self) -> Result<Vec<MarkOfDay>> {
        let one = |text: &str| {
            let (child, mark) = text.split_once(' ')?;
            Some(MarkOfDay {
                on_date: self.on_date,
                child_id: child.parse().ok()?,
                mark: mark.parse().ok()?,
            })
        };
        let all: Option<Vec<_>> = self.marks.split(',').map(one).collect();
        let mut all = all.ok_or_else(|| Error::Internal(format!("no marks: {}", self.marks)))?;
        all.sort_unstable_by_key(|one| one.child_id);
        Ok(all)
    }
}

/// A group's marks from a day to a day, inclusive, by child's day.
pub async fn marks(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    from: Date,
    to: Date,
) -> Result<Vec<Marked>> {
    Ok(tx
        .all(
            sql!(
                "SELECT on_date, child_id, mark, note
                   FROM attendance_mark
                  WHERE institution_id = $1 AND group_id = $2 AND on_date BETWEEN $3 AND $4
                  ORDER BY on_date, child_id"
            ),
            params![institution, group, from, to],
        )
        .await?)
}

/// A group's marks without their notes, by day and child, and its finished days, from a day to a day, inclusive. A day
/// comes as one row: five hundred rows of three cells cost both engines more than twenty with a list each.
pub async fn month(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    from: Date,
    to: Date,
) -> Result<(Vec<MarkOfDay>, Vec<Confirmed>)> {
    let (days, confirmed) = tx
        .both::<DayOfMarks, Confirmed>(
            (
                sql!(
                    "SELECT on_date, string_agg(CAST(child_id AS TEXT) || ' ' || mark, ',') AS marks
                       FROM attendance_mark
                      WHERE institution_id = $1 AND group_id = $2 AND on_date BETWEEN $3 AND $4
                      GROUP BY on_date
                      ORDER BY on_date"
                ),
                params![institution, group, from, to],
            ),
            (
                sql!(
                    "SELECT group_id, on_date, confirmed_at
                       FROM attendance_day
                      WHERE institution_id = $1 AND group_id = $2 AND on_date BETWEEN $3 AND $4
                      ORDER BY on_date"
                ),
                params![institution, group, from, to],
            ),
        )
        .await?;
    let mut marks = Vec::with_capacity(days.len() * 24);
    for day in &days {
        marks.extend(day.each()?);
    }
    Ok((marks, confirmed))
}

/// A group's finished days from a day to a day, inclusive.
pub async fn confirmations(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    from: Date,
    to: Date,
) -> Result<Vec<Confirmed>> {
    Ok(tx
        .all(
            sql!(
                "SELECT group_id, on_date, confirmed_at
                   FROM attendance_day
                  WHERE institution_id = $1 AND group_id = $2 AND on_date BETWEEN $3 AND $4
                  ORDER BY on_date"
            ),
            params![institution, group, from, to],
        )
        .await?)
}

/// Every group's finished attendance of one day.
pub async fn confirmations_of_day(
    tx: &mut ReadTx,
    institution: InstitutionId,
    day: Date,
) -> Result<Vec<Confirmed>> {
    Ok(tx
        .all(
            sql!(
                "SELECT d.group_id, d.on_date, d.confirmed_at
                   FROM child_group g
                   JOIN attendance_day d ON d.institution_id = g.institution_id AND d.group_id = g.id
                                        AND d.on_date = $2
                  WHERE g.institution_id = $1
                  ORDER BY d.group_id"
            ),
            params![institution, day],
        )
        .await?)
}

/// How far every group has come on one day.
pub async fn counts_of_day(
    tx: &mut ReadTx,
    institution: InstitutionId,
    day: Date,
) -> Result<Vec<Counted>> {
    Ok(tx
        .all(
            sql!(
                "SELECT m.group_id, count(*) AS marked,
                        count(CASE WHEN m.mark IN ('sick', 'excused', 'unexcused') THEN 1 END) AS absent
                   FROM child_group g
                   JOIN attendance_mark m ON m.institution_id = g.institution_id AND m.group_id = g.id
                                         AND m.on_date = $2
                  WHERE g.institution_id = $1
                  GROUP BY m.group_id
                  ORDER BY m.group_id"
            ),
            params![institution, day],
        )
        .await?)
}
