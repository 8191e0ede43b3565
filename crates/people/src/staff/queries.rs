//! Staff as they are kept.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, InstitutionId, Role, RoleId, sorting};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use super::model::NewRole;
use crate::roll::Span;

rows! {
    /// A person's role; a person without one has a line of none.
    #[derive(Debug, Clone)]
    pub struct Held {
        /// Who
        pub account_id: AccountId,
        /// "Līga"
        pub given_name: String,
        /// "Bērziņa"
        pub surname: String,
        /// With which name they sign in
        pub sign_in_name: Option<String>,
        /// Whether a password was ever made
        pub has_password: bool,
        /// Whether it is a one-time password still
        pub must_change: bool,
        /// The role's key
        pub role_id: Option<RoleId>,
        /// As what
        pub role: Option<Role>,
        /// In which group
        pub group_id: Option<GroupId>,
        /// "Mārītes"
        pub group_name: Option<String>,
        /// For which area
        pub area: Option<Area>,
        /// "Mūzika"
        pub subject: Option<String>,
        /// The first day
        pub from_on: Option<Date>,
        /// The last day
        pub to_on: Option<Date>,
    }

}

impl Held {
    /// When the role holds; none for a person without a role.
    pub fn span(&self) -> Option<Span> {
        self.from_on.map(|from| Span {
            from,
            to: self.to_on,
        })
    }
}

/// All staff with all roles, by name; or one person's.
pub async fn staff(
    tx: &mut ReadTx,
    institution: InstitutionId,
    only: Option<AccountId>,
) -> Result<Vec<Held>> {
    Ok(tx
        .all(
            sql!(
                "SELECT a.id AS account_id, a.given_name, a.surname, n.name AS sign_in_name,
                        (a.password_hash <> '!') AS has_password, a.must_change,
                        r.id AS role_id, r.role, r.group_id, g.name AS group_name, r.area, r.subject,
                        r.from_on, r.to_on
                   FROM account a
                   LEFT JOIN sign_in_name n ON n.institution_id = a.institution_id AND n.account_id = a.id
                   LEFT JOIN staff_role r ON r.institution_id = a.institution_id AND r.account_id = a.id
                   LEFT JOIN child_group g ON g.institution_id = r.institution_id AND g.id = r.group_id
                  WHERE a.institution_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR a.id = $2)
                    AND (r.id IS NOT NULL OR CAST($2 AS BIGINT) IS NOT NULL)
                  ORDER BY a.sort_key, a.id, r.from_on, r.id"
            ),
            params![institution, only],
        )
        .await?)
}

/// Whether the sign-in name is in use anywhere in the installation.
pub async fn name_taken(tx: &mut ReadTx, name: &str) -> Result<bool> {
    let found: Option<(String,)> = tx
        .opt(
            sql!("SELECT name FROM sign_in_name WHERE name = $1"),
            params![name],
        )
        .await?;
    Ok(found.is_some())
}

/// A person to be entered.
pub struct NewPerson<'a> {
    /// Where
    pub institution: InstitutionId,
    /// The key
    pub id: AccountId,
    /// "Līga"
    pub given_name: &'a str,
    /// "Bērziņa"
    pub surname: &'a str,
    /// When
    pub now: Timestamp,
}

/// Enters an account without a password: it opens nothing until a one-time password is made.
pub async fn enter(
    tx: &mut WriteTx,
    new: &NewPerson<'_>,
    sign_in_name: Option<&str>,
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO account (institution_id, id, given_name, surname, sort_key, password_hash, must_change,
                                  language, theme, created_at)
             VALUES ($1, $2, $3, $4, $5, '!', $6, 'lv', 'auto', $7)"
        ),
        params![
            new.institution,
            new.id,
            new.given_name,
            new.surname,
            sorting::sort_key(new.surname, new.given_name),
            true,
            new.now
        ],
    )
    .await?;
    if let Some(name) = sign_in_name {
        tx.run(
            sql!("INSERT INTO sign_in_name (name, institution_id, account_id) VALUES ($1, $2, $3)"),
            params![name, new.institution, new.id],
        )
        .await?;
    }
    Ok(())
}

/// Gives a role.
pub async fn give(
    tx: &mut WriteTx,
    institution: InstitutionId,
    id: RoleId,
    account: AccountId,
    new: &NewRole,
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO staff_role (institution_id, id, account_id, role, group_id, area, subject, from_on, to_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        params![institution, id, account, new.role, new.group, new.area, new.subject, new.from, new.to],
    )
    .await?;
    Ok(())
}

/// Ends a role on a day; how many rows, so that another person's role is none.
pub async fn end(
    tx: &mut WriteTx,
    institution: InstitutionId,
    (account, role): (AccountId, RoleId),
    to: Date,
) -> Result<u64> {
    Ok(tx
        .run(
            sql!(
                "UPDATE staff_role SET to_on = $4
                  WHERE institution_id = $1 AND account_id = $2 AND id = $3 AND from_on <= $4"
            ),
            params![institution, account, role, to],
        )
        .await?)
}

/// Lets nobody else change the institution's superusers before this transaction ends: two of them, each ending
/// the other's role in the same moment, would leave none.
pub async fn hold_superusers(tx: &mut WriteTx, institution: InstitutionId) -> Result<()> {
    tx.run(
        sql!("UPDATE institution SET name = name WHERE id = $1"),
        params![institution],
    )
    .await?;
    Ok(())
}

/// How many superusers stay when this role ends: in office, without an end, and able to sign in.
pub async fn other_superusers(
    tx: &mut ReadTx,
    institution: InstitutionId,
    but: RoleId,
    today: Date,
) -> Result<i64> {
    let (count,): (i64,) = tx
        .one(
            sql!(
                "SELECT count(*)
                   FROM staff_role r
                   JOIN account a ON a.institution_id = r.institution_id AND a.id = r.account_id
                  WHERE r.institution_id = $1 AND r.id <> $2 AND r.role = 'superuser'
                    AND r.from_on <= $3 AND r.to_on IS NULL
                    AND a.disabled_at IS NULL AND a.password_hash <> '!'"
            ),
            params![institution, but, today],
        )
        .await?;
    Ok(count)
}
