//! How long a session lasts that was opened by PIN on a group's tablet.

use jiff::{SignedDuration, Timestamp};
use store::{WriteTx, params, sql};

use crate::error::Result;
use crate::viewer::SessionToken;

/// How long a session on a group's tablet lasts without a request.
pub const TABLET_IDLE: SignedDuration = SignedDuration::from_mins(30);
/// How long it lasts at most.
pub const TABLET_MOST: SignedDuration = SignedDuration::from_hours(12);
/// The end moves once it would move by this much, not with every request.
const TABLET_STEP: SignedDuration = SignedDuration::from_mins(2);

/// Until when the request prolongs a session that was opened and ends at these moments.
pub(super) fn slides_to(
    (created, expires): (Timestamp, Timestamp),
    now: Timestamp,
) -> Option<Timestamp> {
    let idle = now.checked_add(TABLET_IDLE).ok()?;
    let until = idle.min(created.checked_add(TABLET_MOST).ok()?);
    (until.duration_since(expires) >= TABLET_STEP).then_some(until)
}

/// Moves the end of a tablet's session.
pub(crate) async fn slide(tx: &mut WriteTx, token: &SessionToken, until: Timestamp) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE session SET expires_at = $3
              WHERE institution_id = $1 AND token_hash = $2 AND tablet_id IS NOT NULL AND expires_at < $3"
        ),
        params![token.institution, token.hash, until],
    )
    .await?;
    Ok(())
}
