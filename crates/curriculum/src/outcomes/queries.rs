//! Outcomes with the days on which they hold.

use jiff::civil::Date;
use kernel::{Area, InstitutionId, OutcomeId};
use store::{Params, ReadTx, WriteTx, params, rows, sql};
use web::{Error, Result};

use crate::held::Held;
use crate::stage::Stage;

rows! {
    /// An outcome as the lists keep it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Line {
        /// Its key
        pub id: OutcomeId,
        /// Of which learning area
        pub area: Area,
        /// Of which stage
        pub stage: Stage,
        /// Its place among those of its area and stage
        pub position: i64,
        /// Its words
        pub text: String,
        /// The regulation's paragraph, empty where there is none
        pub paragraph: String,
        /// The regulation's own words
        pub official: bool,
        /// The first day on which it holds
        pub from_on: Date,
        /// The last
        pub to_on: Option<Date>,
    }
}

impl Line {
    /// When it holds.
    pub const fn held(&self) -> Held {
        Held {
            from: self.from_on,
            to: self.to_on,
        }
    }
}

/// An outcome to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// Of which learning area
    pub area: Area,
    /// Of which stage
    pub stage: Stage,
    /// Its place
    pub position: i64,
    /// Its words
    pub text: String,
    /// The regulation's paragraph
    pub paragraph: String,
    /// The regulation's own words
    pub official: bool,
    /// When it holds
    pub held: Held,
}

/// What changes of an outcome whose words stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// Which
    pub id: OutcomeId,
    /// Its place
    pub position: i64,
    /// The regulation's paragraph
    pub paragraph: String,
    /// The regulation's own words
    pub official: bool,
    /// The last day
    pub to: Option<Date>,
}

/// The outcomes that hold on some of the days, by area, stage and place.
pub async fn during(
    tx: &mut ReadTx,
    institution: InstitutionId,
    from: Date,
    to: Date,
) -> Result<Vec<Line>> {
    let mut list: Vec<Line> = tx
        .all(
            sql!(
                "SELECT id, area, stage, position, text, paragraph, official, from_on, to_on
                   FROM outcome
                  WHERE institution_id = $1 AND from_on <= $3
                    AND (to_on IS NULL OR (to_on >= $2 AND to_on >= from_on))
                  ORDER BY position, from_on, id"
            ),
            params![institution, from, to],
        )
        .await?;
    list.sort_by_key(|one| (one.area, one.stage));
    Ok(list)
}

/// The outcomes that hold on the day or later.
pub async fn since(tx: &mut ReadTx, institution: InstitutionId, day: Date) -> Result<Vec<Line>> {
    during(tx, institution, day, Date::constant(9999, 12, 31)).await
}

/// One outcome.
pub async fn one(tx: &mut ReadTx, institution: InstitutionId, id: OutcomeId) -> Result<Line> {
    let found = tx
        .opt(
            sql!(
                "SELECT id, area, stage, position, text, paragraph, official, from_on, to_on
                   FROM outcome
                  WHERE institution_id = $1 AND id = $2"
            ),
            params![institution, id],
        )
        .await?;
    found.ok_or(Error::NotFound)
}

/// Ends outcomes, each on its last day.
pub async fn end(
    tx: &mut WriteTx,
    institution: InstitutionId,
    ends: &[(OutcomeId, Date)],
) -> Result<()> {
    let rows = ends.iter().map(|(id, to)| params![institution, *id, *to]);
    tx.run_many(
        sql!("UPDATE outcome SET to_on = $3 WHERE institution_id = $1 AND id = $2"),
        rows.collect(),
    )
    .await?;
    Ok(())
}

/// Changes what may change of outcomes whose words stay.
pub async fn update(tx: &mut WriteTx, institution: InstitutionId, list: &[Update]) -> Result<()> {
    let row = |one: &Update| {
        params![
            institution,
            one.id,
            one.position,
            one.paragraph,
            one.official,
            one.to
        ]
    };
    tx.run_many(
        sql!(
            "UPDATE outcome SET position = $3, paragraph = $4, official = $5, to_on = $6
              WHERE institution_id = $1 AND id = $2"
        ),
        list.iter().map(row).collect(),
    )
    .await?;
    Ok(())
}

/// Adds outcomes. The same words that were replaced before they held come back to life: plans may refer to them.
pub async fn add(
    tx: &mut WriteTx,
    institution: InstitutionId,
    list: &[(OutcomeId, New)],
) -> Result<()> {
    let row = |(id, new): &(OutcomeId, New)| -> Params {
        params![
            institution,
            *id,
            new.area,
            new.stage,
            new.position,
            new.text,
            new.paragraph,
            new.official,
            new.held.from,
            new.held.to
        ]
    };
    let written = tx
        .run_many(
            sql!(
                "INSERT INTO outcome (institution_id, id, area, stage, position, text, paragraph, official, from_on, to_on)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                 ON CONFLICT (institution_id, area, stage, text, from_on) DO UPDATE
                    SET position = excluded.position, paragraph = excluded.paragraph,
                        official = excluded.official, to_on = excluded.to_on
                  WHERE outcome.to_on < outcome.from_on"
            ),
            list.iter().map(row).collect(),
        )
        .await?;
    if usize::try_from(written).ok() == Some(list.len()) {
        Ok(())
    } else {
        Err(Error::Conflict("conflict-taken"))
    }
}
