//! The audit log: who did or saw what, when and from where. A change's entries stand in its own transaction; a
//! look at children's data is on record before its page goes out. Each entry carries the hash of the one before.

mod chain;
mod looks;

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId, InstitutionId};
use serde_json::Value as Json;
use store::{WriteTx, params, rows, sql};

pub use chain::{Verified, verify};
pub(crate) use looks::Looks;

use crate::error::Result;

/// One entry, before its place in the chain is known.
#[derive(Debug, Clone)]
pub struct Entry {
    /// When
    pub at: Timestamp,
    /// Who; nobody for the system itself
    pub account: Option<AccountId>,
    /// In whose place (3.19)
    pub for_account: Option<AccountId>,
    /// What: the action's name
    pub action: &'static str,
    /// Whose data
    pub child: Option<ChildId>,
    /// Of which group
    pub group: Option<GroupId>,
    /// Of which day
    pub day: Option<Date>,
    /// From where: the network address
    pub address: String,
    /// Old and new values, or the page that was seen; never a secret
    pub detail: Json,
}

rows! {
    struct Head {
        entries: i64,
        hash: Vec<u8>,
    }
}

/// Begins an institution's chain.
pub async fn begin(tx: &mut WriteTx, institution: InstitutionId) -> Result<()> {
    tx.run(
        sql!("INSERT INTO audit_head (institution_id, entries, hash) VALUES ($1, 0, $2)"),
        params![institution, chain::start(institution)],
    )
    .await?;
    Ok(())
}

/// Appends entries to an institution's chain, as the last thing before the commit: the chain's head is
/// locked until then.
pub async fn append(tx: &mut WriteTx, institution: InstitutionId, entries: &[Entry]) -> Result<()> {
    chained(tx, institution, entries, 1).await
}

/// The same for looks, after which nothing is different.
async fn append_looks(
    tx: &mut WriteTx,
    institution: InstitutionId,
    entries: &[Entry],
) -> Result<()> {
    chained(tx, institution, entries, 0).await
}

/// Something was changed that leaves no entry, such as a draft: pages that were seen before may be different.
pub(crate) async fn changed(tx: &mut WriteTx, institution: InstitutionId) -> Result<()> {
    tx.run(
        sql!("UPDATE audit_head SET changes = changes + 1 WHERE institution_id = $1"),
        params![institution],
    )
    .await?;
    Ok(())
}

async fn chained(
    tx: &mut WriteTx,
    institution: InstitutionId,
    entries: &[Entry],
    changes: i64,
) -> Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
    let head: Head = tx
        .one(
            sql!(
                "UPDATE audit_head SET entries = entries + $2, changes = changes + $3 WHERE institution_id = $1
                 RETURNING entries, hash"
            ),
            params![institution, count, changes],
        )
        .await?;
    let mut hash = head.hash;
    let mut rows = Vec::with_capacity(entries.len());
    for (seq, entry) in (head.entries - count + 1..).zip(entries) {
        let detail = entry.detail.to_string();
        hash = chain::link(&hash, institution, seq, entry, &detail);
        rows.push(params![
            institution,
            seq,
            entry.at,
            entry.account,
            entry.for_account,
            entry.action,
            entry.child,
            entry.group,
            entry.day,
            entry.address,
            detail,
            hash,
        ]);
    }
    tx.run_many(
        sql!(
            "INSERT INTO audit_entry (institution_id, seq, at, account_id, for_account_id, action,
                                      child_id, group_id, on_date, address, detail, hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
        ),
        rows,
    )
    .await?;
    tx.run(
        sql!("UPDATE audit_head SET hash = $2 WHERE institution_id = $1"),
        params![institution, hash],
    )
    .await?;
    Ok(())
}
