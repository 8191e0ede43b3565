//! The ceiling of W: the same rows in bare transactions, with the database's own client library and nothing else.
//! It writes audit rows without hashing them, so the benchmark's database is for nothing but benchmarks afterwards.

use std::str::FromStr as _;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use store::{Params, params};
use web::Clock;

use super::data::{Group, World};
use super::load::Measured;
use crate::cli::Failure;

/// As many connections as the program's own pool has.
const CONNECTIONS: usize = 8;

const MARK: &str =
    "INSERT INTO attendance_mark (institution_id, group_id, on_date, child_id, mark, note,
        doctor_note, marked_at, marked_by, marked_for)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (institution_id, group_id, on_date, child_id) DO UPDATE SET mark = excluded.mark";
const HEAD: &str =
    "UPDATE audit_head SET entries = entries + $2 WHERE institution_id = $1 RETURNING entries";
const ENTRY: &str =
    "INSERT INTO audit_entry (institution_id, seq, at, account_id, for_account_id, action,
        child_id, group_id, on_date, address, detail, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const HASH: &str = "UPDATE audit_head SET hash = $2 WHERE institution_id = $1";

fn mark(group: &Group, day: Date, child: i64) -> Params {
    let now = Clock::system().now();
    params![
        group.institution,
        group.id,
        day,
        child,
        "excused",
        "",
        false,
        now,
        group.teacher,
        None::<i64>
    ]
}

fn entry(group: &Group, day: Date, child: i64, seq: i64) -> Params {
    let detail = r#"{"new":{"doctor":false,"mark":"excused","note":""},"old":{"doctor":false,"mark":"","note":""}}"#;
    params![
        group.institution,
        seq,
        Clock::system().now(),
        group.teacher,
        None::<i64>,
        "attendance.mark",
        child,
        group.id,
        day,
        "127.0.0.1",
        detail,
        vec![7_u8; 32]
    ]
}

/// Days that the load did not use.
fn fresh_day(world: &World, n: usize) -> Date {
    let last = world.days().last().copied().unwrap_or_default();
    let later = i64::try_from(n / 4000).unwrap_or_default() + 1;
    last.saturating_add(jiff::Span::new().days(later))
}

/// Saves of a whole group, one after another.
pub async fn bare_saves(url: &str, world: &World, seconds: u64) -> Result<Measured, Failure> {
    let span = Duration::from_secs(seconds);
    let start = Instant::now();
    let times = match url.strip_prefix("sqlite:") {
        Some(path) => sqlite(path, world, span).map_err(|e| Failure::said(e.to_string()))?,
        None => postgres(url, world, span).await?,
    };
    Ok(Measured::of(times, start.elapsed()))
}

fn sqlite(path: &str, world: &World, span: Duration) -> rusqlite::Result<Vec<Duration>> {
    let conn = rusqlite::Connection::open(path)?;
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
    )?;
    let (mark_sql, head_sql, entry_sql, hash_sql) = (
        MARK.replace('$', "?"),
        HEAD.replace('$', "?"),
        ENTRY.replace('$', "?"),
        HASH.replace('$', "?"),
    );
    let start = Instant::now();
    let mut times = Vec::new();
    for n in 0.. {
        let began = Instant::now();
        if start.elapsed() >= span {
            break;
        }
        let Some(group) = world.group(n) else { break };
        let day = fresh_day(world, n);
        conn.execute_batch("BEGIN IMMEDIATE")?;
        let count = i64::try_from(group.children.len()).unwrap_or_default();
        let head: i64 = conn.prepare_cached(&head_sql)?.query_row(
            rusqlite::params_from_iter(params![group.institution, count]),
            |row| row.get(0),
        )?;
        for (child, seq) in group.children.iter().zip(head - count + 1..) {
            conn.prepare_cached(&mark_sql)?
                .execute(rusqlite::params_from_iter(mark(group, day, *child)))?;
            conn.prepare_cached(&entry_sql)?
                .execute(rusqlite::params_from_iter(entry(group, day, *child, seq)))?;
        }
        conn.prepare_cached(&hash_sql)?
            .execute(rusqlite::params_from_iter(params![
                group.institution,
                vec![7_u8; 32]
            ]))?;
        conn.execute_batch("COMMIT")?;
        times.push(began.elapsed());
    }
    Ok(times)
}

fn said(error: tokio_postgres::Error) -> Failure {
    Failure::said(format!("{error}"))
}

async fn postgres(url: &str, world: &World, span: Duration) -> Result<Vec<Duration>, Failure> {
    let config = tokio_postgres::Config::from_str(url).map_err(said)?;
    let mut tasks = Vec::new();
    for offset in 0..CONNECTIONS {
        let (config, world) = (config.clone(), world.clone());
        tasks.push(tokio::spawn(async move {
            one_session(config, world, span, offset).await
        }));
    }
    let mut times = Vec::new();
    for task in tasks {
        times.extend(
            task.await
                .map_err(|e| Failure::said(e.to_string()))?
                .map_err(said)?,
        );
    }
    Ok(times)
}

async fn one_session(
    config: tokio_postgres::Config,
    world: World,
    span: Duration,
    offset: usize,
) -> Result<Vec<Duration>, tokio_postgres::Error> {
    use tokio_postgres::types::ToSql;
    let (client, connection) = config.connect(tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    let (mark_sql, head_sql) = (client.prepare(MARK).await?, client.prepare(HEAD).await?);
    let (entry_sql, hash_sql) = (client.prepare(ENTRY).await?, client.prepare(HASH).await?);
    let start = Instant::now();
    let mut times = Vec::new();
    for n in (offset..).step_by(CONNECTIONS) {
        let began = Instant::now();
        if start.elapsed() >= span {
            break;
        }
        let Some(group) = world.group(n) else { break };
        let day = fresh_day(&world, n);
        client.batch_execute("BEGIN").await?;
        let count = i64::try_from(group.children.len()).unwrap_or_default();
        let head: i64 = client
            .query_one(&head_sql, &[&group.institution, &count])
            .await?
            .try_get(0)?;
        let mut sent = Vec::new();
        for (child, seq) in group.children.iter().zip(head - count + 1..) {
            sent.push((mark_sql.clone(), mark(group, day, *child)));
            sent.push((entry_sql.clone(), entry(group, day, *child, seq)));
        }
        // all at once, as the program's own store sends them
        let client = &client;
        let all = sent.iter().map(|(statement, list)| async move {
            let list: Vec<&(dyn ToSql + Sync)> = list.iter().map(|value| value as _).collect();
            client.execute(statement, &list).await
        });
        futures_util::future::try_join_all(all).await?;
        client
            .execute(&hash_sql, &[&group.institution, &vec![7_u8; 32]])
            .await?;
        client.batch_execute("COMMIT").await?;
        times.push(began.elapsed());
    }
    Ok(times)
}
