//! What is kept of every group's plans: one question each for groups, months and weeks.

use calendar::{Month, Week};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// A group that there was.
    #[derive(Debug, Clone)]
    pub struct Place {
        /// Which
        pub id: GroupId,
        /// "Mārītes"
        pub name: String,
        /// Its emblem
        pub emblem: i64,
    }

    /// A plan as it is kept.
    #[derive(Debug, Clone)]
    pub struct Saved {
        /// Whose
        pub group_id: GroupId,
        /// The month's first day, the week's Monday
        pub period: Date,
        /// Since when it was once whole
        pub completed_at: Option<Timestamp>,
        /// When it was saved last
        pub updated_at: Timestamp,
        /// By whom
        pub given_name: String,
        /// By whom
        pub surname: String,
    }
}

/// The groups that there were on a day or later, by number.
pub async fn places(tx: &mut ReadTx, institution: InstitutionId, day: Date) -> Result<Vec<Place>> {
    Ok(tx
        .all(
            sql!(
                "SELECT id, name, emblem
                   FROM child_group
                  WHERE institution_id = $1 AND (closed_on IS NULL OR closed_on >= $2)
                  ORDER BY number, id"
            ),
            params![institution, day],
        )
        .await?)
}

/// Every group's plans of two months.
pub async fn months(
    tx: &mut ReadTx,
    institution: InstitutionId,
    months: [Month; 2],
) -> Result<Vec<Saved>> {
    let [first, second] = months.map(Month::first);
    Ok(tx
        .all(
            sql!(
                "SELECT m.group_id, m.month AS period, m.completed_at, m.updated_at, a.given_name, a.surname
                   FROM month_plan m
                   JOIN account a ON a.institution_id = m.institution_id AND a.id = m.updated_by
                  WHERE m.institution_id = $1 AND m.month IN ($2, $3)
                  ORDER BY m.group_id, m.month"
            ),
            params![institution, first, second],
        )
        .await?)
}

/// Every group's plans of two weeks.
pub async fn weeks(
    tx: &mut ReadTx,
    institution: InstitutionId,
    weeks: [Week; 2],
) -> Result<Vec<Saved>> {
    let [first, second] = weeks.map(Week::monday);
    Ok(tx
        .all(
            sql!(
                "SELECT w.group_id, w.monday AS period, w.completed_at, w.updated_at, a.given_name, a.surname
                   FROM week_plan w
                   JOIN account a ON a.institution_id = w.institution_id AND a.id = w.updated_by
                  WHERE w.institution_id = $1 AND w.monday IN ($2, $3)
                  ORDER BY w.group_id, w.monday"
            ),
            params![institution, first, second],
        )
        .await?)
}
