//! Doing a rollover and taking it back: each table changes in one statement, run for each of its rows.

use jiff::Timestamp;
use kernel::{AccountId, InstitutionId, RolloverId, sorting};
use store::{Params, WriteTx, params, sql};
use web::{Error, Result};

use super::steps::{Shape, StaffStep, Steps};

/// Every row that was meant was there.
fn all(touched: u64, meant: usize) -> Result<()> {
    if usize::try_from(touched) == Ok(meant) {
        Ok(())
    } else {
        Err(Error::Internal(format!(
            "rollover: {touched} rows instead of {meant}"
        )))
    }
}

/// Does it and keeps the steps.
pub async fn carry_out(
    tx: &mut WriteTx,
    institution: InstitutionId,
    id: RolloverId,
    steps: &Steps,
    (now, by): (Timestamp, AccountId),
) -> Result<()> {
    make_groups(tx, institution, steps).await?;
    shape_groups(tx, institution, steps, |step| &step.new).await?;
    let last = Some(steps.last());
    let ended = steps.children.iter();
    end_stays(
        tx,
        ended
            .map(|step| params![institution, step.child, step.stay.from, last])
            .collect(),
    )
    .await?;
    let moved = steps.children.iter().filter_map(|step| {
        let group = step.moves_to?;
        Some(params![
            institution,
            step.child,
            steps.starts,
            step.stay.to,
            group
        ])
    });
    tx.run_many(
        sql!(
            "INSERT INTO membership (institution_id, child_id, from_on, to_on, group_id)
             VALUES ($1, $2, $3, $4, $5)"
        ),
        moved.collect(),
    )
    .await?;
    end_ties(tx, steps, |step| params![institution, step.id, last]).await?;
    let kept = serde_json::to_string(steps).map_err(|e| Error::Internal(e.to_string()))?;
    tx.run(
        sql!(
            "INSERT INTO rollover (institution_id, id, starts_on, steps, made_at, made_by)
             VALUES ($1, $2, $3, $4, $5, $6)"
        ),
        params![institution, id, steps.starts, kept, now, by],
    )
    .await?;
    Ok(())
}

/// Takes it back: every row is again what it was.
pub async fn take_back(
    tx: &mut WriteTx,
    institution: InstitutionId,
    id: RolloverId,
    steps: &Steps,
    (now, by): (Timestamp, AccountId),
) -> Result<()> {
    end_ties(tx, steps, |step| params![institution, step.id, step.to]).await?;
    let moved: Vec<Params> = steps
        .children
        .iter()
        .filter_map(|step| {
            Some(params![
                institution,
                step.child,
                steps.starts,
                step.moves_to?
            ])
        })
        .collect();
    let meant = moved.len();
    let gone = tx
        .run_many(
            sql!(
                "DELETE FROM membership
                  WHERE institution_id = $1 AND child_id = $2 AND from_on = $3 AND group_id = $4"
            ),
            moved,
        )
        .await?;
    all(gone, meant)?;
    let ended = steps.children.iter();
    end_stays(
        tx,
        ended
            .map(|step| params![institution, step.child, step.stay.from, step.stay.to])
            .collect(),
    )
    .await?;
    shape_groups(tx, institution, steps, |step| &step.old).await?;
    let made = steps.made.iter();
    tx.run_many(
        sql!("DELETE FROM child_group WHERE institution_id = $1 AND id = $2"),
        made.map(|made| params![institution, made.group]).collect(),
    )
    .await?;
    let undone = tx
        .run(
            sql!(
                "UPDATE rollover SET undone_at = $3, undone_by = $4
                  WHERE institution_id = $1 AND id = $2 AND undone_at IS NULL"
            ),
            params![institution, id, now, by],
        )
        .await?;
    all(undone, 1)
}

async fn make_groups(tx: &mut WriteTx, institution: InstitutionId, steps: &Steps) -> Result<()> {
    let made = steps.made.iter().map(|made| {
        params![
            institution,
            made.group,
            made.name,
            sorting::text_key(&made.name),
            made.number,
            made.age,
            made.emblem,
            made.compulsory,
            made.room
        ]
    });
    tx.run_many(
        sql!(
            "INSERT INTO child_group (institution_id, id, name, sort_key, number, age, emblem, compulsory, room)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        made.collect(),
    )
    .await?;
    Ok(())
}

async fn shape_groups(
    tx: &mut WriteTx,
    institution: InstitutionId,
    steps: &Steps,
    shape: fn(&super::GroupStep) -> &Shape,
) -> Result<()> {
    let rows: Vec<Params> = steps
        .groups
        .iter()
        .map(|step| {
            let to = shape(step);
            params![institution, step.group, to.age, to.compulsory, to.closed_on]
        })
        .collect();
    let meant = rows.len();
    let changed = tx
        .run_many(
            sql!(
                "UPDATE child_group SET age = $3, compulsory = $4, closed_on = $5
                  WHERE institution_id = $1 AND id = $2"
            ),
            rows,
        )
        .await?;
    all(changed, meant)
}

async fn end_stays(tx: &mut WriteTx, rows: Vec<Params>) -> Result<()> {
    let meant = rows.len();
    let ended = tx
        .run_many(
            sql!(
                "UPDATE membership SET to_on = $4
                  WHERE institution_id = $1 AND child_id = $2 AND from_on = $3"
            ),
            rows,
        )
        .await?;
    all(ended, meant)
}

async fn end_ties(
    tx: &mut WriteTx,
    steps: &Steps,
    row: impl Fn(&StaffStep) -> Params,
) -> Result<()> {
    let (standing_in, roles): (Vec<_>, Vec<_>) =
        steps.staff.iter().partition(|step| step.substitution);
    let meant = steps.staff.len();
    let roles = roles.into_iter().map(&row).collect();
    let standing_in = standing_in.into_iter().map(&row).collect();
    let ended = tx
        .run_many(
            sql!("UPDATE staff_role SET to_on = $3 WHERE institution_id = $1 AND id = $2"),
            roles,
        )
        .await?;
    let ended_too = tx
        .run_many(
            sql!("UPDATE substitution SET to_on = $3 WHERE institution_id = $1 AND id = $2"),
            standing_in,
        )
        .await?;
    all(ended + ended_too, meant)
}
