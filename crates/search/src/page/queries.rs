//! What the filters offer.

use jiff::civil::Date;
use kernel::{GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// A group, also one that is closed: its plans are still found.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Offered {
        /// Its key
        pub id: GroupId,
        /// "Mārītes"
        pub name: String,
    }

    /// The first and the last day of all that can be found.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Reaching {
        /// The first
        pub first: Option<Date>,
        /// The last
        pub last: Option<Date>,
    }
}

/// Every group by number, and the days that entries reach.
pub async fn offered(
    tx: &mut ReadTx,
    institution: InstitutionId,
) -> Result<(Vec<Offered>, Option<Reaching>)> {
    let (groups, reach) = tx
        .both(
            (
                sql!("SELECT id, name FROM child_group WHERE institution_id = $1 ORDER BY number, id"),
                params![institution],
            ),
            (
                // by the key alone, whose order is that of the days
                sql!(
                    "SELECT (SELECT from_on FROM search_entry WHERE institution_id = $1 ORDER BY id LIMIT 1) AS first,
                            (SELECT from_on FROM search_entry WHERE institution_id = $1 ORDER BY id DESC LIMIT 1) AS last"
                ),
                params![institution],
            ),
        )
        .await?;
    Ok((groups, reach.into_iter().next()))
}
