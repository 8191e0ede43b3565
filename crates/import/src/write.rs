//! Who writes, when and with which ids; and the plan of a kind made from the database.

use dispatch::{Deed, NewNotice};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, InstitutionId, Role};
use serde_json::{Value as Json, json};
use store::{ReadTx, WriteTx, params, sql};
use web::{About, Result};

use crate::kind::Kind;
use crate::known_groups::known_groups;
use crate::plan::{Change, Plan, Writes};
use crate::sheet::Sheet;
use crate::{children, groups, staff};

/// Who writes, where and when.
pub struct Doing<'i> {
    /// Where
    pub institution: InstitutionId,
    /// Who
    pub by: AccountId,
    /// As what; nobody's role at the server's own terminal
    pub role: Option<Role>,
    /// When
    pub now: Timestamp,
    /// The civil date of that moment
    pub today: Date,
    /// Makes ids
    pub ids: &'i mut (dyn FnMut() -> Result<i64> + Send),
}

impl Doing<'_> {
    pub(crate) fn next_id(&mut self) -> Result<i64> {
        (self.ids)()
    }

    /// Adds that a person's phone or e-mail is another one; once, however many rows say so.
    pub(crate) fn told(
        &mut self,
        all: &mut Vec<NewNotice>,
        account: AccountId,
        (phone, email): (bool, bool),
    ) -> Result<()> {
        for (changed, deed) in [(phone, Deed::PhoneChanged), (email, Deed::EmailChanged)] {
            let known = |one: &NewNotice| one.account == account && one.deed == deed;
            if changed && !all.iter().any(known) {
                all.push(NewNotice {
                    id: self.next_id()?,
                    account,
                    deed,
                    by: self.role.map(|role| (self.by, role)),
                    about: None,
                    not_to: None,
                });
            }
        }
        Ok(())
    }
}

/// What the sheet would do to the institution as it is now.
pub async fn prepare(
    tx: &mut ReadTx,
    institution: InstitutionId,
    today: Date,
    kind: Kind,
    sheet: &Sheet,
) -> Result<Plan> {
    let groups = known_groups(tx, institution).await?;
    Ok(match kind {
        Kind::Children => {
            let kept = children::existing(tx, institution).await?;
            children::plan(sheet, &kept, &groups, today)
        }
        Kind::Staff => {
            let kept = staff::existing(tx, institution).await?;
            let taken = staff::taken(tx, &staff::wished(sheet)).await?;
            staff::plan(sheet, &kept, &taken, &groups, today)
        }
        Kind::Groups => groups::plan(sheet, &groups),
    })
}

/// Lets nobody else bring anything in before this transaction ends: two imports at once would each see a place
/// where the other writes.
pub async fn hold(tx: &mut WriteTx, institution: InstitutionId) -> Result<()> {
    tx.run(
        sql!("UPDATE institution SET name = name WHERE id = $1"),
        params![institution],
    )
    .await?;
    Ok(())
}

/// Writes what the plan says; what to say of it in the audit log.
pub async fn write(tx: &mut WriteTx, doing: &mut Doing<'_>, plan: &Plan) -> Result<Vec<About>> {
    match &plan.writes {
        Writes::Children(writes) => children::write(tx, doing, writes).await,
        Writes::Staff(writes) => staff::write(tx, doing, writes).await,
        Writes::Groups(writes) => groups::write(tx, doing, writes).await,
    }
}

/// Old and new values for the audit log.
pub(crate) fn audited(changes: &[Change]) -> Vec<Json> {
    changes
        .iter()
        .map(|change| {
            json!({ "field": change.field.as_str(), "old": change.old, "new": change.new })
        })
        .collect()
}
