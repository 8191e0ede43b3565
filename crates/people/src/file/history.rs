//! What was changed in a child's file, by whom and when: each old value beside the new one, from the audit log.

use askama::Template;
use jiff::Timestamp;
use kernel::{ChildId, InstitutionId};
use serde_json::Value;
use store::{ReadTx, params, rows, sql};
use web::{Answer, Ask, Path, Result, Routes, Say, Section, Shell, page};

use crate::{access, labels};

pub fn routes() -> Routes {
    Routes::new().get("/children/{child}/file/history", show, &access::FILE)
}

rows! {
    struct Entry {
        at: Timestamp,
        who: Option<String>,
        action: String,
        detail: String,
    }
}

/// As many of the newest changes as this are shown.
const SHOWN: i64 = 200;

async fn entries(
    tx: &mut ReadTx,
    institution: InstitutionId,
    child: ChildId,
) -> Result<Vec<Entry>> {
    Ok(tx
        .all(
            sql!(
                "SELECT e.at, a.given_name || ' ' || a.surname AS who, e.action, e.detail
                   FROM audit_entry e
                   LEFT JOIN account a ON a.institution_id = e.institution_id AND a.id = e.account_id
                  WHERE e.institution_id = $1 AND e.child_id = $2
                    AND e.action IN ('people.enter_child', 'people.change_file', 'people.change_health',
                                     'account.connect', 'people.enter_request', 'import.write',
                                     'people.roll_over', 'people.undo_rollover')
                  ORDER BY e.seq DESC
                  LIMIT $3"
            ),
            params![institution, child, SHOWN],
        )
        .await?)
}

/// One field of a change.
struct Change {
    label: String,
    old: String,
    new: String,
}

/// One saving.
struct Step {
    when: String,
    who: String,
    what: &'static str,
    changes: Vec<Change>,
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The fields of `old` and `new`, each with its label where it is a field of a form.
fn changes(detail: &Value, say: &Say) -> Vec<Change> {
    let Some(new) = detail.get("new").and_then(Value::as_object) else {
        return Vec::new();
    };
    let old = detail.get("old").and_then(Value::as_object);
    new.iter()
        .map(|(field, value)| Change {
            label: labels::known(field).map_or_else(|| field.clone(), |key| say.t(key)),
            old: old
                .and_then(|old| old.get(field))
                .map(text)
                .unwrap_or_default(),
            new: text(value),
        })
        .collect()
}

fn what(action: &str) -> &'static str {
    match action {
        "people.enter_child" | "import.write" => "history-entered",
        "people.change_health" => "history-health",
        "account.connect" => "history-connected",
        "people.enter_request" => "history-request",
        "people.roll_over" => "rollover-title",
        "people.undo_rollover" => "rollover-undone",
        _ => "history-changed",
    }
}

#[derive(Template)]
#[template(path = "file/history.html")]
struct HistoryPage {
    shell: Shell,
    child: ChildId,
    name: String,
    steps: Vec<Step>,
}

async fn show(ask: Ask, Path(child): Path<ChildId>) -> Answer {
    let mut ok = ask.read(&access::FILE, child).await?;
    let institution = ok.institution();
    let entries = entries(&mut ok, institution, child).await?;
    let shell = ok.shell(Section::Children, ok.record.group_id).await?;
    let (say, zone) = (&ok.on.say, &ok.on.viewer.institution.zone);
    let steps = entries
        .into_iter()
        .map(|entry| {
            let detail: Value = serde_json::from_str(&entry.detail).unwrap_or_default();
            Step {
                when: format!(
                    "{} {}",
                    say.date(zone.to_datetime(entry.at).date()),
                    say.time(entry.at, zone)
                ),
                who: entry.who.unwrap_or_default(),
                what: what(&entry.action),
                changes: changes(&detail, say),
            }
        })
        .collect();
    page(&HistoryPage {
        name: format!("{} {}", ok.record.surname, ok.record.given_name),
        shell,
        child,
        steps,
    })
}
