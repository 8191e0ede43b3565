//! Substitutions as they are kept.

use jiff::civil::Date;
use kernel::{AccountId, GroupId, InstitutionId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

rows! {
    /// Who stands in for a person.
    #[derive(Debug, Clone)]
    pub struct Substitution {
        /// Its key
        pub id: i64,
        /// The one who stands in
        pub substitute_id: AccountId,
        /// The one who stands in
        pub given_name: String,
        /// The one who stands in
        pub surname: String,
        /// In which group
        pub group_id: GroupId,
        /// "Mārītes"
        pub group_name: String,
        /// The first day
        pub from_on: Date,
        /// The last day
        pub to_on: Date,
    }
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
                "SELECT s.id, s.substitute_id, a.given_name, a.surname, s.group_id, g.name AS group_name,
                        s.from_on, s.to_on
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

/// Nobody stands in for others after the last day of their own work (5.1); how many substitutions that ended.
pub async fn end_standing_in(
    tx: &mut WriteTx,
    institution: InstitutionId,
    substitute: AccountId,
    last: Date,
) -> Result<u64> {
    let taken = tx
        .run(
            sql!("DELETE FROM substitution WHERE institution_id = $1 AND substitute_id = $2 AND from_on > $3"),
            params![institution, substitute, last],
        )
        .await?;
    let ended = tx
        .run(
            sql!(
                "UPDATE substitution SET to_on = $3
                  WHERE institution_id = $1 AND substitute_id = $2 AND to_on > $3"
            ),
            params![institution, substitute, last],
        )
        .await?;
    Ok(taken + ended)
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
