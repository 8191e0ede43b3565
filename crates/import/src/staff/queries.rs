//! Staff as they are kept.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, InstitutionId, PersonalCode, Phone, Role, RoleId};
use store::{Params, ReadTx, Value, params, rows, sql};
use web::Result;

rows! {
    /// A member of staff, past ones too.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Member {
        /// The key
        pub id: AccountId,
        /// "Līga"
        pub given_name: String,
        /// "Bērziņa"
        pub surname: String,
        /// With which name they sign in
        pub sign_in_name: Option<String>,
        /// Whether the employment is on record
        pub employed: bool,
        /// "Personas kods"
        pub personal_code: Option<PersonalCode>,
        /// Where to call
        pub phone: Option<Phone>,
        /// When the person confirmed it as their own
        pub phone_confirmed_at: Option<Timestamp>,
        /// Where to write
        pub email: Option<String>,
        /// When the person confirmed it as their own
        pub email_confirmed_at: Option<Timestamp>,
    }

    /// A role that somebody has, had or will have.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct HeldRole {
        /// The key
        pub id: RoleId,
        /// Whose
        pub account_id: AccountId,
        /// As what
        pub role: Role,
        /// In which group
        pub group_id: Option<GroupId>,
        /// For which area
        pub area: Option<Area>,
        /// "Mūzika"
        pub subject: String,
        /// The first day
        pub from_on: Date,
        /// The last day
        pub to_on: Option<Date>,
    }

    struct TakenName {
        name: String,
        institution_id: InstitutionId,
        account_id: AccountId,
    }
}

/// Whose a sign-in name is.
pub type Taken = BTreeMap<String, (InstitutionId, AccountId)>;

/// Everyone who works or worked here, with all their roles.
pub async fn existing(
    tx: &mut ReadTx,
    institution: InstitutionId,
) -> Result<(Vec<Member>, Vec<HeldRole>)> {
    Ok(tx
        .both(
            (
                sql!(
                    "SELECT a.id, a.given_name, a.surname, n.name AS sign_in_name,
                            (m.account_id IS NOT NULL) AS employed, m.personal_code, a.phone, a.phone_confirmed_at,
                            a.email, a.email_confirmed_at
                       FROM account a
                       LEFT JOIN sign_in_name n ON n.institution_id = a.institution_id AND n.account_id = a.id
                       LEFT JOIN staff_member m ON m.institution_id = a.institution_id AND m.account_id = a.id
                      WHERE a.institution_id = $1
                        AND (m.account_id IS NOT NULL
                             OR EXISTS (SELECT 1 FROM staff_role r
                                         WHERE r.institution_id = $1 AND r.account_id = a.id))
                      ORDER BY a.id"
                ),
                params![institution],
            ),
            (
                sql!(
                    "SELECT id, account_id, role, group_id, area, subject, from_on, to_on
                       FROM staff_role
                      WHERE institution_id = $1
                      ORDER BY account_id, from_on, id"
                ),
                params![institution],
            ),
        )
        .await?)
}

/// Names asked for at once.
const AT_ONCE: usize = 20;

/// Which of these sign-in names somebody of the whole installation has already.
pub async fn taken(tx: &mut ReadTx, names: &[String]) -> Result<Taken> {
    let mut taken = Taken::new();
    for some in names.chunks(AT_ONCE) {
        // the last one again fills the places that are left
        let last = some.last().cloned().unwrap_or_default();
        let all = some.iter().cloned().chain(std::iter::repeat(last));
        let asked: Params = all.take(AT_ONCE).map(Value::Text).collect();
        let found: Vec<TakenName> = tx
            .all(
                sql!(
                    "SELECT name, institution_id, account_id
                       FROM sign_in_name
                      WHERE name IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                                     $18, $19, $20)
                      ORDER BY name"
                ),
                asked,
            )
            .await?;
        taken.extend(
            found
                .into_iter()
                .map(|row| (row.name, (row.institution_id, row.account_id))),
        );
    }
    Ok(taken)
}
