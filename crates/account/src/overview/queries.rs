//! Accounts that want looking at.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, InstitutionId};
use store::{ReadTx, params, rows, sql};
use web::Result;

rows! {
    /// An account with a tie of today.
    #[derive(Debug, Clone)]
    pub struct Account {
        /// Who
        pub id: AccountId,
        /// "Līga"
        pub given_name: String,
        /// "Bērziņa"
        pub surname: String,
        /// A member of staff, not only a parent
        pub staff: bool,
        /// There is a password to sign in with
        pub has_password: bool,
        /// Closed by hand
        pub disabled_at: Option<Timestamp>,
        /// A one-time password is still to be replaced
        pub must_change: bool,
        /// Until when it lives
        pub one_time_until: Option<Timestamp>,
        /// When they signed in last
        pub last_sign_in_at: Option<Timestamp>,
        /// Since when there is the account
        pub created_at: Timestamp,
    }

    /// A child whom a search found.
    #[derive(Debug, Clone)]
    pub struct Child {
        /// Who
        pub id: ChildId,
        /// "Marta"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
        /// "Mārītes"
        pub group_name: Option<String>,
    }
}

/// The accounts that have something to do here today.
pub async fn accounts(
    tx: &mut ReadTx,
    institution: InstitutionId,
    today: Date,
) -> Result<Vec<Account>> {
    Ok(tx
        .all(
            sql!(
                "SELECT a.id, a.given_name, a.surname,
                        EXISTS (SELECT 1 FROM staff_tie s
                                 WHERE s.institution_id = a.institution_id AND s.account_id = a.id
                                   AND s.from_on <= $2 AND (s.to_on IS NULL OR s.to_on >= $2)) AS staff,
                        (a.password_hash <> '!') AS has_password, a.disabled_at, a.must_change, a.one_time_until, a.last_sign_in_at, a.created_at
                   FROM account a
                  WHERE a.institution_id = $1
                    AND EXISTS (SELECT 1 FROM person_tie t
                                 WHERE t.institution_id = a.institution_id AND t.account_id = a.id
                                   AND (t.to_on IS NULL OR t.to_on >= $2))
                  ORDER BY a.sort_key, a.id"
            ),
            params![institution, today],
        )
        .await?)
}

/// The children of today, by name.
pub async fn children(
    tx: &mut ReadTx,
    institution: InstitutionId,
    today: Date,
) -> Result<Vec<Child>> {
    Ok(tx
        .all(
            sql!(
                "SELECT c.id, c.given_name, c.surname, g.name AS group_name
                   FROM membership m
                   JOIN child c ON c.institution_id = m.institution_id AND c.id = m.child_id
                   JOIN child_group g ON g.institution_id = m.institution_id AND g.id = m.group_id
                  WHERE m.institution_id = $1 AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on >= $2)
                  ORDER BY c.sort_key, c.id"
            ),
            params![institution, today],
        )
        .await?)
}
