//! The versions of a week's plan.

use calendar::Week;
use jiff::Timestamp;
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
        /// Why, where the week was over
        pub reason: String,
        /// By whom
        pub given_name: String,
        /// By whom
        pub surname: String,
        /// In whose place
        pub absent_given_name: Option<String>,
        /// In whose place
        pub absent_surname: Option<String>,
    }

    /// A version as it stood.
    #[derive(Debug, Clone)]
    pub struct State {
        /// Which
        pub revision: i64,
        /// As JSON
        pub plan: String,
    }
}

/// The most versions that a page shows.
const SHOWN: i64 = 100;

/// A week's versions without what they hold, the newest first.
pub async fn versions(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    week: Week,
) -> Result<Vec<Version>> {
    Ok(tx
        .all(
            sql!(
                "SELECT v.revision, v.saved_at, v.reason, a.given_name, a.surname,
                        f.given_name AS absent_given_name, f.surname AS absent_surname
                   FROM week_plan_version v
                   JOIN account a ON a.institution_id = v.institution_id AND a.id = v.saved_by
                   LEFT JOIN account f ON f.institution_id = v.institution_id AND f.id = v.saved_for
                  WHERE v.institution_id = $1 AND v.group_id = $2 AND v.monday = $3
                  ORDER BY v.revision DESC
                  LIMIT $4"
            ),
            params![institution, group, week.monday(), SHOWN],
        )
        .await?)
}

/// Two versions as they stood, the older first.
pub async fn states(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (group, week): (GroupId, Week),
    (old, new): (i64, i64),
) -> Result<Vec<State>> {
    Ok(tx
        .all(
            sql!(
                "SELECT revision, plan
                   FROM week_plan_version
                  WHERE institution_id = $1 AND group_id = $2 AND monday = $3 AND revision IN ($4, $5)
                  ORDER BY revision"
            ),
            params![institution, group, week.monday(), old, new],
        )
        .await?)
}
