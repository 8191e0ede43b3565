//! What someone has typed into a plan and not saved yet, kept apart until it is saved or thrown away: a closed laptop
//! loses nothing. A draft is its writer's alone.

use jiff::Timestamp;
use kernel::{AccountId, InstitutionId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{Context, Error, Form, Result};

/// The longest draft, in letters.
const MOST: usize = 500_000;

rows! {
    struct Row {
        body: String,
        saved_at: Timestamp,
    }
}

/// A draft.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The form as it was typed
    pub form: Form,
    /// When it was kept last
    pub saved_at: Timestamp,
}

/// Whose draft of what.
#[derive(Debug, Clone)]
pub struct Place {
    institution: InstitutionId,
    account: AccountId,
    plan: String,
}

impl Place {
    /// The person's own draft of a plan: "month/4/2026-10".
    pub fn of(on: &Context, plan: String) -> Self {
        Self {
            institution: on.viewer.institution.id,
            account: on.viewer.account,
            plan,
        }
    }
}

/// Keeps the form in place of the draft before.
pub async fn keep(tx: &mut WriteTx, at: &Place, form: &Form, now: Timestamp) -> Result<()> {
    let body = serde_json::to_string(form.pairs()).map_err(|e| Error::Internal(e.to_string()))?;
    if body.chars().count() > MOST {
        return Err(Error::TooLarge);
    }
    tx.run(
        sql!(
            "INSERT INTO plan_draft (institution_id, account_id, place, body, saved_at)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (institution_id, account_id, place) DO UPDATE
                SET body = excluded.body, saved_at = excluded.saved_at"
        ),
        params![at.institution, at.account, at.plan.as_str(), body, now],
    )
    .await?;
    Ok(())
}

/// The draft, if there is one.
pub async fn find(tx: &mut ReadTx, at: &Place) -> Result<Option<Draft>> {
    let row: Option<Row> = tx
        .opt(
            sql!(
                "SELECT body, saved_at FROM plan_draft
                  WHERE institution_id = $1 AND account_id = $2 AND place = $3"
            ),
            params![at.institution, at.account, at.plan.as_str()],
        )
        .await?;
    let draft = |row: Row| {
        let pairs = serde_json::from_str(&row.body).map_err(|e| Error::Internal(e.to_string()))?;
        Ok(Draft {
            form: Form::of(pairs),
            saved_at: row.saved_at,
        })
    };
    row.map(draft).transpose()
}

/// Throws it away: it was saved, or is not wanted.
pub async fn drop(tx: &mut WriteTx, at: &Place) -> Result<()> {
    tx.run(
        sql!("DELETE FROM plan_draft WHERE institution_id = $1 AND account_id = $2 AND place = $3"),
        params![at.institution, at.account, at.plan.as_str()],
    )
    .await?;
    Ok(())
}
