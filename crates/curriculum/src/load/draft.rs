//! The rows between their upload and their confirmation: one list a person.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, InstitutionId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{Error, Result};

use super::file::Raw;
use super::judge::Others;

rows! {
    struct Kept {
        file_name: String,
        lines: String,
        from_on: Date,
        others: Others,
    }
}

/// A draft.
pub struct Draft {
    /// As the file was called
    pub file_name: String,
    /// Its rows
    pub rows: Vec<Raw>,
    /// The first day of the list
    pub start: Date,
    /// What becomes of the others
    pub others: Others,
}

/// Whose it is.
#[derive(Clone, Copy)]
pub struct Of {
    /// Where
    pub institution: InstitutionId,
    /// Who uploaded it
    pub account: AccountId,
}

/// Keeps a draft; an older one of the person's gives way to it.
pub async fn keep(tx: &mut WriteTx, of: Of, id: i64, draft: &Draft, now: Timestamp) -> Result<()> {
    tx.run(
        sql!("DELETE FROM curriculum_draft WHERE institution_id = $1 AND account_id = $2"),
        params![of.institution, of.account],
    )
    .await?;
    let lines = serde_json::to_string(&draft.rows)
        .map_err(|fault| Error::Internal(format!("a draft cannot be kept: {fault}")))?;
    tx.run(
        sql!(
            "INSERT INTO curriculum_draft (institution_id, id, account_id, file_name, lines, from_on, others, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        params![
            of.institution,
            id,
            of.account,
            draft.file_name,
            lines,
            draft.start,
            draft.others,
            now
        ],
    )
    .await?;
    Ok(())
}

/// The person's own draft.
pub async fn draft(tx: &mut ReadTx, of: Of, id: i64) -> Result<Draft> {
    let kept: Option<Kept> = tx
        .opt(
            sql!(
                "SELECT file_name, lines, from_on, others
                   FROM curriculum_draft
                  WHERE institution_id = $1 AND id = $2 AND account_id = $3"
            ),
            params![of.institution, id, of.account],
        )
        .await?;
    let kept = kept.ok_or(Error::NotFound)?;
    let rows = serde_json::from_str(&kept.lines)
        .map_err(|fault| Error::Internal(format!("a draft cannot be read: {fault}")))?;
    Ok(Draft {
        file_name: kept.file_name,
        start: kept.from_on,
        others: kept.others,
        rows,
    })
}

/// Forgets a draft.
pub async fn forget(tx: &mut WriteTx, institution: InstitutionId, id: i64) -> store::Result<()> {
    tx.run(
        sql!("DELETE FROM curriculum_draft WHERE institution_id = $1 AND id = $2"),
        params![institution, id],
    )
    .await?;
    Ok(())
}
