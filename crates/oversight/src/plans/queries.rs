//! The groups whose plans are watched.

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
