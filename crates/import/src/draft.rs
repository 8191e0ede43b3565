//! The sheet between its upload and its confirmation: one of each kind a person.

use jiff::Timestamp;
use kernel::{AccountId, InstitutionId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{Error, Result};

use crate::kind::Kind;
use crate::sheet::Sheet;

rows! {
    struct Kept {
        file_name: String,
        cells: String,
        mapping: String,
    }
}

/// A draft.
pub struct Draft {
    /// As the file was called
    pub file_name: String,
    /// The rows with their columns
    pub sheet: Sheet,
}

/// Whose it is.
#[derive(Clone, Copy)]
pub struct Of {
    /// Where
    pub institution: InstitutionId,
    /// Who uploaded it
    pub account: AccountId,
    /// Of what
    pub kind: Kind,
}

/// Keeps a draft; an older one of the person's gives way to it.
pub async fn keep(tx: &mut WriteTx, of: Of, id: i64, draft: &Draft, now: Timestamp) -> Result<()> {
    tx.run(
        sql!(
            "DELETE FROM import_draft
              WHERE institution_id = $1 AND account_id = $2 AND kind = $3"
        ),
        params![of.institution, of.account, of.kind],
    )
    .await?;
    let (cells, mapping) = draft.sheet.kept()?;
    tx.run(
        sql!(
            "INSERT INTO import_draft (institution_id, id, account_id, kind, file_name, cells, mapping, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        params![
            of.institution,
            id,
            of.account,
            of.kind,
            draft.file_name,
            cells,
            mapping,
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
                "SELECT file_name, cells, mapping
                   FROM import_draft
                  WHERE institution_id = $1 AND id = $2 AND account_id = $3 AND kind = $4"
            ),
            params![of.institution, id, of.account, of.kind],
        )
        .await?;
    let kept = kept.ok_or(Error::NotFound)?;
    Ok(Draft {
        sheet: Sheet::of(&kept.cells, &kept.mapping)?,
        file_name: kept.file_name,
    })
}

/// Keeps which column holds what.
pub async fn remap(tx: &mut WriteTx, of: Of, id: i64, sheet: &Sheet) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE import_draft SET mapping = $5
              WHERE institution_id = $1 AND id = $2 AND account_id = $3 AND kind = $4"
        ),
        params![of.institution, id, of.account, of.kind, sheet.mapping()?],
    )
    .await?;
    Ok(())
}

/// Forgets a draft.
pub async fn forget(tx: &mut WriteTx, institution: InstitutionId, id: i64) -> store::Result<()> {
    tx.run(
        sql!("DELETE FROM import_draft WHERE institution_id = $1 AND id = $2"),
        params![institution, id],
    )
    .await?;
    Ok(())
}
