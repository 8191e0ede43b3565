//! Migrations: forward only, one file an engine for each version, never edited after landing.

use deadpool_postgres::Pool;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// One step of the schema.
pub struct Migration {
    /// Counts from 1.
    pub version: u32,
    /// What it brings, in a word.
    pub name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! migrations {
    ($($version:literal $name:literal),* $(,)?) => {
        &[$(Migration {
            version: $version,
            name: $name,
            sqlite: include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        }),*]
    };
}

pub(crate) const MIGRATIONS: &[Migration] = migrations![
    1 "0001_institution",
    2 "0002_audit",
    3 "0003_attendance",
    4 "0004_diary",
    5 "0005_families",
    6 "0006_jobs",
    7 "0007_factors",
    8 "0008_external_identity",
    9 "0009_tablet",
    10 "0010_import",
    11 "0011_curriculum",
    12 "0012_year_plan",
    13 "0013_plans",
    14 "0014_lesson_teachers",
    15 "0015_search",
    16 "0016_access_gaps",
    17 "0017_session_end",
    18 "0018_reference_lists",
    19 "0019_notices",
    20 "0020_first_written",
    21 "0021_arrangements",
    22 "0022_devices",
];

/// The version that this program needs.
pub const fn latest_version() -> u32 {
    match MIGRATIONS.last() {
        Some(last) => last.version,
        None => 0,
    }
}

/// Names this schema: changes with every migration, so that a test's template database is made anew.
pub fn fingerprint() -> String {
    let all: String = MIGRATIONS
        .iter()
        .map(|m| format!("{}{}", m.sqlite, m.postgres))
        .collect();
    checksum(&all).chars().take(16).collect()
}

const MADE: &str = "CREATE TABLE IF NOT EXISTS schema_version (
    version BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)";

fn checksum(text: &str) -> String {
    Sha256::digest(text)
        .iter()
        .fold(String::new(), |mut out, byte| {
            out.push_str(&format!("{byte:02x}"));
            out
        })
}

/// What is still to be done, or why the database does not fit this program.
fn pending(
    applied: &[(i64, String)],
    target: u32,
    text: impl Fn(&Migration) -> &'static str,
) -> Result<Vec<&'static Migration>> {
    for (version, sum) in applied {
        let Some(known) = MIGRATIONS.iter().find(|m| i64::from(m.version) == *version) else {
            return Err(Error::Refused(format!(
                "the database has version {version}, newer than this program's {}: use a newer eklase",
                latest_version()
            )));
        };
        if checksum(text(known)) != *sum {
            return Err(Error::Refused(format!(
                "migration {} of the database is not the one of this program",
                known.name
            )));
        }
    }
    let done = |m: &Migration| {
        applied
            .iter()
            .any(|(version, _)| *version == i64::from(m.version))
    };
    Ok(MIGRATIONS
        .iter()
        .filter(|m| m.version <= target && !done(m))
        .collect())
}

fn sqlite_applied(conn: &Connection) -> Result<Vec<(i64, String)>> {
    let there: i64 = conn.query_row(
        "SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'",
        [],
        |row| row.get(0),
    )?;
    if there == 0 {
        return Ok(Vec::new());
    }
    let mut statement =
        conn.prepare("SELECT version, checksum FROM schema_version ORDER BY version")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn sqlite_version(conn: &Connection) -> Result<u32> {
    Ok(highest(&sqlite_applied(conn)?))
}

fn highest(applied: &[(i64, String)]) -> u32 {
    applied
        .iter()
        .filter_map(|(version, _)| u32::try_from(*version).ok())
        .max()
        .unwrap_or(0)
}

pub(crate) fn sqlite(conn: &Connection, target: u32) -> Result<Vec<u32>> {
    conn.execute_batch("BEGIN EXCLUSIVE")?;
    let steps = sqlite_steps(conn, target);
    conn.execute_batch(if steps.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
    steps
}

fn sqlite_steps(conn: &Connection, target: u32) -> Result<Vec<u32>> {
    conn.execute_batch(MADE)?;
    let mut versions = Vec::new();
    for step in pending(&sqlite_applied(conn)?, target, |m| m.sqlite)? {
        conn.execute_batch(step.sqlite)
            .map_err(|e| Error::Program(format!("migration {}: {e}", step.name)))?;
        conn.execute(
            "INSERT INTO schema_version (version, name, checksum) VALUES (?1, ?2, ?3)",
            (step.version, step.name, checksum(step.sqlite)),
        )?;
        versions.push(step.version);
    }
    Ok(versions)
}

/// Two servers that start at once do not migrate at once.
const LOCK: i64 = 7_265_001;

async fn postgres_applied(client: &deadpool_postgres::Object) -> Result<Vec<(i64, String)>> {
    let there = client
        .query_one("SELECT to_regclass('schema_version') IS NOT NULL", &[])
        .await?;
    if !there.try_get::<_, bool>(0)? {
        return Ok(Vec::new());
    }
    let rows = client
        .query(
            "SELECT version, checksum FROM schema_version ORDER BY version",
            &[],
        )
        .await?;
    rows.iter()
        .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
        .collect()
}

pub(crate) async fn postgres_version(pool: &Pool) -> Result<u32> {
    Ok(highest(&postgres_applied(&pool.get().await?).await?))
}

pub(crate) async fn postgres(pool: &Pool, target: u32) -> Result<Vec<u32>> {
    let client = pool.get().await?;
    client.batch_execute("BEGIN").await?;
    let steps = postgres_steps(&client, target).await;
    client
        .batch_execute(if steps.is_ok() { "COMMIT" } else { "ROLLBACK" })
        .await?;
    steps
}

async fn postgres_steps(client: &deadpool_postgres::Object, target: u32) -> Result<Vec<u32>> {
    client
        .execute("SELECT pg_advisory_xact_lock($1)", &[&LOCK])
        .await?;
    client.batch_execute(MADE).await?;
    let mut versions = Vec::new();
    for step in pending(&postgres_applied(client).await?, target, |m| m.postgres)? {
        client.batch_execute(step.postgres).await.map_err(|e| {
            let text = e
                .as_db_error()
                .map_or_else(|| e.to_string(), |db| db.message().to_owned());
            Error::Program(format!("migration {}: {text}", step.name))
        })?;
        client
            .execute(
                "INSERT INTO schema_version (version, name, checksum) VALUES ($1, $2, $3)",
                &[
                    &i64::from(step.version),
                    &step.name,
                    &checksum(step.postgres),
                ],
            )
            .await?;
        versions.push(step.version);
    }
    Ok(versions)
}
