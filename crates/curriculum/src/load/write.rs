//! Writes what a plan says.

use kernel::{InstitutionId, OutcomeId};
use serde_json::{Value as Json, json};
use store::WriteTx;
use web::Result;

use super::plan::{Judged, Plan, State};
use crate::outcomes::queries;

/// Ends go first: words that were replaced before they held may come back in the same list.
pub async fn write(
    tx: &mut WriteTx,
    institution: InstitutionId,
    plan: &Plan,
    ids: Vec<OutcomeId>,
) -> Result<()> {
    queries::end(tx, institution, &plan.ends).await?;
    queries::update(tx, institution, &plan.updates).await?;
    let adds: Vec<_> = ids.into_iter().zip(plan.adds.iter().cloned()).collect();
    queries::add(tx, institution, &adds).await
}

fn told(row: &Judged) -> Json {
    let changes = row.changes.iter();
    let changes =
        changes.map(|one| json!({ "field": one.field.as_str(), "old": one.old, "new": one.new }));
    json!({ "row": row.line, "state": row.state.as_str(), "text": row.text, "changes": changes.collect::<Vec<_>>() })
}

/// What the audit log keeps: every row that changes something.
pub fn about(plan: &Plan) -> Json {
    let rows = plan.rows.iter().filter(|row| row.state != State::Same);
    json!({
        "added": plan.count(State::Added), "changed": plan.count(State::Changed),
        "retired": plan.count(State::Retired), "rows": rows.map(told).collect::<Vec<_>>(),
    })
}
