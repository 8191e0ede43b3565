//! A try at a PIN: counted before it is compared; the same work and the same answer where there is none.

use std::sync::Arc;

use account::{Opened, end_session, open_on_tablet};
use factors::{Hasher, limits};
use jiff::{SignedDuration, Timestamp};
use kernel::{AccountId, InstitutionId};
use serde_json::json;
use store::WriteTx;
use web::audit::{Entry, Touches, append};
use web::{Door, Result, SessionToken, Visit, on_worker};

use super::model::{is_open, zone};
use super::queries::{self, Tablet, Worker};

/// How long five wrong PINs lock it.
const LOCKED: SignedDuration = SignedDuration::from_mins(15);

/// A paired device with the people of its group.
pub struct Device {
    pub institution: InstitutionId,
    pub tablet: Tablet,
    pub workers: Vec<Worker>,
}

/// How a try ended.
pub enum Outcome {
    In(Opened),
    Wrong,
    /// Until when nobody gets in with it
    Locked(Timestamp),
}

/// The device, if it is paired still.
pub async fn device(
    tx: &mut store::ReadTx,
    token: &SessionToken,
    now: Timestamp,
) -> Result<Option<Device>> {
    let Some(tablet) = queries::tablet(tx, token).await? else {
        return Ok(None);
    };
    let today = zone(&tablet)?.to_datetime(now).date();
    if !is_open(&tablet, today) {
        return Ok(None);
    }
    let institution = token.institution;
    let workers = queries::workers(tx, institution, tablet.group_id, today).await?;
    Ok(Some(Device {
        institution,
        tablet,
        workers,
    }))
}

/// What a try is compared with.
enum Prepared {
    /// The hash, and whether it is the last try; none where there is no PIN for this group
    Hash(Option<(String, bool)>),
    Locked(Timestamp),
}

/// Whose PIN is tried: somebody of the page, or nobody.
fn known(device: &Device, account: AccountId) -> Option<AccountId> {
    let mut workers = device.workers.iter();
    workers
        .any(|worker| worker.account_id == account)
        .then_some(account)
}

fn subjects(institution: InstitutionId, whom: Option<AccountId>, from: &str) -> Vec<String> {
    let of_person = whom.map(|account| limits::account_subject(institution, account));
    [limits::address_subject(from)]
        .into_iter()
        .chain(of_person)
        .collect()
}

fn until(now: Timestamp) -> Timestamp {
    now.saturating_add(LOCKED).unwrap_or(now)
}

async fn prepare(
    tx: &mut WriteTx,
    (institution, whom): (InstitutionId, Option<AccountId>),
    from: &str,
    now: Timestamp,
) -> Result<Prepared> {
    let subjects = subjects(institution, whom, from);
    limits::check_subjects(tx, &subjects, now).await?;
    let Some(account) = whom else {
        return Ok(Prepared::Hash(None));
    };
    let whose = (institution, account);
    if let Some(one) = queries::take(tx, whose, now, until(now)).await? {
        let is_last = one.tries >= queries::TRIES;
        return Ok(Prepared::Hash(Some((one.hash, is_last))));
    }
    let lock = queries::lock(tx, whose, now).await?;
    Ok(lock.map_or(Prepared::Hash(None), Prepared::Locked))
}

fn entry(
    (device, whom): (&Device, Option<AccountId>),
    action: &'static str,
    address: &str,
    at: Timestamp,
) -> Entry {
    Entry {
        at,
        account: whom,
        for_account: None,
        action,
        child: None,
        group: Some(device.tablet.group_id),
        day: None,
        address: address.to_owned(),
        detail: json!({ "tablet": device.tablet.id }),
    }
}

/// Right: the session, in place of what the device had open.
async fn enter(door: &Door, visit: &Visit, device: &Device, account: AccountId) -> Result<Outcome> {
    let (now, whose) = (door.app().now(), (device.institution, account));
    let mut tx = door.write().await?;
    if let Some(before) = &visit.token {
        end_session(&mut tx, before.institution, &before.hash).await?;
    }
    let tablet = device.tablet.id;
    queries::opened(&mut tx, whose, tablet, now).await?;
    let opened = open_on_tablet(&mut tx, whose, tablet, visit.place(), now).await?;
    let entry = entry((device, Some(account)), "tablet.unlock", &visit.from, now);
    append(&mut tx, device.institution, Touches::Day, &[entry]).await?;
    tx.commit().await?;
    Ok(Outcome::In(opened))
}

/// Wrong: counted, and in the log.
async fn refuse(
    door: &Door,
    visit: &Visit,
    (device, whom): (&Device, Option<AccountId>),
) -> Result<()> {
    let now = door.app().now();
    let mut tx = door.write().await?;
    let subjects = subjects(device.institution, whom, &visit.from);
    limits::failed_subjects(&mut tx, subjects, now).await?;
    let entry = entry((device, whom), "tablet.unlock_failed", &visit.from, now);
    append(&mut tx, device.institution, Touches::Day, &[entry]).await?;
    Ok(tx.commit().await?)
}

/// Tries the PIN. The database is asked on request threads, the hash is made beside them.
pub async fn attempt(
    door: &Door,
    visit: &Arc<Visit>,
    device: &Arc<Device>,
    (account, pin): (AccountId, String),
) -> Result<Outcome> {
    let whom = known(device, account);
    let (inside, from, institution) = (door.clone(), visit.from.clone(), device.institution);
    let prepared = on_worker(async move {
        let now = inside.app().now();
        let mut tx = inside.write().await?;
        let prepared = prepare(&mut tx, (institution, whom), &from, now).await?;
        tx.commit().await?;
        Ok::<_, web::Error>(prepared)
    });
    let kept = match prepared.await?? {
        Prepared::Locked(until) => return Ok(Outcome::Locked(until)),
        Prepared::Hash(kept) => kept,
    };
    let is_last = kept.as_ref().is_some_and(|(_, is_last)| *is_last);
    let hashes = kept.into_iter().map(|(hash, _)| hash).collect();
    let fits = Hasher.first_that_fits(pin, hashes, 1).await?.is_some();
    let (door, visit, device) = (door.clone(), Arc::clone(visit), Arc::clone(device));
    on_worker(async move {
        if let Some(account) = whom.filter(|_| fits) {
            return enter(&door, &visit, &device, account).await;
        }
        refuse(&door, &visit, (&device, whom)).await?;
        Ok(if is_last {
            Outcome::Locked(until(door.app().now()))
        } else {
            Outcome::Wrong
        })
    })
    .await?
}
