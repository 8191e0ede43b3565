//! Whom a typed name can mean.

use kernel::{AccountId, InstitutionId, PersonalCode};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// An account that the name may mean.
    #[derive(Debug, Clone)]
    pub struct Candidate {
        /// Where
        pub institution_id: InstitutionId,
        /// Which
        pub account_id: AccountId,
        /// Argon2id
        pub password_hash: String,
        /// A parent's session lasts longer.
        pub parent: bool,
    }
}

/// The account with that sign-in name.
pub async fn by_name(tx: &mut ReadTx, name: &str) -> Result<Vec<Candidate>> {
    Ok(tx
        .all(
            sql!(
                "SELECT a.institution_id, a.id AS account_id, a.password_hash,
                        EXISTS (SELECT 1 FROM guardian g
                                 WHERE g.institution_id = a.institution_id AND g.account_id = a.id) AS parent
                   FROM sign_in_name n
                   JOIN account a ON a.institution_id = n.institution_id AND a.id = n.account_id
                  WHERE n.name = $1 AND a.disabled_at IS NULL"
            ),
            params![name],
        )
        .await?)
}

/// The parents of the child with that code, in whichever institution: the password tells which of them it is.
pub async fn by_code(tx: &mut ReadTx, code: PersonalCode) -> Result<Vec<Candidate>> {
    Ok(tx
        .all(
            sql!(
                "SELECT a.institution_id, a.id AS account_id, a.password_hash, (1 = 1) AS parent
                   FROM child c
                   JOIN guardian g ON g.institution_id = c.institution_id AND g.child_id = c.id
                   JOIN account a ON a.institution_id = g.institution_id AND a.id = g.account_id
                  WHERE c.personal_code = $1 AND g.may_see AND a.disabled_at IS NULL
                  ORDER BY a.institution_id, a.id"
            ),
            params![code],
        )
        .await?)
}
