//! Working out when what was noted is due, person by person: it depends on their wishes, the institution's clock and its
//! working days.

use calendar::Calendar;
use dispatch::Channel;
use jiff::tz::TimeZone;
use jobs::{Job, JobError, Work};
use kernel::{AccountId, InstitutionId};
use serde::{Deserialize, Serialize};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Remembered as _;

use crate::due::{Digest, Wishes};
use crate::tell::TellFamily;

/// Gives everything that was noted in the institution its moment, and puts a job down for each person and way.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct PlanNotices;

rows! {
    struct Unplanned {
        account_id: AccountId,
        channel: Channel,
        digest: Option<Digest>,
        quiet_from: Option<String>,
        quiet_to: Option<String>,
    }
}

async fn unplanned(tx: &mut ReadTx, institution: InstitutionId) -> store::Result<Vec<Unplanned>> {
    tx.all(
        sql!(
            "SELECT DISTINCT n.account_id, n.channel, s.digest, s.quiet_from, s.quiet_to
               FROM notice_due n
               LEFT JOIN notice_setting s ON s.institution_id = n.institution_id AND s.account_id = n.account_id
              WHERE n.institution_id = $1 AND n.due_at IS NULL
              ORDER BY n.account_id, n.channel"
        ),
        params![institution],
    )
    .await
}

async fn zone(tx: &mut ReadTx, institution: InstitutionId) -> store::Result<TimeZone> {
    let (name,): (String,) = tx
        .one(
            sql!("SELECT timezone FROM institution WHERE id = $1"),
            params![institution],
        )
        .await?;
    Ok(TimeZone::get(&name).unwrap_or(TimeZone::UTC))
}

async fn plan(work: &Work, tx: &mut WriteTx) -> Result<(), JobError> {
    let (institution, now) = (work.institution(), work.now());
    let all = unplanned(tx, institution).await?;
    if all.is_empty() {
        return Ok(());
    }
    let zone = zone(tx, institution).await?;
    let calendar = Calendar::read(tx, institution, [0, 0])
        .await
        .map_err(|_| JobError::Again("calendar"))?;
    let (mut dues, mut jobs) = (Vec::new(), Vec::new());
    for one in all {
        let wishes = Wishes::new(
            one.digest,
            one.quiet_from.as_deref(),
            one.quiet_to.as_deref(),
        );
        let due = wishes.due(now, &zone, &calendar);
        dues.push(params![institution, one.account_id, one.channel, due]);
        let job = TellFamily {
            account: one.account_id,
            channel: one.channel,
        };
        jobs.push((work.next_id()?, due, job));
    }
    tx.run_many(
        sql!(
            "UPDATE notice_due SET due_at = $4
              WHERE institution_id = $1 AND account_id = $2 AND channel = $3 AND due_at IS NULL"
        ),
        dues,
    )
    .await?;
    Ok(jobs::later_at(tx, institution, now, jobs).await?)
}

impl Job for PlanNotices {
    const NAME: &'static str = "herald.plan_notices";
    type Tools = ();

    async fn run(self, work: &Work, (): &()) -> Result<(), JobError> {
        let mut tx = work.write().await?;
        plan(work, &mut tx).await?;
        Ok(tx.commit().await?)
    }
}
