//! Groups as they are kept.

use jiff::civil::Date;
use kernel::{GroupId, InstitutionId, sorting};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{Group, Result};

rows! {
    /// How many children a group has.
    #[derive(Debug, Clone, Copy)]
    pub struct Counted {
        /// Which
        pub group_id: GroupId,
        /// How many on the day
        pub children: i64,
    }
}

/// Every group of the institution that is open on a day, by number. One that will close is open until then.
pub async fn all_groups(
    tx: &mut ReadTx,
    institution: InstitutionId,
    day: Date,
) -> Result<Vec<Group>> {
    Ok(tx
        .all(
            sql!(
                "SELECT id, name, number, age, emblem, compulsory
                   FROM child_group
                  WHERE institution_id = $1 AND (closed_on IS NULL OR closed_on >= $2)
                  ORDER BY number"
            ),
            params![institution, day],
        )
        .await?)
}

/// The numbers of the other groups: a closed one keeps its own.
pub async fn numbers(
    tx: &mut ReadTx,
    institution: InstitutionId,
    but: Option<GroupId>,
) -> Result<Vec<i64>> {
    let numbers: Vec<(i64,)> = tx
        .all(
            sql!(
                "SELECT number FROM child_group WHERE institution_id = $1 AND id <> $2 ORDER BY number"
            ),
            params![institution, but.unwrap_or(GroupId(0))],
        )
        .await?;
    Ok(numbers.into_iter().map(|(number,)| number).collect())
}

/// Where a group is in the house.
pub async fn room(tx: &mut ReadTx, institution: InstitutionId, id: GroupId) -> Result<String> {
    let (room,): (String,) = tx
        .one(
            sql!("SELECT room FROM child_group WHERE institution_id = $1 AND id = $2"),
            params![institution, id],
        )
        .await?;
    Ok(room)
}

/// The children of every group on a day.
pub async fn counts(
    tx: &mut ReadTx,
    institution: InstitutionId,
    day: Date,
) -> Result<Vec<Counted>> {
    Ok(tx
        .all(
            sql!(
                "SELECT group_id, count(*) AS children
                   FROM membership
                  WHERE institution_id = $1 AND from_on <= $2 AND (to_on IS NULL OR to_on >= $2)
                  GROUP BY group_id
                  ORDER BY group_id"
            ),
            params![institution, day],
        )
        .await?)
}

/// A group to be written.
pub struct NewGroup {
    /// "Mārītes"
    pub name: String,
    /// Its number
    pub number: i64,
    /// "5–6"
    pub age: String,
    /// "12. telpa"
    pub room: String,
    /// 1 to 8
    pub emblem: i64,
    /// The compulsory preparation
    pub compulsory: bool,
}

/// Makes a group.
pub async fn make(
    tx: &mut WriteTx,
    institution: InstitutionId,
    id: GroupId,
    new: &NewGroup,
) -> Result<()> {
    let key = sorting::text_key(&new.name);
    tx.run(
        sql!(
            "INSERT INTO child_group (institution_id, id, name, sort_key, number, age, emblem, compulsory, room)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        params![
            institution,
            id,
            new.name,
            key,
            new.number,
            new.age,
            new.emblem,
            new.compulsory,
            new.room
        ],
    )
    .await?;
    Ok(())
}

/// Lets nobody else change the group before this transaction ends, so that what is read next stays true.
pub async fn hold(tx: &mut WriteTx, institution: InstitutionId, id: GroupId) -> Result<()> {
    tx.run(
        sql!("UPDATE child_group SET name = name WHERE institution_id = $1 AND id = $2"),
        params![institution, id],
    )
    .await?;
    Ok(())
}

/// Changes a group.
pub async fn change(
    tx: &mut WriteTx,
    institution: InstitutionId,
    id: GroupId,
    new: &NewGroup,
) -> Result<()> {
    let key = sorting::text_key(&new.name);
    tx.run(
        sql!(
            "UPDATE child_group
                SET name = $3, sort_key = $4, number = $5, age = $6, emblem = $7, compulsory = $8, room = $9
              WHERE institution_id = $1 AND id = $2"
        ),
        params![
            institution,
            id,
            new.name,
            key,
            new.number,
            new.age,
            new.emblem,
            new.compulsory,
            new.room
        ],
    )
    .await?;
    Ok(())
}
