//! The tables of people that both the preschool and the larger scales fill.

use kernel::InstitutionId;
use store::{Error, Params, WriteTx, params, sql};

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

/// Contacts of children who sign in: key, child, place, kind, names, phone, whether they see, account, since when.
pub async fn contacts(tx: &mut WriteTx, contacts: Vec<Params>) -> Result<(), Error> {
    tx.run_many(
        sql!(
            "INSERT INTO contact (institution_id, id, child_id, position, kind, given_name, surname, phone, note,
                                  may_see, may_act, may_collect, gets_notices, no_contact, instead_of_parents,
                                  account_id, revision, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, $9, $9, $9, NOT $9, (1 = 0), $10, 1, $11)"
        ),
        contacts,
    )
    .await?;
    Ok(())
}

/// Employment and the accepted undertaking of everybody who has a role (2.1, 5.2).
pub async fn employed(tx: &mut WriteTx, institution: InstitutionId) -> Result<(), Error> {
    tx.run(
        sql!(
            "INSERT INTO staff_member (institution_id, account_id, from_on)
             SELECT institution_id, account_id, min(from_on)
               FROM staff_role
              WHERE institution_id = $1
              GROUP BY institution_id, account_id"
        ),
        params![institution],
    )
    .await?;
    tx.run(
        sql!(
            "INSERT INTO undertaking (institution_id, account_id, version, text, accepted_at, address)
             SELECT m.institution_id, m.account_id, 1, 'Apņemos saglabāt un nelikumīgi neizpaust personas datus.',
                    a.created_at, '127.0.0.1'
               FROM staff_member m
               JOIN account a ON a.institution_id = m.institution_id AND a.id = m.account_id
              WHERE m.institution_id = $1"
        ),
        params![institution],
    )
    .await?;
    Ok(())
}
