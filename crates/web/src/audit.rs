//! The audit log: who did or saw what, when and from where. A change's entries stand in its own transaction; a
//! look at children's data is on record before its page goes out. Each entry carries the hash of the one before.

mod chain;
mod looks;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId, InstitutionId};
use serde_json::Value as Json;
use store::{Params, WriteTx, params, rows, sql};

pub use chain::{Verified, verify};
pub(crate) use looks::Looks;

use crate::error::{Error, Result};

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
    /// A chain so far.
    struct Head {
        institution_id: InstitutionId,
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

/// What a change may have made different.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touches {
    /// Groups, calendar, ties, names, timetable or year plan: nothing that is remembered of the institution holds any more.
    Arrangements,
    /// The day's own work alone.
    Day,
}

impl Touches {
    const fn arrangements(self) -> i64 {
        match self {
            Self::Arrangements => 1,
            Self::Day => 0,
        }
    }
}

/// Appends entries to an institution's chain, as the last thing before the commit: the chain's head is
/// locked until then.
pub async fn append(
    tx: &mut WriteTx,
    institution: InstitutionId,
    touches: Touches,
    entries: &[Entry],
) -> Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let count = counted(entries);
    let head: Head = tx
        .one(
            sql!(
                "UPDATE audit_head
                    SET entries = entries + $2, changes = changes + 1, arrangements = arrangements + $3
                  WHERE institution_id = $1
                 RETURNING institution_id, entries - $2 AS entries, hash"
            ),
            params![institution, count, touches.arrangements()],
        )
        .await?;
    let (rows, hash) = linked(head, entries);
    insert(tx, rows).await?;
    tx.run(
        sql!("UPDATE audit_head SET hash = $2 WHERE institution_id = $1"),
        params![institution, hash],
    )
    .await?;
    Ok(())
}

/// The same for looks of many institutions, after which nothing is different: three round trips, however many they are.
/// Their heads are locked in one order, so that two servers never lock them crosswise.
async fn append_looks(
    tx: &mut WriteTx,
    chains: &BTreeMap<InstitutionId, Vec<Entry>>,
) -> Result<()> {
    let whose: Vec<i64> = chains.keys().map(|institution| institution.0).collect();
    let whose = serde_json::to_string(&whose).map_err(|e| Error::Internal(e.to_string()))?;
    let heads: Vec<Head> = tx
        .all(
            sql!(
                postgres: "SELECT institution_id, entries, hash FROM audit_head
                            WHERE institution_id IN (SELECT CAST(one AS BIGINT)
                                                       FROM jsonb_array_elements_text(CAST(CAST($1 AS TEXT) AS JSONB)) AS one)
                            ORDER BY institution_id
                              FOR UPDATE",
                sqlite: "SELECT institution_id, entries, hash FROM audit_head
                          WHERE institution_id IN (SELECT value FROM json_each($1))
                          ORDER BY institution_id",
            ),
            params![whose],
        )
        .await?;
    if heads.len() != chains.len() {
        return Err(Error::Internal(
            "an institution without an audit log".to_owned(),
        ));
    }
    let (mut rows, mut ends) = (Vec::new(), Vec::with_capacity(heads.len()));
    for head in heads {
        let institution = head.institution_id;
        let entries = chains.get(&institution).map_or(&[][..], Vec::as_slice);
        let last = head.entries + counted(entries);
        let (own, hash) = linked(head, entries);
        rows.extend(own);
        ends.push(params![institution, last, hash]);
    }
    insert(tx, rows).await?;
    tx.run_many(
        sql!("UPDATE audit_head SET entries = $2, hash = $3 WHERE institution_id = $1"),
        ends,
    )
    .await?;
    Ok(())
}

/// Something was changed that leaves no entry, such as a draft: pages that were seen before may be different.
pub(crate) async fn changed(
    tx: &mut WriteTx,
    institution: InstitutionId,
    touches: Touches,
) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE audit_head SET changes = changes + 1, arrangements = arrangements + $2
              WHERE institution_id = $1"
        ),
        params![institution, touches.arrangements()],
    )
    .await?;
    Ok(())
}

fn counted(entries: &[Entry]) -> i64 {
    i64::try_from(entries.len()).unwrap_or(i64::MAX)
}

/// The rows of entries behind a head, and the hash of the last.
fn linked(head: Head, entries: &[Entry]) -> (Vec<Params>, Vec<u8>) {
    let institution = head.institution_id;
    let mut hash = head.hash;
    let mut rows = Vec::with_capacity(entries.len());
    for (seq, entry) in (head.entries + 1..).zip(entries) {
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
    (rows, hash)
}

async fn insert(tx: &mut WriteTx, rows: Vec<Params>) -> Result<()> {
    tx.run_many(
        sql!(
            "INSERT INTO audit_entry (institution_id, seq, at, account_id, for_account_id, action,
                                      child_id, group_id, on_date, address, detail, hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
        ),
        rows,
    )
    .await?;
    Ok(())
}
