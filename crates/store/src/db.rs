//! The database of an installation, chosen by its URL.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use deadpool_postgres::Pool;

use crate::sqlite::{Readers, Writer};
use crate::{Error, Migration, ReadTx, Result, TEXTS, WriteTx, migrate, postgres, sqlite};

/// Which of the two it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded default
    Sqlite,
    /// For more than one machine
    Postgres,
}

/// The database: cheap to clone, bounded in connections, every wait with a limit.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

enum Inner {
    Sqlite {
        path: PathBuf,
        readers: Arc<Readers>,
        writer: Writer,
    },
    Postgres {
        pool: Pool,
    },
}

impl Db {
    /// Opens `sqlite:PATH` or `postgres://…`. SQLite's file is made where there is none; PostgreSQL is only
    /// reached by the first statement.
    pub fn open(url: &str) -> Result<Self> {
        let inner = if let Some(path) = url.strip_prefix("sqlite:") {
            let path = PathBuf::from(path);
            // the writer first: it makes the file and its journal
            let writer = Writer::open(&path)?;
            Inner::Sqlite {
                readers: Readers::open(&path)?,
                writer,
                path,
            }
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Inner::Postgres {
                pool: postgres::open(url)?,
            }
        } else {
            return Err(Error::Program(
                "the database URL begins with neither sqlite: nor postgres://".to_owned(),
            ));
        };
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match *self.inner {
            Inner::Sqlite { .. } => Engine::Sqlite,
            Inner::Postgres { .. } => Engine::Postgres,
        }
    }

    /// The file of an embedded database.
    pub fn path(&self) -> Option<&Path> {
        match &*self.inner {
            Inner::Sqlite { path, .. } => Some(path),
            Inner::Postgres { .. } => None,
        }
    }

    /// Begins a read.
    pub async fn read(&self) -> Result<ReadTx> {
        Ok(match &*self.inner {
            Inner::Sqlite { readers, .. } => ReadTx::sqlite(readers.lend().await?),
            Inner::Postgres { pool } => ReadTx::postgres(postgres::Lease::lend(pool, false).await?),
        })
    }

    /// Begins a change.
    pub async fn write(&self) -> Result<WriteTx> {
        Ok(match &*self.inner {
            Inner::Sqlite { writer, .. } => WriteTx::sqlite(writer.lend().await?),
            Inner::Postgres { pool } => WriteTx::postgres(postgres::Lease::lend(pool, true).await?),
        })
    }

    /// Brings the schema to this program's version; forward only. Returns the versions that were applied.
    pub async fn migrate(&self) -> Result<Vec<u32>> {
        self.migrate_to(migrate::latest_version()).await
    }

    /// Brings the schema to an earlier version of the program: for the tests of migrations.
    #[doc(hidden)]
    pub async fn migrate_to(&self, version: u32) -> Result<Vec<u32>> {
        match &*self.inner {
            Inner::Sqlite { path, .. } => migrate::sqlite(&sqlite::open(path, false)?, version),
            Inner::Postgres { pool } => migrate::postgres(pool, version).await,
        }
    }

    /// The version that the schema has; 0 for an empty database.
    pub async fn version(&self) -> Result<u32> {
        match &*self.inner {
            Inner::Sqlite { path, .. } => migrate::sqlite_version(&sqlite::open(path, true)?),
            Inner::Postgres { pool } => migrate::postgres_version(pool).await,
        }
    }

    /// What the engine itself finds wrong with its file; PostgreSQL checks its own pages.
    pub async fn integrity(&self) -> Result<Vec<String>> {
        match &*self.inner {
            Inner::Sqlite { path, .. } => sqlite::integrity(&sqlite::open(path, true)?),
            Inner::Postgres { .. } => Ok(Vec::new()),
        }
    }

    /// Prepares every statement of the program and returns the faults, each with its place.
    pub async fn prepare_all(&self) -> Result<Vec<String>> {
        let mut faults = Vec::new();
        for sql in TEXTS {
            let prepared = match &*self.inner {
                Inner::Sqlite { path, .. } => sqlite::open(path, true)?
                    .prepare(sql.sqlite())
                    .map(drop)
                    .map_err(|e| Error::Program(format!("{}: {e}", sql.place))),
                Inner::Postgres { pool } => postgres::prepare(pool, sql).await,
            };
            if let Err(error) = prepared {
                faults.push(error.to_string());
            }
        }
        Ok(faults)
    }

    /// Every migration of the program, in order.
    pub fn migrations() -> &'static [Migration] {
        migrate::MIGRATIONS
    }
}
