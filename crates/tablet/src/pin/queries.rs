//! The own PIN as it is kept.

use factors::Whose;
use jiff::Timestamp;
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

rows! {
    struct Kept {
        set_at: Timestamp,
    }
}

/// Since when the person has one.
pub async fn since(tx: &mut ReadTx, (institution, account): Whose) -> Result<Option<Timestamp>> {
    let kept: Option<Kept> = tx
        .opt(
            sql!("SELECT set_at FROM staff_pin WHERE institution_id = $1 AND account_id = $2"),
            params![institution, account],
        )
        .await?;
    Ok(kept.map(|kept| kept.set_at))
}

/// Sets or changes it; what it was locked for is over.
pub async fn set(
    tx: &mut WriteTx,
    (institution, account): Whose,
    hash: String,
    now: Timestamp,
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO staff_pin (institution_id, account_id, hash, tries, set_at) VALUES ($1, $2, $3, 0, $4)
             ON CONFLICT (institution_id, account_id) DO UPDATE
                SET hash = $3, tries = 0, locked_until = NULL, set_at = $4"
        ),
        params![institution, account, hash, now],
    )
    .await?;
    Ok(())
}

/// Removes it; whether there was one.
pub async fn remove(tx: &mut WriteTx, (institution, account): Whose) -> Result<bool> {
    let removed = tx
        .run(
            sql!("DELETE FROM staff_pin WHERE institution_id = $1 AND account_id = $2"),
            params![institution, account],
        )
        .await?;
    Ok(removed == 1)
}
