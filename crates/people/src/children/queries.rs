//! Children and their families as they are kept.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId, InstitutionId, PersonalCode, sorting};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use super::model::{Identity, NewParent};
use crate::staff::{NewPerson, enter_account};

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
        /// How many parents have an account
        pub parents: i64,
        /// How many of them have a password
        pub connected: i64,
    }

    /// A child's file.
    #[derive(Debug, Clone)]
    pub struct File {
        /// "Marta"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
        /// In full here, and logged when shown
        pub personal_code: Option<PersonalCode>,
        /// When born
        pub birth_on: Date,
    }

    /// A stay in a group.
    #[derive(Debug, Clone)]
    pub struct Stay {
        /// Which group
        pub group_id: GroupId,
        /// "Mārītes"
        pub group_name: String,
        /// The first day
        pub from_on: Date,
        /// The last day
        pub to_on: Option<Date>,
    }

    /// Days in family education or remote learning.
    #[derive(Debug, Clone)]
    pub struct Regime {
        /// "home" or "remote"
        pub kind: String,
        /// The first day
        pub from_on: Date,
        /// The last day
        pub to_on: Option<Date>,
    }

    /// A parent.
    #[derive(Debug, Clone)]
    pub struct Parent {
        /// The account
        pub account_id: AccountId,
        /// "mother" …
        pub kind: String,
        /// "Laura"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
        /// Whether a password was ever made
        pub has_password: bool,
        /// A court's limit takes the sight away
        pub may_see: bool,
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
                "SELECT c.id, c.given_name, c.surname, c.personal_code, c.birth_on,
                        (SELECT count(*) FROM guardian p
                          WHERE p.institution_id = c.institution_id AND p.child_id = c.id) AS parents,
                        (SELECT count(*) FROM guardian p
                           JOIN account a ON a.institution_id = p.institution_id AND a.id = p.account_id
                          WHERE p.institution_id = c.institution_id AND p.child_id = c.id
                            AND a.password_hash <> '!') AS connected
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
    join(tx, institution, child, (group, from)).await
}

async fn join(
    tx: &mut WriteTx,
    institution: InstitutionId,
    child: ChildId,
    (group, from): (GroupId, Date),
) -> Result<()> {
    tx.run(
        sql!("INSERT INTO membership (institution_id, child_id, from_on, group_id) VALUES ($1, $2, $3, $4)"),
        params![institution, child, from, group],
    )
    .await?;
    Ok(())
}

/// Changes a child's identity.
pub async fn change(
    tx: &mut WriteTx,
    institution: InstitutionId,
    child: ChildId,
    who: &Identity,
) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE child SET given_name = $3, surname = $4, sort_key = $5, personal_code = $6, birth_on = $7
              WHERE institution_id = $1 AND id = $2"
        ),
        params![
            institution,
            child,
            who.given_name,
            who.surname,
            sorting::sort_key(&who.surname, &who.given_name),
            who.code,
            who.birth
        ],
    )
    .await?;
    Ok(())
}

/// A parent's account and tie.
pub async fn tie(
    tx: &mut WriteTx,
    (institution, now): (InstitutionId, Timestamp),
    child: ChildId,
    account: AccountId,
    new: &NewParent,
) -> Result<()> {
    let person = NewPerson {
        institution,
        id: account,
        given_name: &new.given_name,
        surname: &new.surname,
        now,
    };
    enter_account(tx, &person, None).await?;
    tx.run(
        sql!(
            "INSERT INTO guardian (institution_id, child_id, account_id, kind, may_see)
             VALUES ($1, $2, $3, $4, $5)"
        ),
        params![institution, child, account, new.kind, true],
    )
    .await?;
    Ok(())
}

/// The child's identity.
pub async fn file(tx: &mut ReadTx, institution: InstitutionId, child: ChildId) -> Result<File> {
    Ok(tx
        .one(
            sql!(
                "SELECT given_name, surname, personal_code, birth_on FROM child
                  WHERE institution_id = $1 AND id = $2"
            ),
            params![institution, child],
        )
        .await?)
}

/// The child's groups and regimes, newest first.
pub async fn history(
    tx: &mut ReadTx,
    institution: InstitutionId,
    child: ChildId,
) -> Result<(Vec<Stay>, Vec<Regime>)> {
    Ok(tx
        .both(
            (
                sql!(
                    "SELECT m.group_id, g.name AS group_name, m.from_on, m.to_on
                       FROM membership m
                       JOIN child_group g ON g.institution_id = m.institution_id AND g.id = m.group_id
                      WHERE m.institution_id = $1 AND m.child_id = $2
                      ORDER BY m.from_on DESC"
                ),
                params![institution, child],
            ),
            (
                sql!(
                    "SELECT kind, from_on, to_on FROM regime
                      WHERE institution_id = $1 AND child_id = $2 ORDER BY from_on DESC"
                ),
                params![institution, child],
            ),
        )
        .await?)
}

/// The child's parents, in the order they were entered.
pub async fn parents(
    tx: &mut ReadTx,
    institution: InstitutionId,
    child: ChildId,
) -> Result<Vec<Parent>> {
    Ok(tx
        .all(
            sql!(
                "SELECT p.account_id, p.kind, a.given_name, a.surname, (a.password_hash <> '!') AS has_password,
                        p.may_see
                   FROM guardian p
                   JOIN account a ON a.institution_id = p.institution_id AND a.id = p.account_id
                  WHERE p.institution_id = $1 AND p.child_id = $2
                  ORDER BY p.account_id"
            ),
            params![institution, child],
        )
        .await?)
}

/// Ends the stay that runs on a day, the day before it.
pub async fn leave(
    tx: &mut WriteTx,
    institution: InstitutionId,
    child: ChildId,
    last: Date,
) -> Result<u64> {
    Ok(tx
        .run(
            sql!(
                "UPDATE membership SET to_on = $3
                  WHERE institution_id = $1 AND child_id = $2 AND from_on <= $3
                    AND (to_on IS NULL OR to_on >= $3)"
            ),
            params![institution, child, last],
        )
        .await?)
}

/// Moves a child to another group from a day on; the history stays where it was.
pub async fn move_to(
    tx: &mut WriteTx,
    institution: InstitutionId,
    child: ChildId,
    (group, from): (GroupId, Date),
) -> Result<()> {
    leave(tx, institution, child, from.yesterday().unwrap_or(from)).await?;
    join(tx, institution, child, (group, from)).await
}

/// Sets a regime (3.10.2).
pub async fn set_regime(
    tx: &mut WriteTx,
    institution: InstitutionId,
    child: ChildId,
    kind: &str,
    (from, to): (Date, Option<Date>),
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO regime (institution_id, child_id, from_on, to_on, kind) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (institution_id, child_id, from_on) DO UPDATE
                SET to_on = excluded.to_on, kind = excluded.kind"
        ),
        params![institution, child, from, to, kind],
    )
    .await?;
    Ok(())
}
