//! Who signs.

use jiff::civil::Date;
use kernel::{GroupId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// A person who signs the report.
    #[derive(Debug, Clone)]
    pub struct Signer {
        /// "head" or "group_teacher"
        pub role: kernel::Role,
        /// "Līga"
        pub given_name: String,
        /// "Bērziņa"
        pub surname: String,
    }
}

/// The head and the group's teachers on that day, by name.
pub async fn signers(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    day: Date,
) -> Result<Vec<Signer>> {
    Ok(tx
        .all(
            sql!(
                "SELECT r.role, a.given_name, a.surname
                   FROM staff_role r
                   JOIN account a ON a.institution_id = r.institution_id AND a.id = r.account_id
                  WHERE r.institution_id = $1 AND r.from_on <= $3 AND (r.to_on IS NULL OR r.to_on >= $3)
                    AND (r.role = 'head' OR (r.role = 'group_teacher' AND r.group_id = $2))
                  ORDER BY r.role, a.sort_key, a.id"
            ),
            params![institution, group, day],
        )
        .await?)
}
