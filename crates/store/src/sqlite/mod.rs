//! SQLite: a few read connections and one writer that commits in groups. Statements run in place.

mod reader;
mod writer;

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{CachedStatement, Connection, OpenFlags};

pub(crate) use reader::{ReadLease, Readers};
pub(crate) use writer::{WriteLease, Writer};

use crate::{Error, FromRow, Params, Result, Row, Sql};

/// How long another process may hold the lock before the answer is "busy".
const BUSY_MS: u32 = 5_000;

/// Opens one connection with the settings that every connection has.
pub(crate) fn open(path: &Path, read_only: bool) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.set_prepared_statement_cache_capacity(512);
    // one plan a statement: with statistics, SQLite otherwise prepares anew for other values
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.busy_timeout(std::time::Duration::from_millis(u64::from(BUSY_MS)))?;
    conn.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -6000;
         PRAGMA journal_size_limit = 67108864;",
    )?;
    if read_only {
        conn.execute_batch("PRAGMA query_only = ON;")?;
    }
    Ok(conn)
}

fn prepare<'c>(conn: &'c Connection, sql: &Sql, params: &Params) -> Result<CachedStatement<'c>> {
    let statement = conn
        .prepare_cached(sql.sqlite())
        .map_err(|e| Error::Program(format!("{}: {e}", sql.place)))?;
    if statement.parameter_count() != params.len() {
        return Err(Error::Program(format!(
            "{}: {} parameters wanted, {} given",
            sql.place,
            statement.parameter_count(),
            params.len()
        )));
    }
    Ok(statement)
}

pub(crate) fn query<R: FromRow>(conn: &Connection, sql: &Sql, params: &Params) -> Result<Vec<R>> {
    let mut statement = prepare(conn, sql, params)?;
    #[cfg(debug_assertions)]
    crate::tx::same_columns::<R>(sql, &statement.column_names().collect::<Vec<_>>())?;
    let mut rows = statement.query(rusqlite::params_from_iter(params))?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(R::from_row(&Row::Sqlite(row))?);
    }
    Ok(out)
}

pub(crate) fn execute(conn: &Connection, sql: &Sql, params: &Params) -> Result<u64> {
    let mut statement = prepare(conn, sql, params)?;
    Ok(statement.execute(rusqlite::params_from_iter(params))? as u64)
}

/// Broken pages and rows whose foreign keys lead nowhere.
pub(crate) fn integrity(conn: &Connection) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut check = conn.prepare("PRAGMA integrity_check(10)")?;
    let mut rows = check.query([])?;
    while let Some(row) = rows.next()? {
        let text: String = row.get(0)?;
        if text != "ok" {
            faults.push(text);
        }
    }
    let mut check = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = check.query([])?;
    while let Some(row) = rows.next()? {
        let table: String = row.get(0)?;
        faults.push(format!("a row of {table} leads nowhere"));
    }
    Ok(faults)
}
