//! The benchmark's data: many preschools, with a session for one teacher and one parent of every group.

use std::sync::Arc;

use calendar::Calendar;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};
use store::{Db, Params, params, rows, sql};
use web::Clock;

use super::Args;
use super::load::Asked;
use crate::cli::{Failure, out};
use crate::demo::{Passwords, Scale, scaled};

/// Groups of one institution.
const PER_INSTITUTION: u32 = 8;

rows! {
    struct GroupRow {
        institution_id: i64,
        group_id: i64,
        teacher: i64,
    }

    struct ChildRow {
        institution_id: i64,
        group_id: i64,
        child_id: i64,
        parent: Option<i64>,
    }
}

/// A group with whom to be for its requests.
#[derive(Debug, Clone)]
pub struct Group {
    /// Where
    pub institution: i64,
    /// Which
    pub id: i64,
    /// Its children
    pub children: Vec<i64>,
    /// Its teacher's account
    pub teacher: i64,
    /// A child with a parent's account
    pub family: Option<(i64, i64)>,
}

/// All groups, and the days that saves are spread over.
#[derive(Clone)]
pub struct World {
    groups: Arc<Vec<Group>>,
    days: Arc<Vec<Date>>,
    count: usize,
}

fn secret(institution: i64, account: i64) -> String {
    format!("bench-session-of-{institution:-<12}-{account:-<22}")
}

/// The cookie of the session that was opened for an account.
pub fn cookie(institution: i64, account: i64) -> String {
    format!("eklase={institution}.{}", secret(institution, account))
}

/// A number that looks like chance, the same in every run.
fn mixed(n: u64) -> u64 {
    let mut z = n.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl World {
    /// The same with only the first groups.
    pub fn first(&self, count: usize) -> Self {
        Self {
            count: count.min(self.groups.len()),
            ..self.clone()
        }
    }

    /// A group by number, or the first.
    pub fn group(&self, at: usize) -> Option<&Group> {
        self.groups.get(at % self.count.max(1))
    }

    /// All of them, by institution.
    pub fn all(&self) -> &[Group] {
        &self.groups
    }

    /// The days of saves.
    pub fn days(&self) -> &[Date] {
        &self.days
    }

    fn chance(&self, n: u64) -> Option<&Group> {
        self.group(usize::try_from(mixed(n) % (1 << 30)).unwrap_or_default())
    }

    fn page(group: Option<&Group>, path: impl FnOnce(&Group) -> String) -> Asked {
        group.map_or_else(
            || Asked {
                path: "/".to_owned(),
                ..Asked::default()
            },
            |group| Asked {
                path: path(group),
                cookie: cookie(group.institution, group.teacher),
                ..Asked::default()
            },
        )
    }

    /// R
    pub fn month(&self, n: u64) -> Asked {
        Self::page(self.chance(n), |group| {
            format!("/groups/{}/attendance", group.id)
        })
    }

    /// R from memory
    pub fn rendered(&self, path: &str) -> Asked {
        Self::page(self.group(0), |group| format!("{path}/{}", group.id))
    }

    fn family(group: Option<&Group>, prefix: &str) -> Asked {
        let found = group.and_then(|group| group.family.map(|family| (group, family)));
        found.map_or_else(
            || Asked {
                path: "/".to_owned(),
                ..Asked::default()
            },
            |(group, (child, parent))| Asked {
                path: format!("{prefix}/{child}"),
                cookie: cookie(group.institution, parent),
                ..Asked::default()
            },
        )
    }

    /// P
    pub fn parent_day(&self, n: u64) -> Asked {
        Self::family(self.chance(n), "/family")
    }

    /// P from memory
    pub fn rendered_day(&self) -> Asked {
        Self::family(self.group(0), "/bench/day")
    }

    /// W: every child of a group on a day that nobody has marked yet.
    pub fn save(&self, n: u64) -> Asked {
        let n = usize::try_from(n).unwrap_or_default();
        let day = self
            .days
            .get((n / self.count.max(1)) % self.days.len().max(1));
        let Some((group, day)) = self.group(n).zip(day) else {
            return self.month(0);
        };
        let fields = group
            .children
            .iter()
            .map(|child| format!("mark-{child}=excused&was-{child}="));
        Asked {
            path: format!("/groups/{}/attendance/{day}", group.id),
            cookie: cookie(group.institution, group.teacher),
            form: Some(fields.collect::<Vec<_>>().join("&")),
            ..Asked::default()
        }
    }
}

/// Fills the database where it is empty, opens the sessions, and reads whom there is.
pub async fn prepare(url: &str, args: &Args) -> Result<World, Failure> {
    let db = Db::open(url)?;
    db.migrate().await?;
    let now = Clock::system().now();
    let there: (i64,) = db
        .read()
        .await?
        .one(sql!("SELECT count(*) FROM child_group"), params![])
        .await?;
    if there.0 == 0 {
        let scale = Scale {
            institutions: args.groups.div_ceil(PER_INSTITUTION),
            groups: PER_INSTITUTION.min(args.groups),
            children: args.children,
            days: args.days,
            diary: true,
        };
        let passwords = Passwords {
            first: "!".to_owned(),
            second: "!".to_owned(),
        };
        let mut done = |count: u32| {
            if count.is_multiple_of(100) {
                out::error(&format!(
                    "{count} of {} institutions filled",
                    scale.institutions
                ));
            }
        };
        scaled(&db, now, &passwords, scale, &mut done).await?;
        let mut tx = db.write().await?;
        tx.run(sql!("ANALYZE"), params![]).await?;
        tx.commit().await?;
    }
    let zone = jiff::tz::TimeZone::get("Europe/Riga").map_err(|e| Failure::said(e.to_string()))?;
    let today = zone.to_datetime(now).date();
    let groups = groups(&db).await?;
    open_sessions(&db, &groups, now, today).await?;
    let calendar = Calendar::new([]);
    let mut days = Vec::new();
    let mut day = today;
    while days.len() < 200 {
        day = calendar.next_working_day(day);
        days.push(day);
    }
    Ok(World {
        count: groups.len(),
        groups: Arc::new(groups),
        days: Arc::new(days),
    })
}

async fn groups(db: &Db) -> Result<Vec<Group>, Failure> {
    let mut tx = db.read().await?;
    let rows: Vec<GroupRow> = tx
        .all(
            sql!(
                "SELECT institution_id, group_id, min(account_id) AS teacher
                   FROM staff_role
                  WHERE role = 'group_teacher'
                  GROUP BY institution_id, group_id
                  ORDER BY institution_id, group_id"
            ),
            params![],
        )
        .await?;
    let children: Vec<ChildRow> = tx
        .all(
            sql!(
                "SELECT m.institution_id, m.group_id, m.child_id, min(c.account_id) AS parent
                   FROM membership m
                   LEFT JOIN contact c ON c.institution_id = m.institution_id AND c.child_id = m.child_id
                  GROUP BY m.institution_id, m.group_id, m.child_id
                  ORDER BY m.institution_id, m.group_id, m.child_id"
            ),
            params![],
        )
        .await?;
    let mut children = children.into_iter().peekable();
    let mut groups = Vec::with_capacity(rows.len());
    for row in rows {
        let mut group = Group {
            institution: row.institution_id,
            id: row.group_id,
            children: Vec::new(),
            teacher: row.teacher,
            family: None,
        };
        let of_group = |child: &ChildRow| {
            (child.institution_id, child.group_id) == (group.institution, group.id)
        };
        let earlier = |child: &ChildRow| {
            (child.institution_id, child.group_id) < (group.institution, group.id)
        };
        while children.next_if(earlier).is_some() {}
        let mut found = Vec::new();
        while let Some(child) = children.next_if(of_group) {
            found.push(child);
        }
        group.family = found
            .iter()
            .find_map(|child| child.parent.map(|parent| (child.child_id, parent)));
        group.children = found.into_iter().map(|child| child.child_id).collect();
        groups.push(group);
    }
    Ok(groups)
}

/// Opens the session of one account of each institution.
pub async fn open_session(url: &str, institutions: &[i64], account: i64) -> Result<(), Failure> {
    let db = Db::open(url)?;
    let all = institutions
        .iter()
        .map(|institution| (*institution, account));
    open(&db, all.collect(), Clock::system().now()).await
}

async fn open(db: &Db, whose: Vec<(i64, i64)>, now: Timestamp) -> Result<(), Failure> {
    let expires = now + SignedDuration::from_hours(24 * 7);
    let session = |(institution, account): (i64, i64)| -> Params {
        let hash = Sha256::digest(secret(institution, account)).to_vec();
        params![institution, hash, account, now, expires]
    };
    let mut tx = db.write().await?;
    tx.run_many(
        sql!(
            "INSERT INTO session (institution_id, token_hash, account_id, created_at, expires_at, address)
             VALUES ($1, $2, $3, $4, $5, 'bench')
             ON CONFLICT (institution_id, token_hash) DO UPDATE SET expires_at = excluded.expires_at"
        ),
        whose.into_iter().map(session).collect(),
    )
    .await?;
    Ok(tx.commit().await?)
}

async fn open_sessions(
    db: &Db,
    groups: &[Group],
    now: Timestamp,
    today: Date,
) -> Result<(), Failure> {
    let mut whose = Vec::new();
    for group in groups {
        whose.push((group.institution, group.teacher));
        whose.extend(group.family.map(|(_, parent)| (group.institution, parent)));
    }
    open(db, whose, now).await?;
    let mut tx = db.write().await?;
    // what an earlier run saved ahead
    tx.run(
        sql!("DELETE FROM attendance_mark WHERE on_date > $1"),
        params![today],
    )
    .await?;
    tx.commit().await?;
    Ok(())
}
