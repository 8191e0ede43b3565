//! Staff as they are kept.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, Area, GroupId, InstitutionId, Role, RoleId, sorting};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use super::model::NewRole;

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

    /// Who stands in for a person.
    #[derive(Debug, Clone)]
    pub struct Substitution {
        /// Its key
        pub id: i64,
        /// The one who stands in
        pub given_name: String,
        /// The one who stands in
        pub surname: String,
        /// In which group
        pub group_name: String,
        /// The first day
        pub from_on: Date,
        /// The last day
        pub to_on: Date,
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
                        r.id AS role_id, r.role, g.name AS group_name, r.area, r.subject, r.from_on, r.to_on
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

/// Who stands in for the person, newest first.
pub async fn substitutions(
    tx: &mut ReadTx,
    institution: InstitutionId,
    absent: AccountId,
) -> Result<Vec<Substitution>> {
    Ok(tx
        .all(
            sql!(
                "SELECT s.id, a.given_name, a.surname, g.name AS group_name, s.from_on, s.to_on
                   FROM substitution s
                   JOIN account a ON a.institution_id = s.institution_id AND a.id = s.substitute_id
                   JOIN child_group g ON g.institution_id = s.institution_id AND g.id = s.group_id
                  WHERE s.institution_id = $1 AND s.absent_id = $2
                  ORDER BY s.from_on DESC, s.id"
            ),
            params![institution, absent],
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

/// How many superusers stay in office when this role ends.
pub async fn other_superusers(
    tx: &mut ReadTx,
    institution: InstitutionId,
    but: RoleId,
    today: Date,
) -> Result<i64> {
    let (count,): (i64,) = tx
        .one(
            sql!(
                "SELECT count(*) FROM staff_role
                  WHERE institution_id = $1 AND id <> $2 AND role = 'superuser' AND from_on <= $3
                    AND to_on IS NULL"
            ),
            params![institution, but, today],
        )
        .await?;
    Ok(count)
}

/// A substitution to be entered.
pub struct NewSubstitution {
    /// The key
    pub id: i64,
    /// Who is away
    pub absent: AccountId,
    /// Who stands in
    pub substitute: AccountId,
    /// In which group
    pub group: GroupId,
    /// The first and the last day
    pub days: (Date, Date),
}

/// Enters a substitution (3.19).
pub async fn substitute(
    tx: &mut WriteTx,
    institution: InstitutionId,
    new: &NewSubstitution,
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO substitution (institution_id, id, absent_id, substitute_id, group_id, from_on, to_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        params![institution, new.id, new.absent, new.substitute, new.group, new.days.0, new.days.1],
    )
    .await?;
    Ok(())
}

/// Takes back a substitution that has not begun, or ends one yesterday.
pub async fn end_substitution(
    tx: &mut WriteTx,
    institution: InstitutionId,
    (absent, id): (AccountId, i64),
    today: Date,
) -> Result<u64> {
    let ended = tx
        .run(
            sql!(
                "UPDATE substitution SET to_on = $4
                  WHERE institution_id = $1 AND absent_id = $2 AND id = $3 AND from_on < $5 AND to_on >= $5"
            ),
            params![institution, absent, id, today.yesterday().unwrap_or(today), today],
        )
        .await?;
    let taken = tx
        .run(
            sql!("DELETE FROM substitution WHERE institution_id = $1 AND absent_id = $2 AND id = $3 AND from_on >= $4"),
            params![institution, absent, id, today],
        )
        .await?;
    Ok(ended + taken)
}
