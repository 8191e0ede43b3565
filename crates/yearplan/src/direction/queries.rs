//! The direction of a school year with its revision.

use calendar::SchoolYear;
use jiff::Timestamp;
use kernel::InstitutionId;
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use crate::Direction;
use crate::stamp::Stamp;

rows! {
    /// As it is kept.
    #[derive(Debug, Clone)]
    pub struct Kept {
        /// "daba"
        pub value: String,
        /// "atbildība"
        pub virtue: String,
        /// How many times it was saved
        pub revision: i64,
        /// When it was saved last
        pub updated_at: Timestamp,
        /// By whom
        pub given_name: String,
        /// By whom
        pub surname: String,
    }
}

/// A school year's direction, if it is set.
pub async fn kept(
    tx: &mut ReadTx,
    institution: InstitutionId,
    year: SchoolYear,
) -> Result<Option<Kept>> {
    Ok(tx
        .opt(
            sql!(
                "SELECT d.value, d.virtue, d.revision, d.updated_at, a.given_name, a.surname
                   FROM year_direction d
                   JOIN account a ON a.institution_id = d.institution_id AND a.id = d.updated_by
                  WHERE d.institution_id = $1 AND d.school_year = $2"
            ),
            params![institution, i64::from(year.starts_in())],
        )
        .await?)
}

/// Writes it over the revision that was seen, 0 for none; false where another is kept by now.
pub async fn keep(
    tx: &mut WriteTx,
    stamp: Stamp,
    (year, seen): (SchoolYear, i64),
    new: &Direction,
) -> Result<bool> {
    let year = i64::from(year.starts_in());
    let written = if seen == 0 {
        tx.run(
            sql!(
                "INSERT INTO year_direction (institution_id, school_year, value, virtue, revision, updated_at,
                                             updated_by)
                 VALUES ($1, $2, $3, $4, 1, $5, $6)
                 ON CONFLICT (institution_id, school_year) DO NOTHING"
            ),
            params![stamp.institution, year, new.value, new.virtue, stamp.at, stamp.by],
        )
        .await?
    } else {
        tx.run(
            sql!(
                "UPDATE year_direction
                    SET value = $3, virtue = $4, revision = revision + 1, updated_at = $5, updated_by = $6
                  WHERE institution_id = $1 AND school_year = $2 AND revision = $7"
            ),
            params![
                stamp.institution,
                year,
                new.value,
                new.virtue,
                stamp.at,
                stamp.by,
                seen
            ],
        )
        .await?
    };
    Ok(written > 0)
}
