//! Whom a typed name can mean.

use jiff::Timestamp;
use kernel::{AccountId, InstitutionId, PersonalCode};
use store::{ReadTx, params, rows, sql};
use web::Result;

use super::arrive::Person;

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

/// The account with that sign-in name, unless its one-time password has died.
pub async fn by_name(tx: &mut ReadTx, name: &str, now: Timestamp) -> Result<Vec<Candidate>> {
    Ok(tx
        .all(
            sql!(
                "SELECT a.institution_id, a.id AS account_id, a.password_hash,
                        EXISTS (SELECT 1 FROM contact c
                                 WHERE c.institution_id = a.institution_id AND c.account_id = a.id
                                   AND c.ended_at IS NULL) AS parent
                   FROM sign_in_name n
                   JOIN account a ON a.institution_id = n.institution_id AND a.id = n.account_id
                  WHERE n.name = $1 AND a.disabled_at IS NULL
                    AND (a.one_time_until IS NULL OR a.one_time_until > $2)"
            ),
            params![name, now],
        )
        .await?)
}

/// The parents of the child with that code, in whichever institution: the password tells which of them it is.
pub async fn by_code(
    tx: &mut ReadTx,
    code: PersonalCode,
    now: Timestamp,
) -> Result<Vec<Candidate>> {
    Ok(tx
        .all(
            sql!(
                "SELECT a.institution_id, a.id AS account_id, a.password_hash, (1 = 1) AS parent
                   FROM child c
                   JOIN contact p ON p.institution_id = c.institution_id AND p.child_id = c.id
                   JOIN account a ON a.institution_id = p.institution_id AND a.id = p.account_id
                  WHERE c.personal_code = $1 AND p.may_see AND p.ended_at IS NULL AND a.disabled_at IS NULL
                    AND (a.one_time_until IS NULL OR a.one_time_until > $2)
                  ORDER BY a.institution_id, a.id"
            ),
            params![code, now],
        )
        .await?)
}

rows! {
    struct Kind {
        parent: bool,
    }
}

/// The account, if it may still sign in.
pub async fn person(
    tx: &mut ReadTx,
    (institution, account): (InstitutionId, AccountId),
) -> Result<Option<Person>> {
    let kind: Option<Kind> = tx
        .opt(
            sql!(
                "SELECT EXISTS (SELECT 1 FROM contact c
                                 WHERE c.institution_id = a.institution_id AND c.account_id = a.id
                                   AND c.ended_at IS NULL) AS parent
                   FROM account a
                  WHERE a.institution_id = $1 AND a.id = $2 AND a.disabled_at IS NULL"
            ),
            params![institution, account],
        )
        .await?;
    Ok(kind.map(|kind| Person {
        institution,
        account,
        parent: kind.parent,
    }))
}
