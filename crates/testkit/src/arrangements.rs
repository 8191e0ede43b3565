//! Watches what servers remember (`web::memory`): whatever touches it has to count the institution's arrangements up. An
//! action that calls itself the day's own work and touches them all the same is found by the first test that does it.

use std::path::Path;

use rusqlite::Connection;

/// What is remembered is read from these, and from no other column of them.
const READ: [(&str, &str); 12] = [
    (
        "child_group",
        "id, name, number, age, emblem, compulsory, closed_on",
    ),
    ("calendar_day", "on_date, kind, reason"),
    (
        "staff_role",
        "account_id, role, group_id, area, from_on, to_on",
    ),
    (
        "substitution",
        "substitute_id, absent_id, group_id, from_on, to_on",
    ),
    (
        "contact",
        "account_id, child_id, may_see, may_act, ended_at, until_on",
    ),
    ("child", "given_name, sort_key"),
    ("timetable", "state, from_on, version"),
    (
        "timetable_slot",
        "weekday, starts, ends, area, subject, title, teacher_id",
    ),
    ("account", "given_name, surname"),
    (
        "year_item",
        "kind, title, description, place, from_on, to_on, starts, families, done_at, removed_at",
    ),
    ("year_item_group", "item_id, group_id"),
    ("institution", "id"),
];

/// Counts from now on, in a new database.
pub fn watch(file: &Path) {
    let database = Connection::open(file).expect("the template");
    let mut script = String::from(
        "CREATE TABLE watched (touched INTEGER NOT NULL); INSERT INTO watched VALUES (0);",
    );
    for (table, columns) in READ {
        for event in ["INSERT", "DELETE", &format!("UPDATE OF {columns}")] {
            let (name, _) = event.split_once(' ').unwrap_or((event, ""));
            script.push_str(&format!(
                "CREATE TRIGGER watched_{table}_{name} AFTER {event} ON {table}
                 BEGIN UPDATE watched SET touched = touched + 1; END;"
            ));
        }
    }
    database.execute_batch(&script).expect("triggers");
}

/// How often it was touched, and how often that was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    touched: i64,
    counted: i64,
}

impl Count {
    /// As it stands.
    pub fn of(file: &Path) -> Self {
        let database = Connection::open(file).expect("the database");
        database
            .query_row(
                "SELECT touched, (SELECT sum(arrangements) FROM audit_head) FROM watched",
                [],
                |row| {
                    Ok(Self {
                        touched: row.get(0)?,
                        counted: row.get(1)?,
                    })
                },
            )
            .expect("a count")
    }

    /// Fails where a request touched it and did not say so.
    pub fn holds_after(self, before: Self, what: &str) {
        let silent = self.touched != before.touched && self.counted == before.counted;
        assert!(
            !silent,
            "{what} changed what pages remember, and is called the day's own work"
        );
    }
}
