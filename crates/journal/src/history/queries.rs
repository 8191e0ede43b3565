//! The versions of an entry.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// One saved version with who saved it.
    #[derive(Debug, Clone)]
    pub struct Version {
        /// Which
        pub revision: i64,
        /// When
        pub saved_at: Timestamp,
        /// Its rows as JSON
        pub entry: String,
        /// By whom
        pub given_name: String,
        /// By whom
        pub surname: String,
        /// In whose place
        pub absent_given_name: Option<String>,
        /// In whose place
        pub absent_surname: Option<String>,
    }
}

/// The most versions that a page shows.
const SHOWN: i64 = 100;

/// A day's versions, the newest first.
pub async fn versions(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    day: Date,
) -> Result<Vec<Version>> {
    Ok(tx
        .all(
            sql!(
                "SELECT v.revision, v.saved_at, v.entry, a.given_name, a.surname,
                        f.given_name AS absent_given_name, f.surname AS absent_surname
                   FROM diary_version v
                   JOIN account a ON a.institution_id = v.institution_id AND a.id = v.saved_by
                   LEFT JOIN account f ON f.institution_id = v.institution_id AND f.id = v.saved_for
                  WHERE v.institution_id = $1 AND v.group_id = $2 AND v.on_date = $3
                  ORDER BY v.revision DESC
                  LIMIT $4"
            ),
            params![institution, group, day, SHOWN],
        )
        .await?)
}
