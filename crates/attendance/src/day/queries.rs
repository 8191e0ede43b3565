//! What is kept of a day.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId, InstitutionId, Mark};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use super::model::State;

rows! {
    /// One child's mark with who made it.
    #[derive(Debug, Clone)]
    pub struct Kept {
        /// Whose
        pub child_id: ChildId,
        /// What
        pub mark: Mark,
        /// "Piezīmes"
        pub note: String,
        /// "Ir ārsta zīme"
        pub doctor_note: bool,
        /// When
        pub marked_at: Timestamp,
        /// By whom
        pub given_name: String,
        /// By whom
        pub surname: String,
    }

    /// When the day was done, and by whom.
    #[derive(Debug, Clone)]
    pub struct Done {
        /// When every child was marked first
        pub confirmed_at: Timestamp,
    }
}

/// The day's marks and its confirmation.
pub async fn day(
    tx: &mut ReadTx,
    institution: InstitutionId,
    group: GroupId,
    day: Date,
) -> Result<(Vec<Kept>, Option<Done>)> {
    let (kept, done) = tx
        .both::<Kept, Done>(
            (
                sql!(
                    "SELECT m.child_id, m.mark, m.note, m.doctor_note, m.marked_at, a.given_name, a.surname
                       FROM attendance_mark m
                       JOIN account a ON a.institution_id = m.institution_id AND a.id = m.marked_by
                      WHERE m.institution_id = $1 AND m.group_id = $2 AND m.on_date = $3
                      ORDER BY m.child_id"
                ),
                params![institution, group, day],
            ),
            (
                sql!(
                    "SELECT confirmed_at FROM attendance_day
                      WHERE institution_id = $1 AND group_id = $2 AND on_date = $3"
                ),
                params![institution, group, day],
            ),
        )
        .await?;
    Ok((kept, done.into_iter().next()))
}

/// Who writes, in whose place, and when.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// Where
    pub institution: InstitutionId,
    /// Who
    pub by: AccountId,
    /// In whose place (3.19)
    pub in_place_of: Option<AccountId>,
    /// When
    pub at: Timestamp,
}

/// Writes children's marks.
pub async fn set_marks(
    tx: &mut WriteTx,
    stamp: Stamp,
    (group, day): (GroupId, Date),
    changes: &[(ChildId, State)],
) -> Result<()> {
    let rows = changes
        .iter()
        .map(|(child, state)| {
            params![
                stamp.institution,
                group,
                day,
                *child,
                state.mark,
                state.note,
                state.doctor_note,
                stamp.at,
                stamp.by,
                stamp.in_place_of
            ]
        })
        .collect();
    tx.run_many(
        sql!(
            "INSERT INTO attendance_mark (institution_id, group_id, on_date, child_id, mark, note,
                                          doctor_note, marked_at, marked_by, marked_for)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             ON CONFLICT (institution_id, group_id, on_date, child_id) DO UPDATE
                SET mark = excluded.mark, note = excluded.note, doctor_note = excluded.doctor_note,
                    marked_at = excluded.marked_at, marked_by = excluded.marked_by,
                    marked_for = excluded.marked_for"
        ),
        rows,
    )
    .await?;
    Ok(())
}

/// Notes that every child is marked; the first time stays.
pub async fn confirm(tx: &mut WriteTx, stamp: Stamp, group: GroupId, day: Date) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO attendance_day (institution_id, group_id, on_date, confirmed_at, confirmed_by,
                                         confirmed_for)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (institution_id, group_id, on_date) DO NOTHING"
        ),
        params![stamp.institution, group, day, stamp.at, stamp.by, stamp.in_place_of],
    )
    .await?;
    Ok(())
}
