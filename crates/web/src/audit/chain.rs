//! The chain: each entry's hash covers its fields and the hash before it, so that a changed, removed or inserted
//! entry shows.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, GroupId, InstitutionId};
use sha2::{Digest, Sha256};
use store::{ReadTx, params, rows, sql};

use super::Entry;
use crate::error::Result;

/// What the first entry is chained to.
pub(super) fn start(institution: InstitutionId) -> Vec<u8> {
    Sha256::digest(format!("eklase audit of institution {institution}")).to_vec()
}

fn field(hasher: &mut Sha256, text: &str) {
    hasher.update((text.len() as u64).to_be_bytes());
    hasher.update(text);
}

fn optional(hasher: &mut Sha256, value: Option<impl ToString>) {
    field(
        hasher,
        &value.map_or_else(String::new, |value| value.to_string()),
    );
}

/// The fields that a hash covers.
struct Fields<'a> {
    seq: i64,
    at: Timestamp,
    account: Option<AccountId>,
    for_account: Option<AccountId>,
    action: &'a str,
    child: Option<ChildId>,
    group: Option<GroupId>,
    day: Option<Date>,
    address: &'a str,
    detail: &'a str,
}

fn hash(before: &[u8], institution: InstitutionId, of: &Fields<'_>) -> Vec<u8> {
    let mut hasher = Sha256::new();
    hasher.update(before);
    field(&mut hasher, &institution.to_string());
    field(&mut hasher, &of.seq.to_string());
    field(&mut hasher, &of.at.as_microsecond().to_string());
    optional(&mut hasher, of.account);
    optional(&mut hasher, of.for_account);
    field(&mut hasher, of.action);
    optional(&mut hasher, of.child);
    optional(&mut hasher, of.group);
    optional(&mut hasher, of.day);
    field(&mut hasher, of.address);
    field(&mut hasher, of.detail);
    hasher.finalize().to_vec()
}

/// The hash of an entry at its place.
pub(super) fn link(
    before: &[u8],
    institution: InstitutionId,
    seq: i64,
    entry: &Entry,
    detail: &str,
) -> Vec<u8> {
    let fields = Fields {
        seq,
        at: entry.at,
        account: entry.account,
        for_account: entry.for_account,
        action: entry.action,
        child: entry.child,
        group: entry.group,
        day: entry.day,
        address: &entry.address,
        detail,
    };
    hash(before, institution, &fields)
}

rows! {
    struct Kept {
        seq: i64,
        at: Timestamp,
        account_id: Option<AccountId>,
        for_account_id: Option<AccountId>,
        action: String,
        child_id: Option<ChildId>,
        group_id: Option<GroupId>,
        on_date: Option<Date>,
        address: String,
        detail: String,
        hash: Vec<u8>,
    }

    struct Head {
        entries: i64,
        hash: Vec<u8>,
    }
}

/// What a check of one institution's chain found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many entries the chain has.
    pub entries: i64,
    /// The first entry that does not fit, if any.
    pub broken_at: Option<i64>,
}

/// Entries read at a time.
const STEP: i64 = 5_000;

/// Walks an institution's chain from its beginning.
pub async fn verify(tx: &mut ReadTx, institution: InstitutionId) -> Result<Verified> {
    let head: Head = tx
        .one(
            sql!("SELECT entries, hash FROM audit_head WHERE institution_id = $1"),
            params![institution],
        )
        .await?;
    let mut last = start(institution);
    let mut seen = 0;
    loop {
        let kept: Vec<Kept> = tx
            .all(
                sql!(
                    "SELECT seq, at, account_id, for_account_id, action, child_id, group_id, on_date,
                            address, detail, hash
                       FROM audit_entry
                      WHERE institution_id = $1 AND seq > $2
                      ORDER BY seq
                      LIMIT $3"
                ),
                params![institution, seen, STEP],
            )
            .await?;
        if kept.is_empty() {
            break;
        }
        for row in kept {
            last = relink(&last, institution, &row);
            if row.seq != seen + 1 || last != row.hash {
                return Ok(Verified {
                    entries: head.entries,
                    broken_at: Some(seen + 1),
                });
            }
            seen = row.seq;
        }
    }
    let whole = seen == head.entries && last == head.hash;
    Ok(Verified {
        entries: head.entries,
        broken_at: (!whole).then_some(seen + 1),
    })
}

fn relink(before: &[u8], institution: InstitutionId, row: &Kept) -> Vec<u8> {
    let fields = Fields {
        seq: row.seq,
        at: row.at,
        account: row.account_id,
        for_account: row.for_account_id,
        action: &row.action,
        child: row.child_id,
        group: row.group_id,
        day: row.on_date,
        address: &row.address,
        detail: &row.detail,
    };
    hash(before, institution, &fields)
}
