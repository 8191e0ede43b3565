//! The only crate that knows a database driver: rusqlite for the embedded default, tokio-postgres for
//! one machine or many. SQL text is written once with `$n` and prepared on both engines by a test.
//!
//! A [`Db`] lends a [`ReadTx`], which cannot write, or a [`WriteTx`]. SQLite is called in place, on the
//! thread that polls the future: callers run on the request threads that `web::worker` keeps, never on the
//! async threads. Writes to SQLite go through one connection that commits in groups; an acknowledged commit
//! is durable on both engines (WAL with `synchronous = FULL`; `synchronous_commit = on`).

mod db;
mod error;
mod ids;
mod migrate;
mod postgres;
mod row;
mod sql;
mod sqlite;
mod tx;
mod value;

pub use db::{Db, Engine};
pub use error::{Error, Result};
pub use ids::Ids;
pub use migrate::{Migration, fingerprint, latest_version};
pub use row::{FromRow, Row};
pub use sql::{Sql, TEXTS};
pub use tx::{ReadTx, WriteTx, statements};
pub use value::{Column, Params, Value};

#[doc(hidden)]
pub use linkme;
#[doc(hidden)]
pub use rusqlite::types::ValueRef as SqliteValue;
#[doc(hidden)]
pub use tokio_postgres::Row as PostgresRow;
#[doc(hidden)]
pub use value::parse_text;
