//! PostgreSQL through a bounded pool. BEGIN travels with the first statement, and a transaction that is
//! only dropped is ended by a task of its own, so that the pool never hands out a session inside one.

use std::str::FromStr;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime, Timeouts};
use futures_util::future::{try_join, try_join_all, try_join3};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Config, NoTls, Row as PgRow};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::{Error, FromRow, Params, Result, Row, Sql, Value};

/// Connections of one process: more gains nothing on reads (STACK.md, section 2).
const POOL: usize = 8;
const WAIT: Duration = Duration::from_secs(5);
const SETTINGS: &str = "-c statement_timeout=10000 -c lock_timeout=5000 \
     -c idle_in_transaction_session_timeout=30000 -c synchronous_commit=on -c timezone=UTC";

pub(crate) fn open(url: &str) -> Result<Pool> {
    let mut config =
        Config::from_str(url).map_err(|e| Error::Program(format!("database URL: {e}")))?;
    let options = config
        .get_options()
        .map_or(SETTINGS.to_owned(), |own| format!("{SETTINGS} {own}"));
    config
        .options(options)
        .connect_timeout(WAIT)
        .application_name("eklase");
    let recycling = ManagerConfig {
        recycling_method: RecyclingMethod::Fast,
    };
    let manager = match config.get_ssl_mode() {
        tokio_postgres::config::SslMode::Disable => Manager::from_config(config, NoTls, recycling),
        _ => Manager::from_config(config, tls()?, recycling),
    };
    Pool::builder(manager)
        .max_size(POOL)
        .runtime(Runtime::Tokio1)
        .timeouts(Timeouts {
            wait: Some(WAIT),
            create: Some(WAIT),
            recycle: Some(WAIT),
        })
        .build()
        .map_err(|e| Error::Program(e.to_string()))
}

/// TLS against the machine's own root certificates; a server without TLS is used in clear only where the
/// URL's `sslmode` allows it (`prefer`, the default).
fn tls() -> Result<MakeRustlsConnect> {
    let mut roots = rustls::RootCertStore::empty();
    for certificate in rustls_native_certs::load_native_certs().certs {
        if let Err(error) = roots.add(certificate) {
            tracing::debug!(%error, "a root certificate is not usable");
        }
    }
    let provider = rustls::crypto::ring::default_provider().into();
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| Error::Program(e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

/// A session lent for one transaction.
pub(crate) struct Lease {
    client: Option<Object>,
    begin: Option<&'static str>,
}

impl Lease {
    pub(crate) async fn lend(pool: &Pool, write: bool) -> Result<Self> {
        let begin = if write {
            "BEGIN"
        } else {
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        };
        Ok(Self {
            client: Some(pool.get().await?),
            begin: Some(begin),
        })
    }

    /// The session, and the BEGIN that still has to travel with its first statement.
    fn session(&mut self) -> Result<(&Object, Option<&'static str>)> {
        let begin = self.begin.take();
        Ok((self.client.as_ref().ok_or_else(over)?, begin))
    }

    pub(crate) async fn query<R: FromRow>(&mut self, sql: &Sql, params: &Params) -> Result<Vec<R>> {
        let (client, begin) = self.session()?;
        let ((), rows) = try_join(start(client, begin), rows_of(client, sql, params)).await?;
        decode(sql, &rows)
    }

    /// Two independent questions in one round trip.
    pub(crate) async fn query_both<A: FromRow, B: FromRow>(
        &mut self,
        (first, first_params): (&Sql, &Params),
        (second, second_params): (&Sql, &Params),
    ) -> Result<(Vec<A>, Vec<B>)> {
        let (client, begin) = self.session()?;
        let ((), a, b) = try_join3(
            start(client, begin),
            rows_of(client, first, first_params),
            rows_of(client, second, second_params),
        )
        .await?;
        Ok((decode(first, &a)?, decode(second, &b)?))
    }

    pub(crate) async fn execute(&mut self, sql: &Sql, params: &Params) -> Result<u64> {
        let (client, begin) = self.session()?;
        let ((), count) = try_join(start(client, begin), run(client, sql, params)).await?;
        Ok(count)
    }

    /// The same statement for many parameters, sent without waiting between them.
    pub(crate) async fn execute_many(&mut self, sql: &Sql, list: &[Params]) -> Result<u64> {
        let (client, begin) = self.session()?;
        let all = try_join_all(list.iter().map(|params| run(client, sql, params)));
        let ((), counts) = try_join(start(client, begin), all).await?;
        Ok(counts.into_iter().sum())
    }

    pub(crate) async fn commit(mut self) -> Result<()> {
        let client = self.client.take().ok_or_else(over)?;
        if self.begin.is_none() {
            client.batch_execute("COMMIT").await?;
        }
        Ok(())
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let Some(client) = self.client.take() else {
            return;
        };
        if self.begin.is_some() {
            return;
        }
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => {
                runtime.spawn(async move {
                    if let Err(error) = client.batch_execute("ROLLBACK").await {
                        tracing::debug!(%error, "a transaction could not be ended");
                        drop(Object::take(client));
                    }
                });
            }
            // no runtime to end it on: the session is closed rather than lent again
            Err(_) => drop(Object::take(client)),
        }
    }
}

async fn start(client: &Object, begin: Option<&'static str>) -> Result<()> {
    match begin {
        Some(begin) => Ok(client.batch_execute(begin).await?),
        None => Ok(()),
    }
}

fn over() -> Error {
    Error::Program("the transaction is over".to_owned())
}

fn refs(params: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    params.iter().map(|value| value as _).collect()
}

async fn rows_of(client: &Object, sql: &Sql, params: &Params) -> Result<Vec<PgRow>> {
    let statement = client
        .prepare_cached(sql.postgres())
        .await
        .map_err(|e| at(sql, e))?;
    client
        .query(&statement, &refs(params))
        .await
        .map_err(|e| at(sql, e))
}

async fn run(client: &Object, sql: &Sql, params: &Params) -> Result<u64> {
    let statement = client
        .prepare_cached(sql.postgres())
        .await
        .map_err(|e| at(sql, e))?;
    client
        .execute(&statement, &refs(params))
        .await
        .map_err(|e| at(sql, e))
}

fn at(sql: &Sql, error: tokio_postgres::Error) -> Error {
    match Error::from(error) {
        Error::Program(text) => Error::Program(format!("{}: {text}", sql.place)),
        other => other,
    }
}

fn decode<R: FromRow>(sql: &Sql, rows: &[PgRow]) -> Result<Vec<R>> {
    #[cfg(debug_assertions)]
    if let Some(row) = rows.first() {
        let names: Vec<&str> = row
            .columns()
            .iter()
            .map(tokio_postgres::Column::name)
            .collect();
        crate::tx::same_columns::<R>(sql, &names)?;
    }
    #[cfg(not(debug_assertions))]
    let _ = sql;
    rows.iter()
        .map(|row| R::from_row(&Row::Postgres(row)))
        .collect()
}

/// Prepares a text without running it.
pub(crate) async fn prepare(pool: &Pool, sql: &Sql) -> Result<()> {
    let client = pool.get().await?;
    client
        .prepare(sql.postgres())
        .await
        .map(drop)
        .map_err(|e| at(sql, e))
}
