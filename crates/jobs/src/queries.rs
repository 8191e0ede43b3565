//! The rows of jobs. A claim counts the tries up, and only who still holds that count may say how it ended.

use std::time::Duration;

use jiff::Timestamp;
use kernel::InstitutionId;
use store::{Db, Error, Params, Result, WriteTx, params, rows, sql};

use crate::job::Job;
use crate::runner::wake;

/// Puts a job down in the transaction of the change that it follows; it runs once that is committed.
pub async fn later<J: Job>(
    tx: &mut WriteTx,
    institution: InstitutionId,
    id: i64,
    now: Timestamp,
    job: &J,
) -> Result<()> {
    later_many(tx, institution, now, [(id, job)]).await
}

/// The same of many, each with its own id.
pub async fn later_many<'j, J: Job>(
    tx: &mut WriteTx,
    institution: InstitutionId,
    now: Timestamp,
    all: impl IntoIterator<Item = (i64, &'j J)>,
) -> Result<()> {
    let mut rows = Vec::new();
    for (id, job) in all {
        rows.push(row(institution, id, (now, now), job)?);
    }
    put(tx, rows).await
}

/// The same of jobs that each wait for a moment of their own.
pub async fn later_at<J: Job>(
    tx: &mut WriteTx,
    institution: InstitutionId,
    now: Timestamp,
    all: Vec<(i64, Timestamp, J)>,
) -> Result<()> {
    let mut rows = Vec::new();
    for (id, at, job) in all {
        rows.push(row(institution, id, (at, now), &job)?);
    }
    put(tx, rows).await
}

fn row<J: Job>(
    institution: InstitutionId,
    id: i64,
    (at, now): (Timestamp, Timestamp),
    job: &J,
) -> Result<Params> {
    let payload = serde_json::to_string(job)
        .map_err(|fault| Error::Program(format!("{}: {fault}", J::NAME)))?;
    Ok(params![institution, id, J::NAME, payload, at, now])
}

async fn put(tx: &mut WriteTx, rows: Vec<Params>) -> Result<()> {
    tx.run_many(
        sql!(
            "INSERT INTO job (institution_id, id, name, payload, state, run_at, attempts, created_at)
             VALUES ($1, $2, $3, $4, 'waiting', $5, 0, $6)"
        ),
        rows,
    )
    .await?;
    wake();
    Ok(())
}

/// Puts every institution's daily jobs down: those that were never done, and those whose last time is a day ago.
pub(crate) async fn put_daily(
    db: &Db,
    daily: &[(i64, &'static str)],
    (now, before): (Timestamp, Timestamp),
) -> Result<()> {
    let mut tx = db.write().await?;
    let rows = daily.iter().map(|(id, name)| params![*id, *name, now]);
    tx.run_many(
        sql!(
            "INSERT INTO job (institution_id, id, name, payload, state, run_at, attempts, created_at)
             SELECT i.id, $1, $2, 'null', 'waiting', $3, 0, $3
               FROM institution i
              WHERE NOT EXISTS (SELECT 1 FROM job j WHERE j.institution_id = i.id AND j.id = $1)
             ON CONFLICT (institution_id, id) DO NOTHING"
        ),
        rows.collect(),
    )
    .await?;
    let rows = daily
        .iter()
        .map(|(id, name)| params![*id, now, before, *name]);
    tx.run_many(
        sql!(
            "UPDATE job SET state = 'waiting', run_at = $2, attempts = 0, last_error = NULL, finished_at = NULL
              WHERE id = $1 AND name = $4 AND state IN ('done', 'failed') AND finished_at <= $3"
        ),
        rows.collect(),
    )
    .await?;
    tx.commit().await
}

/// Puts a job that is over, or waits for its next try, down anew, with all its tries; whether there is such a one.
pub async fn again(
    tx: &mut WriteTx,
    institution: InstitutionId,
    id: i64,
    now: Timestamp,
) -> Result<bool> {
    let found = tx
        .run(
            sql!(
                "UPDATE job
                    SET state = 'waiting', run_at = $3, attempts = 0, last_error = NULL, finished_at = NULL
                  WHERE institution_id = $1 AND id = $2 AND state <> 'running'"
            ),
            params![institution, id, now],
        )
        .await?;
    wake();
    Ok(found > 0)
}

rows! {
    /// A job that is due, and once it is claimed, one that runs.
    pub(crate) struct Due {
        pub(crate) institution_id: InstitutionId,
        pub(crate) id: i64,
        pub(crate) name: String,
        pub(crate) payload: String,
        /// How often it had been claimed before
        pub(crate) attempts: i64,
    }
}

/// Claims what is due: a waiting job whose time has come, or one whose server has not said for too long how it ended.
pub(crate) async fn claim(
    db: &Db,
    now: Timestamp,
    lease: Duration,
    most: usize,
) -> Result<Vec<Due>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut tx = db.read().await?;
    let due: Vec<Due> = tx
        .all(
            sql!(
                "SELECT institution_id, id, name, payload, attempts
                   FROM job
                  WHERE (state = 'waiting' AND run_at <= $1)
                     OR (state = 'running' AND claimed_until <= $1)
                  ORDER BY run_at, institution_id, id
                  LIMIT $2"
            ),
            params![now, most],
        )
        .await?;
    drop(tx);
    if due.is_empty() {
        return Ok(due);
    }
    let until = now.checked_add(lease).unwrap_or(Timestamp::MAX);
    let mut tx = db.write().await?;
    let mut claimed = Vec::with_capacity(due.len());
    for one in due {
        // another server may have been quicker: its claim counted the tries up
        let mine = tx
            .run(
                sql!(
                    "UPDATE job SET state = 'running', attempts = attempts + 1, claimed_until = $4
                      WHERE institution_id = $1 AND id = $2 AND attempts = $3
                        AND ((state = 'waiting' AND run_at <= $5)
                          OR (state = 'running' AND claimed_until <= $5))"
                ),
                params![one.institution_id, one.id, one.attempts, until, now],
            )
            .await?;
        if mine > 0 {
            claimed.push(one);
        }
    }
    tx.commit().await?;
    Ok(claimed)
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Done,
    Failed(&'static str),
    Again(&'static str, Timestamp),
    /// Nobody here knows such a job: a newer server may, so the try does not count
    Unknown(Timestamp),
}

/// Records it, if the claim still holds.
pub(crate) async fn record(db: &Db, due: &Due, now: Timestamp, end: End) -> Result<bool> {
    let claimed = due.attempts + 1;
    let (state, run_at, attempts, error, finished) = match end {
        End::Done => ("done", now, claimed, None, Some(now)),
        End::Failed(why) => ("failed", now, claimed, Some(why), Some(now)),
        End::Again(why, at) => ("waiting", at, claimed, Some(why), None),
        End::Unknown(at) => ("waiting", at, due.attempts, Some("unknown"), None),
    };
    let error = error.map(str::to_owned);
    let mut tx = db.write().await?;
    let held = tx
        .run(
            sql!(
                "UPDATE job
                    SET state = $4, run_at = $5, attempts = $6, last_error = $7, finished_at = $8,
                        claimed_until = NULL
                  WHERE institution_id = $1 AND id = $2 AND state = 'running' AND attempts = $3"
            ),
            params![
                due.institution_id,
                due.id,
                claimed,
                state,
                run_at,
                attempts,
                error,
                finished
            ],
        )
        .await?;
    tx.commit().await?;
    Ok(held > 0)
}

/// Forgets what was done before that moment.
pub(crate) async fn forget(db: &Db, before: Timestamp) -> Result<u64> {
    let mut tx = db.write().await?;
    let gone = tx
        .run(
            sql!("DELETE FROM job WHERE state = 'done' AND finished_at < $1"),
            params![before],
        )
        .await?;
    tx.commit().await?;
    Ok(gone)
}
