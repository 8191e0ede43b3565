//! Transactions: a [`ReadTx`] cannot write, by its type and in the engine; a [`WriteTx`] can do both.

use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::sqlite::{ReadLease, WriteLease};
use crate::{Error, FromRow, Params, Result, Sql, postgres, sqlite};

/// Sent by this process so far, by whichever transaction.
static STATEMENTS: AtomicU64 = AtomicU64::new(0);

/// How many statements this process has sent to its database: for `/metrics`.
pub fn statements() -> u64 {
    STATEMENTS.load(Ordering::Relaxed)
}

enum Lent {
    SqliteRead(ReadLease),
    SqliteWrite(WriteLease),
    Postgres(postgres::Lease),
}

/// A consistent view of the database.
pub struct ReadTx {
    lent: Lent,
    questions: u32,
}

impl ReadTx {
    pub(crate) const fn sqlite(lease: ReadLease) -> Self {
        Self {
            lent: Lent::SqliteRead(lease),
            questions: 0,
        }
    }

    pub(crate) const fn postgres(lease: postgres::Lease) -> Self {
        Self {
            lent: Lent::Postgres(lease),
            questions: 0,
        }
    }

    /// How many statements this transaction has sent: a page's number is asserted in its test.
    pub const fn questions(&self) -> u32 {
        self.questions
    }

    fn count(&mut self, questions: u32) {
        self.questions += questions;
        STATEMENTS.fetch_add(u64::from(questions), Ordering::Relaxed);
    }

    /// Every row of the answer.
    pub async fn all<R: FromRow>(&mut self, sql: &'static Sql, params: Params) -> Result<Vec<R>> {
        self.count(1);
        match &mut self.lent {
            Lent::SqliteRead(lease) => sqlite::query(lease.conn()?, sql, &params),
            Lent::SqliteWrite(lease) => sqlite::query(lease.conn()?, sql, &params),
            Lent::Postgres(lease) => lease.query(sql, &params).await,
        }
    }

    /// Two questions that do not depend on each other, in one round trip where there are round trips.
    pub async fn both<A: FromRow, B: FromRow>(
        &mut self,
        first: (&'static Sql, Params),
        second: (&'static Sql, Params),
    ) -> Result<(Vec<A>, Vec<B>)> {
        if matches!(self.lent, Lent::Postgres(_)) {
            self.count(2);
        }
        if let Lent::Postgres(lease) = &mut self.lent {
            return lease
                .query_both((first.0, &first.1), (second.0, &second.1))
                .await;
        }
        Ok((
            self.all(first.0, first.1).await?,
            self.all(second.0, second.1).await?,
        ))
    }

    /// The row, if there is one.
    pub async fn opt<R: FromRow>(
        &mut self,
        sql: &'static Sql,
        params: Params,
    ) -> Result<Option<R>> {
        Ok(self.all(sql, params).await?.into_iter().next())
    }

    /// The one row, or [`Error::Missing`].
    pub async fn one<R: FromRow>(&mut self, sql: &'static Sql, params: Params) -> Result<R> {
        self.opt(sql, params).await?.ok_or(Error::Missing)
    }
}

/// A change of the database: nothing of it is seen or kept before [`commit`](Self::commit).
pub struct WriteTx(ReadTx);

impl Deref for WriteTx {
    type Target = ReadTx;
    fn deref(&self) -> &ReadTx {
        &self.0
    }
}

impl DerefMut for WriteTx {
    fn deref_mut(&mut self) -> &mut ReadTx {
        &mut self.0
    }
}

impl WriteTx {
    pub(crate) const fn sqlite(lease: WriteLease) -> Self {
        Self(ReadTx {
            lent: Lent::SqliteWrite(lease),
            questions: 0,
        })
    }

    pub(crate) const fn postgres(lease: postgres::Lease) -> Self {
        Self(ReadTx::postgres(lease))
    }

    /// Runs a statement and says how many rows it touched.
    pub async fn run(&mut self, sql: &'static Sql, params: Params) -> Result<u64> {
        self.0.count(1);
        match &mut self.0.lent {
            Lent::SqliteRead(_) => Err(Error::Program("a read cannot write".to_owned())),
            Lent::SqliteWrite(lease) => sqlite::execute(lease.conn()?, sql, &params),
            Lent::Postgres(lease) => lease.execute(sql, &params).await,
        }
    }

    /// Runs one statement for each of the parameters; counts as one question.
    pub async fn run_many(&mut self, sql: &'static Sql, list: Vec<Params>) -> Result<u64> {
        self.0.count(1);
        match &mut self.0.lent {
            Lent::SqliteRead(_) => Err(Error::Program("a read cannot write".to_owned())),
            Lent::SqliteWrite(lease) => {
                let conn = lease.conn()?;
                list.iter()
                    .map(|params| sqlite::execute(conn, sql, params))
                    .sum()
            }
            Lent::Postgres(lease) => lease.execute_many(sql, &list).await,
        }
    }

    /// Returns when the change is durable.
    pub async fn commit(self) -> Result<()> {
        match self.0.lent {
            Lent::SqliteRead(_) => Err(Error::Program("a read cannot commit".to_owned())),
            Lent::SqliteWrite(lease) => lease.commit().await,
            Lent::Postgres(lease) => lease.commit().await,
        }
    }
}

/// Debug builds check that a statement gives the columns that its row struct names.
#[cfg(debug_assertions)]
pub(crate) fn same_columns<R: FromRow>(sql: &Sql, names: &[&str]) -> Result<()> {
    if R::COLUMNS.is_empty() || R::COLUMNS == names {
        return Ok(());
    }
    Err(Error::Program(format!(
        "{}: columns {names:?}, the row wants {:?}",
        sql.place,
        R::COLUMNS
    )))
}
