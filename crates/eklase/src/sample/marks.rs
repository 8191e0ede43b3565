//! "Grupas žurnāls" of the demo: illnesses come in runs, some days are late, one is missing, today is half done.

use jiff::Timestamp;
use jiff::civil::Date;
use store::{Params, Result, WriteTx, params, sql};

use super::When;
use super::chance::Chance;
use super::people::Child;

/// Who marks in which group.
const TEACHERS: [(i64, i64); 5] = [(1, 10), (2, 12), (3, 8), (4, 6), (5, 14)];

fn teacher(group: i64) -> i64 {
    TEACHERS
        .iter()
        .find(|(of, _)| *of == group)
        .map_or(6, |(_, teacher)| *teacher)
}

/// A child's absences: how long the present one still lasts, and what it is.
struct Health {
    left: u64,
    mark: &'static str,
    note: &'static str,
}

impl Health {
    fn next(&mut self, chance: &mut Chance) -> (&'static str, &'static str) {
        if self.left == 0 {
            let roll = chance.below(1_000);
            let (mark, note, left) = match roll {
                0..=14 => ("sick", "", 2 + chance.below(4)),
                15..=24 => ("excused", "ģimenes apstākļi", 1 + chance.below(2)),
                25..=32 => ("excused", "slikta pašsajūta", 1),
                33..=36 => ("unexcused", "", 1),
                _ => return ("present", ""),
            };
            *self = Self { left, mark, note };
        }
        self.left -= 1;
        (self.mark, self.note)
    }
}

fn mark(child: &Child, day: Date, (mark, note): (&str, &str), at: Timestamp) -> Params {
    let by = teacher(child.group);
    params![
        1_i64,
        child.group,
        day,
        child.id,
        mark,
        note,
        mark == "sick",
        at,
        by,
        None::<i64>
    ]
}

/// Children of the group who are marked on that day.
fn here(children: &[Child], group: i64, day: Date) -> Vec<&Child> {
    children
        .iter()
        .filter(|child| child.group == group && child.from <= day)
        .filter(|child| child.home_from.is_none_or(|home| day < home))
        .collect()
}

/// The minute at which a group's day was finished.
fn minute(chance: &mut Chance) -> (i8, i8) {
    if chance.percent(6) {
        return (9, i8::try_from(2 + chance.below(18)).unwrap_or(4));
    }
    (8, i8::try_from(35 + chance.below(24)).unwrap_or(40))
}

/// Every past day, and today as far as the clock has come.
pub(super) async fn fill(tx: &mut WriteTx, when: &When, children: &[Child]) -> Result<()> {
    let (mut marks, mut days) = (Vec::new(), Vec::new());
    let past = when.past();
    for (group, by) in TEACHERS {
        let mut chance = Chance::new(group.unsigned_abs() * 104_729);
        let mut health: Vec<Health> = (0..100)
            .map(|_| Health {
                left: 0,
                mark: "present",
                note: "",
            })
            .collect();
        for (at, day) in past.iter().enumerate() {
            let (hour, min) = minute(&mut chance);
            let done = when.at(*day, hour, min);
            // nobody looked on one day in the second group
            let missing = group == 2 && past.len().checked_sub(6) == Some(at);
            for (child, health) in here(children, group, *day).into_iter().zip(&mut health) {
                let state = health.next(&mut chance);
                if !missing {
                    marks.push(mark(child, *day, state, done));
                }
            }
            if !missing {
                days.push(params![1_i64, group, *day, done, by, None::<i64>]);
            }
        }
    }
    if when.calendar.is_working(when.today) {
        today(when, children, &mut marks, &mut days);
    }
    write(tx, marks, days).await?;
    topics(tx, when, &past).await
}

/// Before 08:30 nothing; then two groups are done and two have begun.
fn today(when: &When, children: &[Child], marks: &mut Vec<Params>, days: &mut Vec<Params>) {
    if !when.has_come(8, 30) {
        return;
    }
    for (group, left, done) in [
        (1, 0, Some((8, 31))),
        (5, 0, Some((8, 34))),
        (2, 9, None),
        (4, 4, None),
    ] {
        let all = here(children, group, when.today);
        let late = group == 2 && when.has_come(9, 12);
        let done = if late {
            Some((9, 12))
        } else {
            done.filter(|(hour, min)| when.has_come(*hour, *min))
        };
        if done.is_none() && matches!(group, 1 | 5) {
            continue;
        }
        let left = if late { 0 } else { left };
        let at = done.map_or(when.now, |(hour, min)| when.at(when.today, hour, min));
        for (n, child) in all.iter().enumerate().take(all.len().saturating_sub(left)) {
            let state = match (group, n) {
                (1, 3) | (4, 6) => ("sick", ""),
                (5, 8) | (4, 4) => ("excused", "slikta pašsajūta – temperatūra"),
                (4, 9) => ("unexcused", ""),
                _ => ("present", ""),
            };
            marks.push(mark(child, when.today, state, at));
        }
        if done.is_some() {
            days.push(params![
                1_i64,
                group,
                when.today,
                at,
                teacher(group),
                None::<i64>
            ]);
        }
    }
}

/// Writes marks and confirmations.
pub(super) async fn write(tx: &mut WriteTx, marks: Vec<Params>, days: Vec<Params>) -> Result<()> {
    tx.run_many(
        sql!(
            "INSERT INTO attendance_mark (institution_id, group_id, on_date, child_id, mark, note,
                                          doctor_note, marked_at, marked_by, marked_for)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ),
        marks,
    )
    .await?;
    tx.run_many(
        sql!(
            "INSERT INTO attendance_day (institution_id, group_id, on_date, confirmed_at, confirmed_by,
                                         confirmed_for)
             VALUES ($1, $2, $3, $4, $5, $6)"
        ),
        days,
    )
    .await?;
    Ok(())
}

/// Safety and upbringing topics about twice a week; the youngest group's of today is there after 08:45.
async fn topics(tx: &mut WriteTx, when: &When, past: &[Date]) -> Result<()> {
    let moments = ["morning_circle", "morning_circle", "walk", "activity"];
    let mut rows = Vec::new();
    let mut id = 0_i64;
    for (group, by) in TEACHERS {
        let mut chance = Chance::new(group.unsigned_abs() * 1_299_709);
        for day in past {
            if chance.percent(40) {
                id += 1;
                let topic = i64::try_from(1 + chance.below(35)).unwrap_or(1);
                let moment = *chance.pick(&moments).unwrap_or(&"other");
                let at = when.at(*day, 9, 20);
                rows.push(params![
                    1_i64,
                    id,
                    group,
                    *day,
                    topic,
                    moment,
                    "",
                    at,
                    by,
                    None::<i64>
                ]);
            }
        }
        if group != 4 && when.calendar.is_working(when.today) && when.has_come(8, 50) {
            id += 1;
            let at = when.at(when.today, 8, 50);
            rows.push(params![
                1_i64,
                id,
                group,
                when.today,
                7_i64,
                "morning_circle",
                "",
                at,
                by,
                None::<i64>
            ]);
        }
    }
    tx.run_many(
        sql!(
            "INSERT INTO topic_entry (institution_id, id, group_id, on_date, topic_id, moment, note,
                                      told_at, told_by, told_for)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ),
        rows,
    )
    .await?;
    Ok(())
}
