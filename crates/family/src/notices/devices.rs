//! The devices on which the parent is told, as the page shows them.

use dispatch::{Device, Post};
use kernel::DeviceId;
use store::ReadTx;
use web::{Context, Result};

/// One of them.
pub struct Shown {
    pub id: DeviceId,
    /// By which its own browser knows it
    pub mark: String,
    /// "Chrome, Android"
    pub name: String,
    pub since: String,
}

/// All of them.
pub struct Devices {
    /// The installation's public key; none where it has no way to devices
    pub key: Option<String>,
    pub all: Vec<Shown>,
}

fn shown(on: &Context, device: Device) -> Shown {
    let zone = &on.viewer.institution.zone;
    Shown {
        id: device.id,
        mark: device.mark(),
        since: on.say.moment(device.added_at, zone, on.today),
        name: if device.name.is_empty() {
            on.say.t("devices-unknown")
        } else {
            device.name
        },
    }
}

/// Reads them.
pub async fn devices(tx: &mut ReadTx, on: &Context, post: &Post) -> Result<Devices> {
    let whose = (on.viewer.institution.id, on.viewer.account);
    let all = dispatch::devices(tx, whose).await?;
    Ok(Devices {
        key: post.push().map(|push| push.key().to_owned()),
        all: all.into_iter().map(|device| shown(on, device)).collect(),
    })
}
