//! The devices on which a person wants to be told: one row is one browser's subscription (Web Push).

use courier::Browser;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, DeviceId, InstitutionId};
use sha2::{Digest as _, Sha256};
use store::{ReadTx, Result, WriteTx, params, rows, sql};

/// A person has no more of them; the one that was added first goes.
const MOST: i64 = 10;

/// Whose: the institution and the account.
type Whose = (InstitutionId, AccountId);

rows! {
    /// A device that is told.
    pub struct Device {
        /// Its key
        pub id: DeviceId,
        endpoint: String,
        p256dh: String,
        auth: String,
        /// "Chrome, Android"; empty where it is not known
        pub name: String,
        /// Since when
        pub added_at: Timestamp,
    }
}

impl Device {
    /// Tells it from others to the browser that it is, without its address.
    pub fn mark(&self) -> String {
        let digest = Sha256::digest(&self.endpoint);
        digest.iter().take(12).map(|b| format!("{b:02x}")).collect()
    }

    /// Where it is told; none where it was kept wrongly.
    pub(crate) fn browser(&self) -> Option<Browser> {
        Browser::parse(&self.endpoint, &self.p256dh, &self.auth).ok()
    }
}

/// What a browser says of itself: `PushSubscription.toJSON()`.
#[derive(Debug, Clone, Copy)]
pub struct NewDevice<'d> {
    /// The address
    pub endpoint: &'d str,
    /// Its public key
    pub p256dh: &'d str,
    /// Its secret
    pub auth: &'d str,
    /// "Chrome, Android"
    pub name: &'d str,
}

/// A person's devices, by the day they were added.
pub async fn devices(tx: &mut ReadTx, (institution, account): Whose) -> Result<Vec<Device>> {
    tx.all(
        sql!(
            "SELECT id, endpoint, p256dh, auth, name, added_at
               FROM push_device
              WHERE institution_id = $1 AND account_id = $2
              ORDER BY added_at, id"
        ),
        params![institution, account],
    )
    .await
}

/// Keeps a device; one that was somebody else's is this person's from now on.
pub async fn keep_device(
    tx: &mut WriteTx,
    (institution, account): Whose,
    new: NewDevice<'_>,
    (id, now): (DeviceId, Timestamp),
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO push_device (institution_id, id, account_id, endpoint, p256dh, auth, name, added_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (institution_id, endpoint) DO UPDATE
                SET account_id = excluded.account_id, p256dh = excluded.p256dh, auth = excluded.auth,
                    name = excluded.name, added_at = excluded.added_at, told_at = NULL"
        ),
        params![
            institution,
            id,
            account,
            new.endpoint,
            new.p256dh,
            new.auth,
            new.name,
            now
        ],
    )
    .await?;
    tx.run(
        sql!(
            "DELETE FROM push_device
              WHERE institution_id = $1 AND account_id = $2
                AND id NOT IN (SELECT d.id FROM push_device d
                                WHERE d.institution_id = $1 AND d.account_id = $2
                                ORDER BY d.added_at DESC, d.id DESC LIMIT $3)"
        ),
        params![institution, account, MOST],
    )
    .await?;
    Ok(())
}

/// Forgets one device of the person.
pub async fn remove_device(
    tx: &mut WriteTx,
    (institution, account): Whose,
    device: DeviceId,
) -> Result<()> {
    tx.run(
        sql!("DELETE FROM push_device WHERE institution_id = $1 AND account_id = $2 AND id = $3"),
        params![institution, account, device],
    )
    .await?;
    Ok(())
}

/// Forgets all of them: whoever replaces a password or ends somebody's access wants nothing told there any more.
pub async fn remove_devices(tx: &mut WriteTx, (institution, account): Whose) -> Result<()> {
    tx.run(
        sql!("DELETE FROM push_device WHERE institution_id = $1 AND account_id = $2"),
        params![institution, account],
    )
    .await?;
    Ok(())
}

/// Forgets the devices on which nobody is told any more: of accounts that are closed or tied to nobody from that day on,
/// and those that took nothing since that moment.
pub(crate) async fn forget(
    tx: &mut WriteTx,
    institution: InstitutionId,
    (before, today): (Timestamp, Date),
) -> Result<()> {
    tx.run(
        sql!(
            "DELETE FROM push_device
              WHERE institution_id = $1
                AND (COALESCE(told_at, added_at) < $2
                     OR EXISTS (SELECT 1 FROM account a
                                 WHERE a.institution_id = $1 AND a.id = push_device.account_id
                                   AND a.disabled_at IS NOT NULL)
                     OR NOT EXISTS (SELECT 1 FROM person_tie t
                                     WHERE t.institution_id = $1 AND t.account_id = push_device.account_id
                                       AND (t.to_on IS NULL OR t.to_on >= $3)))"
        ),
        params![institution, before, today],
    )
    .await?;
    Ok(())
}

/// A device was told.
pub(crate) async fn told(
    tx: &mut WriteTx,
    institution: InstitutionId,
    device: DeviceId,
    at: Timestamp,
) -> Result<()> {
    tx.run(
        sql!("UPDATE push_device SET told_at = $3 WHERE institution_id = $1 AND id = $2"),
        params![institution, device, at],
    )
    .await?;
    Ok(())
}
