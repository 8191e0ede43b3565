//! Settings as they are kept.

use calendar::OverrideKind;
use jiff::civil::Date;
use kernel::InstitutionId;
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

rows! {
    /// One of the institution's own days.
    #[derive(Debug, Clone)]
    pub struct OwnDay {
        /// Which
        pub on_date: Date,
        /// "off" or "working"
        pub kind: String,
        /// Why
        pub reason: String,
    }
}

/// The own days since a day.
pub async fn own_days(
    tx: &mut ReadTx,
    institution: InstitutionId,
    since: Date,
) -> Result<Vec<OwnDay>> {
    Ok(tx
        .all(
            sql!(
                "SELECT on_date, kind, reason FROM calendar_day
                  WHERE institution_id = $1 AND on_date >= $2 ORDER BY on_date"
            ),
            params![institution, since],
        )
        .await?)
}

/// What the institution says of one day.
pub async fn own_day(
    tx: &mut ReadTx,
    institution: InstitutionId,
    day: Date,
) -> Result<Option<OwnDay>> {
    Ok(tx
        .opt(
            sql!(
                "SELECT on_date, kind, reason FROM calendar_day
                  WHERE institution_id = $1 AND on_date = $2"
            ),
            params![institution, day],
        )
        .await?)
}

/// Sets a day; the newest word about it counts.
pub async fn set_day(
    tx: &mut WriteTx,
    institution: InstitutionId,
    day: Date,
    kind: OverrideKind,
    reason: &str,
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO calendar_day (institution_id, on_date, kind, reason) VALUES ($1, $2, $3, $4)
             ON CONFLICT (institution_id, on_date) DO UPDATE SET kind = excluded.kind, reason = excluded.reason"
        ),
        params![institution, day, kind.as_str(), reason],
    )
    .await?;
    Ok(())
}

/// Takes a day back.
pub async fn remove_day(tx: &mut WriteTx, institution: InstitutionId, day: Date) -> Result<u64> {
    Ok(tx
        .run(
            sql!("DELETE FROM calendar_day WHERE institution_id = $1 AND on_date = $2"),
            params![institution, day],
        )
        .await?)
}

/// Lets nobody else change the settings before this transaction ends: what is compared with the form stays as it is until
/// the form is saved. The row is written and not only asked for, because one of the engines has no other lock.
pub async fn hold(tx: &mut WriteTx, institution: InstitutionId) -> Result<()> {
    tx.run(
        sql!("UPDATE institution SET name = name WHERE id = $1"),
        params![institution],
    )
    .await?;
    Ok(())
}

rows! {
    /// The times of the daily deadlines, "09:00" and "07:30".
    pub struct DueTimes {
        /// Of marking who is absent
        pub absences_due: String,
        /// Of the diary
        pub diary_due: String,
    }
}

/// The times as they are at this moment of the transaction.
pub async fn times(tx: &mut ReadTx, institution: InstitutionId) -> Result<DueTimes> {
    Ok(tx
        .one(
            sql!("SELECT absences_due, diary_due FROM institution WHERE id = $1"),
            params![institution],
        )
        .await?)
}

/// Sets the times of the daily deadlines, "09:00" and "07:30".
pub async fn set_times(
    tx: &mut WriteTx,
    institution: InstitutionId,
    absences: &str,
    diary: &str,
) -> Result<()> {
    tx.run(
        sql!("UPDATE institution SET absences_due = $2, diary_due = $3 WHERE id = $1"),
        params![institution, absences, diary],
    )
    .await?;
    Ok(())
}
