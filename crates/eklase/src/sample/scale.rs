//! As many preschools as a city or the country has: for looking at speed, and for the benchmark.

use jiff::civil::Date;
use kernel::sorting::sort_key;
use store::{Db, Params, Result, params};

use super::chance::Chance;
use super::journals::{Entries, Place, any_rows};
use super::names::{BOYS, FATHERS, GIRLS, MOTHERS, SURNAMES};
use super::people::{Rows, institution};
use super::{Passwords, When, marks};

/// How much.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// Institutions, with ids from 1001
    pub institutions: u32,
    /// Groups of each
    pub groups: u32,
    /// Children of each group
    pub children: u32,
    /// Last working days with marks
    pub days: u32,
    /// Whether the days have entries too
    pub diary: bool,
}

/// The last working days before today.
fn last_days(when: &When, count: u32) -> Vec<Date> {
    let mut days = Vec::new();
    let mut day = when.today;
    for _ in 0..count {
        day = when.calendar.previous_working_day(day);
        days.push(day);
    }
    days.reverse();
    days
}

/// One institution's people; its groups with their children.
fn people(
    id: i64,
    scale: Scale,
    when: &When,
    start: Date,
    passwords: &Passwords,
) -> (Rows, Vec<(i64, Vec<i64>)>) {
    let mut rows = Rows::default();
    let mut chance = Chance::new(id.unsigned_abs());
    let account = |rows: &mut Rows, account: i64, given: &str, surname: &str, hash: &str| {
        let key = sort_key(surname, given);
        rows.accounts.push(params![
            id, account, given, surname, key, hash, false, when.now
        ]);
    };
    account(&mut rows, 1, "Vija", "Vadītāja", &passwords.first);
    rows.names
        .push(params![format!("vaditaja-{id}"), id, 1_i64]);
    rows.roles.push(params![
        id,
        1_i64,
        1_i64,
        "head",
        None::<i64>,
        None::<&str>,
        "",
        start
    ]);
    let mut groups = Vec::new();
    for number in 1..=i64::from(scale.groups) {
        let group = id * 100 + number;
        let name = format!("Grupa {number}");
        rows.groups.push(params![
            id,
            group,
            name,
            sort_key(&name, ""),
            number,
            "4–5",
            1 + number % 8,
            false
        ]);
        for teacher in 0..2_i64 {
            let who = 10 + number * 2 + teacher;
            let given = *chance.pick(&MOTHERS).unwrap_or(&"Anna");
            let surname = chance.pick(&SURNAMES).map_or("Ozola", |pair| pair.0);
            account(&mut rows, who, given, surname, &passwords.first);
            if teacher == 0 {
                rows.names
                    .push(params![format!("skolotaja-{id}-{number}"), id, who]);
            }
            rows.roles.push(params![
                id,
                who,
                who,
                "group_teacher",
                Some(group),
                None::<&str>,
                "",
                start
            ]);
        }
        let mut children = Vec::new();
        for at in 0..i64::from(scale.children) {
            let child = group * 100 + at;
            let girl = chance.percent(50);
            let given = *chance
                .pick(if girl { &GIRLS } else { &BOYS })
                .unwrap_or(&"Bērns");
            let (woman, man) = *chance.pick(&SURNAMES).unwrap_or(&("Ozola", "Ozols"));
            let surname = if girl { woman } else { man };
            let code = format!("33{:09}", child % 1_000_000_000);
            let birth = when
                .start
                .saturating_sub(jiff::Span::new().days(1_500 + at * 7));
            rows.children.push(params![
                id,
                child,
                given,
                surname,
                sort_key(surname, given),
                code,
                birth,
                when.now
            ]);
            rows.memberships
                .push(params![id, child, start, None::<Date>, group]);
            let parent = child + 1_000_000_000_000;
            let father = *chance.pick(&FATHERS).unwrap_or(&"Jānis");
            account(&mut rows, parent, father, man, &passwords.first);
            rows.guardians
                .push(params![id, child, parent, "father", true]);
            children.push(child);
        }
        groups.push((group, children));
    }
    (rows, groups)
}

fn mark(chance: &mut Chance) -> &'static str {
    match chance.below(100) {
        0..=4 => "sick",
        5..=7 => "excused",
        8 => "unexcused",
        _ => "present",
    }
}

/// Fills a migrated database with that many institutions; `done` hears after each.
pub async fn scaled(
    db: &Db,
    now: jiff::Timestamp,
    passwords: &Passwords,
    scale: Scale,
    done: &mut (dyn FnMut(u32) + Send),
) -> Result<()> {
    let when = When::of(now)?;
    let days = last_days(&when, scale.days);
    let start = days.first().copied().unwrap_or(when.start).min(when.start);
    for n in 0..scale.institutions {
        let id = 1_001 + i64::from(n);
        let mut tx = db.write().await?;
        let (name, slug) = (format!("PII Nr. {}", n + 1), format!("pii-{id}"));
        institution(&mut tx, id, (&name, &name, &slug), &when).await?;
        let (rows, groups) = people(id, scale, &when, start, passwords);
        rows.write(&mut tx).await?;
        let mut chance = Chance::new(id.unsigned_abs() * 31);
        let mut entries = Entries::default();
        for (number, (group, children)) in (1_i64..).zip(&groups) {
            let by = 10 + number * 2;
            let mut list: Vec<Params> = Vec::with_capacity(children.len() * days.len());
            let mut confirmed = Vec::with_capacity(days.len());
            for (at, day) in days.iter().enumerate() {
                let moment = when.at(*day, 8, 45);
                for child in children {
                    let mark = mark(&mut chance);
                    list.push(params![
                        id,
                        *group,
                        *day,
                        *child,
                        mark,
                        "",
                        mark == "sick",
                        moment,
                        by,
                        None::<i64>
                    ]);
                }
                confirmed.push(params![id, *group, *day, moment, by, None::<i64>]);
                if scale.diary {
                    let place = Place {
                        institution: id,
                        group: *group,
                        day: *day,
                        by,
                    };
                    entries.push(place, any_rows(at), when.at(*day, 7, 10));
                }
            }
            marks::write(&mut tx, list, confirmed).await?;
        }
        entries.write(&mut tx).await?;
        tx.commit().await?;
        done(n + 1);
    }
    Ok(())
}
