//! Children and their families as they are kept.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{ChildId, GroupId, InstitutionId, PersonalCode, sorting};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use super::model::Identity;
use super::stay::join;

rows! {
    /// A child of a list.
    #[derive(Debug, Clone)]
    pub struct Listed {
        /// Who
        pub id: ChildId,
        /// "Marta"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
        /// Shown masked
        pub personal_code: Option<PersonalCode>,
        /// When born
        pub birth_on: Date,
        /// "Aizliegums bērna fotografēšanai"
        pub photo_ban: bool,
        /// How many of the contacts may see the child
        pub parents: i64,
        /// How many of them have a password
        pub connected: i64,
    }

    /// A child who joins the group later.
    #[derive(Debug, Clone)]
    pub struct Coming {
        /// Who
        pub id: ChildId,
        /// "Marta"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
        /// The first day
        pub from_on: Date,
    }

}

/// The group's children on a day, by name.
pub async fn children(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    day: Date,
) -> Result<Vec<Listed>> {
    Ok(tx
        .all(
            sql!(
                "SELECT c.id, c.given_name, c.surname, c.personal_code, c.birth_on, c.photo_ban,
                        (SELECT count(*) FROM contact p
                          WHERE p.institution_id = c.institution_id AND p.child_id = c.id AND p.may_see
                            AND p.ended_at IS NULL) AS parents,
                        (SELECT count(*) FROM contact p
                           JOIN account a ON a.institution_id = p.institution_id AND a.id = p.account_id
                          WHERE p.institution_id = c.institution_id AND p.child_id = c.id AND p.may_see
                            AND p.ended_at IS NULL AND a.password_hash <> '!') AS connected
                   FROM membership m
                   JOIN child c ON c.institution_id = m.institution_id AND c.id = m.child_id
                  WHERE m.institution_id = $1 AND m.group_id = $2 AND m.from_on <= $3
                    AND (m.to_on IS NULL OR m.to_on >= $3)
                  ORDER BY c.sort_key, c.id"
            ),
            params![institution, group, day],
        )
        .await?)
}

/// Who joins the group after that day, the next ones first.
pub async fn coming(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    day: Date,
) -> Result<Vec<Coming>> {
    Ok(tx
        .all(
            sql!(
                "SELECT c.id, c.given_name, c.surname, m.from_on
                   FROM membership m
                   JOIN child c ON c.institution_id = m.institution_id AND c.id = m.child_id
                  WHERE m.institution_id = $1 AND m.group_id = $2 AND m.from_on > $3
                  ORDER BY m.from_on, c.sort_key, c.id"
            ),
            params![institution, group, day],
        )
        .await?)
}

/// Lets nobody else change the child before this transaction ends, so that what is read next stays true.
pub async fn hold(tx: &mut WriteTx, institution: InstitutionId, child: ChildId) -> Result<()> {
    tx.run(
        sql!("UPDATE child SET given_name = given_name WHERE institution_id = $1 AND id = $2"),
        params![institution, child],
    )
    .await?;
    Ok(())
}

/// Whether another child of the institution has that code.
pub async fn code_taken(
    tx: &mut ReadTx,
    institution: InstitutionId,
    code: PersonalCode,
    but: Option<ChildId>,
) -> Result<bool> {
    let found: Option<(ChildId,)> = tx
        .opt(
            sql!(
                "SELECT id FROM child WHERE institution_id = $1 AND personal_code = $2 AND id <> $3"
            ),
            params![institution, code, but.unwrap_or(ChildId(0))],
        )
        .await?;
    Ok(found.is_some())
}

/// Enters a child into a group from a day on.
pub async fn enter(
    tx: &mut WriteTx,
    (institution, now): (InstitutionId, Timestamp),
    child: ChildId,
    who: &Identity,
    (group, from): (GroupId, Date),
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO child (institution_id, id, given_name, surname, sort_key, personal_code, birth_on,
                                created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        params![
            institution,
            child,
            who.given_name,
            who.surname,
            sorting::sort_key(&who.surname, &who.given_name),
            who.code,
            who.birth,
            now
        ],
    )
    .await?;
    join(tx, institution, child, (group, from, None)).await
}
