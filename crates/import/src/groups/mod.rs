//! Groups, found by their number.

use kernel::{GroupId, sorting};
use serde_json::json;
use store::{WriteTx, params, sql};
use web::{About, Result};

use crate::field::Field;
use crate::known_groups::KnownGroup;
use crate::plan::{Change, Judged, Plan, State, Writes};
use crate::reading::Reading;
use crate::sheet::Sheet;
use crate::write::{Doing, audited};

/// A group to be written.
#[derive(Debug)]
pub struct Write {
    line: usize,
    /// None for a new one
    id: Option<GroupId>,
    group: Values,
    changes: Vec<Change>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Values {
    name: String,
    number: i64,
    age: String,
    room: String,
    compulsory: bool,
}

/// Judges every row beside the groups that are kept.
pub fn plan(sheet: &Sheet, groups: &[KnownGroup]) -> Plan {
    let mut rows: Vec<Judged> = Vec::new();
    let mut writes = Vec::new();
    let mut seen: Vec<(i64, usize)> = Vec::new();
    for row in sheet.data() {
        let mut reading = Reading::new(row, sheet.columns());
        let number = number(&mut reading, &mut seen);
        let kept = groups.iter().find(|group| Some(group.number) == number);
        let values = number.map(|number| values(&mut reading, number, kept));
        let mut changes = Vec::new();
        if let Some(values) = &values {
            compare(kept, values, &mut changes);
        }
        let state = match kept {
            _ if !reading.faults.is_empty() => State::Wrong,
            None => State::Added,
            Some(_) if changes.is_empty() => State::Same,
            Some(_) => State::Changed,
        };
        let shown = reading.text(Field::Title).to_owned();
        if let (Some(values), State::Added | State::Changed) = (values, state) {
            writes.push(Write {
                line: row.line,
                id: kept.map(|kept| kept.id),
                group: values,
                changes: changes.clone(),
            });
        }
        rows.push(Judged {
            line: row.line,
            name: shown,
            state,
            changes,
            faults: reading.faults,
            notes: reading.notes,
        });
    }
    Plan {
        rows,
        writes: Writes::Groups(writes),
    }
}

fn number(reading: &mut Reading<'_>, seen: &mut Vec<(i64, usize)>) -> Option<i64> {
    let line = reading.row.line;
    let text = reading.text(Field::Number).trim().trim_end_matches('.');
    let number = text.parse().ok().filter(|number| (1..=99).contains(number));
    let Some(number) = number else {
        reading.wrong(Field::Number, "import-fault-number", text);
        return None;
    };
    if let Some((_, earlier)) = seen.iter().find(|(other, _)| *other == number) {
        reading.wrong(Field::Number, "import-fault-twice", earlier);
    }
    seen.push((number, line));
    Some(number)
}

fn values(reading: &mut Reading<'_>, number: i64, kept: Option<&KnownGroup>) -> Values {
    let name = reading.short(Field::Title, 60);
    if name.is_none() && kept.is_none() && reading.faults.is_empty() {
        reading.wrong(Field::Title, "import-fault-empty", "");
    }
    if kept.is_some_and(|kept| !kept.is_open) {
        reading.wrong(Field::Number, "import-fault-group-closed", number);
    }
    let or = |new: Option<String>, old: Option<&String>| {
        new.or_else(|| old.cloned()).unwrap_or_default()
    };
    Values {
        name: or(name, kept.map(|kept| &kept.name)),
        number,
        age: or(reading.short(Field::Age, 20), kept.map(|kept| &kept.age)),
        room: or(reading.short(Field::Room, 60), kept.map(|kept| &kept.room)),
        compulsory: reading
            .truth(Field::Compulsory)
            .or(kept.map(|kept| kept.compulsory))
            .unwrap_or(false),
    }
}

fn compare(kept: Option<&KnownGroup>, new: &Values, changes: &mut Vec<Change>) {
    let tick = |yes: bool| if yes { "✓" } else { "" }.to_owned();
    let of = |kept: &KnownGroup| {
        [
            kept.name.clone(),
            kept.number.to_string(),
            kept.age.clone(),
            kept.room.clone(),
            tick(kept.compulsory),
        ]
    };
    let old = kept.map(of).unwrap_or_default();
    let new = [
        (Field::Title, new.name.clone()),
        (Field::Number, new.number.to_string()),
        (Field::Age, new.age.clone()),
        (Field::Room, new.room.clone()),
        (Field::Compulsory, tick(new.compulsory)),
    ];
    let different = old
        .into_iter()
        .zip(new)
        .filter(|(old, (_, new))| old != new);
    changes.extend(different.map(|(old, (field, new))| Change { field, old, new }));
}

/// Writes them; an audit entry for each.
pub(crate) async fn write(
    tx: &mut WriteTx,
    doing: &mut Doing<'_>,
    writes: &[Write],
) -> Result<Vec<About>> {
    let (mut made, mut kept, mut about) = (Vec::new(), Vec::new(), Vec::new());
    for one in writes {
        let group = &one.group;
        let id = one.id.map_or_else(|| doing.next_id().map(GroupId), Ok)?;
        let values = params![
            doing.institution,
            id,
            group.name,
            sorting::text_key(&group.name),
            group.number,
            group.age,
            group.room,
            group.compulsory
        ];
        if one.id.is_some() {
            kept.push(values);
        } else {
            // one of the eight emblems, each in its turn
            let emblem = params![(group.number - 1).rem_euclid(8) + 1];
            made.push([values, emblem].concat());
        }
        let added = one.id.is_none();
        about.push(About::change(json!({
            "group": id, "line": one.line, "added": added, "changes": audited(&one.changes),
        })));
    }
    tx.run_many(
        sql!(
            "INSERT INTO child_group (institution_id, id, name, sort_key, number, age, room, compulsory, emblem)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        made,
    )
    .await?;
    tx.run_many(
        sql!(
            "UPDATE child_group
                SET name = $3, sort_key = $4, number = $5, age = $6, room = $7, compulsory = $8
              WHERE institution_id = $1 AND id = $2"
        ),
        kept,
    )
    .await?;
    Ok(about)
}
