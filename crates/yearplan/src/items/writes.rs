//! What is written of an entry.

use kernel::{InstitutionId, YearItemId};
use store::{WriteTx, params, sql};
use web::Result;

use super::model::Draft;
use crate::findable;
use crate::stamp::Stamp;

/// Writes a new entry.
pub async fn insert(tx: &mut WriteTx, stamp: Stamp, id: YearItemId, new: &Draft) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO year_item (institution_id, id, kind, title, description, place, from_on, to_on, starts,
                                    families, revision, updated_at, updated_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12)"
        ),
        params![
            stamp.institution,
            id,
            new.kind,
            new.title,
            new.description,
            new.place,
            new.from_on,
            new.to_on,
            new.starts,
            new.families,
            stamp.at,
            stamp.by
        ],
    )
    .await?;
    set_ties(tx, stamp.institution, id, new).await?;
    Ok(findable::keep(tx, stamp.institution, Some(id)).await?)
}

/// Writes an entry over the revision that was seen, and puts it back into the plan; false where another is kept
/// by now.
pub async fn change(
    tx: &mut WriteTx,
    stamp: Stamp,
    (id, revision): (YearItemId, i64),
    new: &Draft,
) -> Result<bool> {
    let written = tx
        .run(
            sql!(
                "UPDATE year_item
                    SET kind = $4, title = $5, description = $6, place = $7, from_on = $8, to_on = $9,
                        starts = $10, families = $11, revision = revision + 1, updated_at = $12, updated_by = $13,
                        done_at = CASE WHEN $4 = 'task' THEN done_at END,
                        done_by = CASE WHEN $4 = 'task' THEN done_by END,
                        removed_at = NULL, removed_by = NULL
                  WHERE institution_id = $1 AND id = $2 AND revision = $3"
            ),
            params![
                stamp.institution,
                id,
                revision,
                new.kind,
                new.title,
                new.description,
                new.place,
                new.from_on,
                new.to_on,
                new.starts,
                new.families,
                stamp.at,
                stamp.by
            ],
        )
        .await?;
    if written == 0 {
        return Ok(false);
    }
    set_ties(tx, stamp.institution, id, new).await?;
    findable::keep(tx, stamp.institution, Some(id)).await?;
    Ok(true)
}

async fn set_ties(
    tx: &mut WriteTx,
    institution: InstitutionId,
    id: YearItemId,
    new: &Draft,
) -> Result<()> {
    tx.run(
        sql!("DELETE FROM year_item_person WHERE institution_id = $1 AND item_id = $2"),
        params![institution, id],
    )
    .await?;
    tx.run(
        sql!("DELETE FROM year_item_group WHERE institution_id = $1 AND item_id = $2"),
        params![institution, id],
    )
    .await?;
    let people = new.people.iter();
    tx.run_many(
        sql!(
            "INSERT INTO year_item_person (institution_id, item_id, account_id) VALUES ($1, $2, $3)"
        ),
        people.map(|one| params![institution, id, *one]).collect(),
    )
    .await?;
    let groups = new.groups.iter();
    tx.run_many(
        sql!("INSERT INTO year_item_group (institution_id, item_id, group_id) VALUES ($1, $2, $3)"),
        groups.map(|one| params![institution, id, *one]).collect(),
    )
    .await?;
    Ok(())
}

/// Marks a task as done, or takes that back; false where it is so already, or is no task of the plan.
pub async fn set_done(tx: &mut WriteTx, stamp: Stamp, id: YearItemId, done: bool) -> Result<bool> {
    let (at, by) = (done.then_some(stamp.at), done.then_some(stamp.by));
    let written = tx
        .run(
            sql!(
                "UPDATE year_item SET done_at = $3, done_by = $4
                  WHERE institution_id = $1 AND id = $2 AND kind = 'task' AND removed_at IS NULL
                    AND (done_at IS NULL) = $5"
            ),
            params![stamp.institution, id, at, by, done],
        )
        .await?;
    Ok(written > 0)
}

/// Takes an entry out of the plan, or puts it back; false where another revision is kept, or it is so already.
pub async fn set_removed(
    tx: &mut WriteTx,
    stamp: Stamp,
    (id, revision): (YearItemId, i64),
    removed: bool,
) -> Result<bool> {
    let (at, by) = (removed.then_some(stamp.at), removed.then_some(stamp.by));
    let written = tx
        .run(
            sql!(
                "UPDATE year_item SET removed_at = $4, removed_by = $5, revision = revision + 1
                  WHERE institution_id = $1 AND id = $2 AND revision = $3 AND (removed_at IS NULL) = $6"
            ),
            params![stamp.institution, id, revision, at, by, removed],
        )
        .await?;
    if written > 0 {
        findable::keep(tx, stamp.institution, Some(id)).await?;
    }
    Ok(written > 0)
}
