//! The tables of people that both the preschool and the larger scales fill.

use store::{Error, Params, WriteTx, sql};

/// The account's row, as every kind of person has it.
pub async fn accounts(tx: &mut WriteTx, accounts: Vec<Params>) -> Result<(), Error> {
    tx.run_many(
        sql!(
            "INSERT INTO account (institution_id, id, given_name, surname, sort_key, password_hash,
                                  must_change, language, theme, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'auto', $9)"
        ),
        accounts,
    )
    .await?;
    Ok(())
}

/// Sign-in names: name, institution, account.
pub async fn sign_in_names(tx: &mut WriteTx, names: Vec<Params>) -> Result<(), Error> {
    tx.run_many(
        sql!("INSERT INTO sign_in_name (name, institution_id, account_id) VALUES ($1, $2, $3)"),
        names,
    )
    .await?;
    Ok(())
}

/// Roles, each with its account's key for its own.
pub async fn roles(tx: &mut WriteTx, roles: Vec<Params>) -> Result<(), Error> {
    tx.run_many(
        sql!(
            "INSERT INTO staff_role (institution_id, id, account_id, role, group_id, area, subject, from_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        roles,
    )
    .await?;
    Ok(())
}

/// A child's row: key, names, code, date of birth.
pub async fn children(tx: &mut WriteTx, children: Vec<Params>) -> Result<(), Error> {
    tx.run_many(
        sql!(
            "INSERT INTO child (institution_id, id, given_name, surname, sort_key, personal_code,
                                birth_on, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        children,
    )
    .await?;
    Ok(())
}

/// Stays in groups.
pub async fn memberships(tx: &mut WriteTx, memberships: Vec<Params>) -> Result<(), Error> {
    tx.run_many(
        sql!(
            "INSERT INTO membership (institution_id, child_id, from_on, to_on, group_id)
             VALUES ($1, $2, $3, $4, $5)"
        ),
        memberships,
    )
    .await?;
    Ok(())
}

/// Ties of parents to children.
pub async fn guardians(tx: &mut WriteTx, guardians: Vec<Params>) -> Result<(), Error> {
    tx.run_many(
        sql!(
            "INSERT INTO guardian (institution_id, child_id, account_id, kind, may_see)
             VALUES ($1, $2, $3, $4, $5)"
        ),
        guardians,
    )
    .await?;
    Ok(())
}
