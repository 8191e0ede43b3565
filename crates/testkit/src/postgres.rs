//! A throw-away PostgreSQL server for the tests.
//!
//! All test binaries of one user on one machine share one server, in the folder
//! `/tmp/eklase-test-pg-<uid>`: whoever comes first starts it, the others find it running.
//! It outlives the tests. One that does not answer is thrown away with all it held.
//! It is built from Debian's package (`apt-get install postgresql`), listens on 127.0.0.1
//! only and gives up safety on disk for speed: never keep anything in it.

mod cluster;

use std::error::Error as _;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use tokio::time::{error::Elapsed, sleep, timeout};
use tokio_postgres::{Client, NoTls, error::SqlState};

/// How long a server may take to answer a new connection.
const ANSWER: Duration = Duration::from_secs(10);
/// How often, and after what pause, a busy server is asked again.
const RETRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(200);
/// Longest name PostgreSQL does not cut (63 bytes), less `eklase_template_`.
const LONGEST_HASH: usize = 47;

/// What can go wrong with the test server.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No server programs on this machine.
    #[error("no PostgreSQL in /usr/lib/postgresql: apt-get install postgresql")]
    NotInstalled,
    /// All the folders the server could live in are someone else's.
    #[error("no folder like {0} belongs to this user")]
    NoFolder(PathBuf),
    /// A template's hash that cannot be a part of a database's name.
    #[error("{0:?} is not 1 to {LONGEST_HASH} of a-z, 0-9 and _")]
    BadHash(String),
    /// A program such as initdb failed.
    #[error("{command} failed:\n{output}")]
    Command {
        /// The program and its arguments.
        command: String,
        /// All it said.
        output: String,
    },
    /// The server did not answer in time.
    #[error("PostgreSQL does not answer: {0}")]
    Silent(#[from] Elapsed),
    /// Files, folders and starting of programs.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The server refused.
    #[error(
        "PostgreSQL: {0}: {cause}",
        cause = .0.source().map(ToString::to_string).unwrap_or_default()
    )]
    Postgres(#[from] tokio_postgres::Error),
}

/// A running test server.
#[derive(Debug)]
pub struct Server {
    data: PathBuf,
    port: u16,
}

/// The server all tests share; blocks while it is being started.
///
/// # Panics
/// When it cannot be started; every later call then says the same.
pub fn server() -> &'static Server {
    static SHARED: OnceLock<Result<Server, String>> = OnceLock::new();
    let start = || cluster::shared_folder().and_then(|folder| Server::at(&folder));
    match SHARED.get_or_init(|| start().map_err(|error| error.to_string())) {
        Ok(server) => server,
        Err(error) => panic!("the test PostgreSQL server: {error}"),
    }
}

/// Makes the template database of this hash on the shared server, unless it is there already,
/// and returns its name for [`fresh_database`]. `migrate` gets the URL of an empty database;
/// if it panics, there is no template and the next caller tries again.
///
/// # Panics
/// When the server cannot be started or refuses.
pub async fn template(name_hash: &str, migrate: impl AsyncFnOnce(String)) -> String {
    let made = server().template(name_hash, migrate).await;
    made.expect("a template database")
}

/// Makes a database from a template of the shared server and returns its URL.
/// It stays until the server is thrown away: rather take [`TestDatabase::fresh`].
///
/// # Panics
/// When the server cannot be started or refuses.
pub async fn fresh_database(template: &str) -> String {
    let made = server().fresh_database(template).await;
    made.expect("a fresh database")
}

/// A database which is dropped together with this value.
#[derive(Debug)]
pub struct TestDatabase {
    /// Where to connect.
    pub url: String,
}

impl TestDatabase {
    /// A new database from a template of the shared server.
    ///
    /// # Panics
    /// When the server cannot be started or refuses.
    pub async fn fresh(template: &str) -> Self {
        let url = fresh_database(template).await;
        Self { url }
    }
}

impl Drop for TestDatabase {
    /// Best effort, and whoever is still connected is thrown out. Waits, since a test binary
    /// may end right after its last test.
    fn drop(&mut self) {
        let Some((server, name)) = self.url.rsplit_once('/') else {
            return;
        };
        let admin = format!("{server}/postgres");
        let sql = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        drop(apart(async move {
            Ok(connect(&admin).await?.batch_execute(&sql).await?)
        }));
    }
}

impl Server {
    /// The server of this folder, which must belong to this user: the running one, or else a
    /// new one in place of whatever is there. Blocks. Tests want [`server`] instead.
    pub fn at(folder: &Path) -> Result<Self, Error> {
        let (data, _lock) = cluster::lock(folder)?; // until this function ends, or the process dies
        if let Some(server) = Self::running(&data) {
            return Ok(server);
        }
        cluster::stop(&data);
        cluster::make_anew(&data)?;
        let port = cluster::start(&data)?;
        Ok(Self { data, port })
    }

    /// The server of this data folder, if it runs and is not another one on the same port.
    fn running(data: &Path) -> Option<Self> {
        let (_, port) = cluster::postmaster(data)?;
        let (data, shown) = (data.to_owned(), "SHOW data_directory");
        let server = Self { data, port };
        let url = server.url("postgres");
        let row = apart(async move { Ok(connect(&url).await?.query_one(shown, &[]).await?) });
        let its_data: String = row.ok()?.try_get(0).ok()?;
        (Path::new(&its_data) == server.data).then_some(server)
    }

    /// The URL of one of its databases.
    pub fn url(&self, database: &str) -> String {
        let port = self.port;
        format!("postgres://postgres@127.0.0.1:{port}/{database}")
    }

    /// Stops the server at once. Its folder is of no more use: the next start wipes it.
    pub fn stop(&self) {
        cluster::stop(&self.data);
    }

    /// See [`template`].
    pub async fn template(
        &self,
        name_hash: &str,
        migrate: impl AsyncFnOnce(String),
    ) -> Result<String, Error> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !(1..=LONGEST_HASH).contains(&name_hash.len()) || !name_hash.chars().all(plain) {
            return Err(Error::BadHash(name_hash.to_owned()));
        }
        let name = format!("eklase_template_{name_hash}");
        let admin = connect(&self.url("postgres")).await?;
        if exists(&admin, &name).await? {
            return Ok(name);
        }
        let lock = "SELECT pg_advisory_lock(hashtextextended($1, 0))"; // until `admin` is gone
        admin.execute(lock, &[&name]).await?;
        if exists(&admin, &name).await? {
            return Ok(name);
        }
        self.build(&admin, name_hash, &name, migrate).await?;
        Ok(name)
    }

    /// Builds a template under another name. It is renamed only when it is whole, and closed
    /// to connections, so that it can be copied.
    async fn build(
        &self,
        admin: &Client,
        hash: &str,
        name: &str,
        migrate: impl AsyncFnOnce(String),
    ) -> Result<(), Error> {
        let new = format!("eklase_build_{hash}");
        for sql in [
            format!("DROP DATABASE IF EXISTS {new} WITH (FORCE)"), // someone did not finish
            format!("CREATE DATABASE {new} TEMPLATE template0"),
        ] {
            admin.batch_execute(&sql).await?;
        }
        migrate(self.url(&new)).await;
        for sql in [
            format!("ALTER DATABASE {new} ALLOW_CONNECTIONS false"),
            format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{new}'"
            ),
            format!("ALTER DATABASE {new} RENAME TO {name}"),
        ] {
            admin.batch_execute(&sql).await?;
        }
        Ok(())
    }

    /// See [`fresh_database()`].
    pub async fn fresh_database(&self, template: &str) -> Result<String, Error> {
        let admin = connect(&self.url("postgres")).await?;
        let name = format!("t_{:016x}", cluster::random());
        let sql = format!("CREATE DATABASE {name} TEMPLATE {template}");
        let mut left = RETRIES;
        loop {
            match admin.batch_execute(&sql).await {
                Err(e) if e.code() == Some(&SqlState::OBJECT_IN_USE) && left > 0 => left -= 1,
                done => return Ok(done.map(|()| self.url(&name))?),
            }
            sleep(PAUSE).await;
        }
    }
}

/// Connects; waits while the server is starting, or has no free connection.
async fn connect(url: &str) -> Result<Client, Error> {
    let busy = [SqlState::TOO_MANY_CONNECTIONS, SqlState::CANNOT_CONNECT_NOW];
    let mut left = RETRIES;
    loop {
        match timeout(ANSWER, tokio_postgres::connect(url, NoTls)).await? {
            Ok((client, connection)) => {
                tokio::spawn(connection);
                return Ok(client);
            }
            Err(e) if left > 0 && e.code().is_some_and(|code| busy.contains(code)) => left -= 1,
            Err(error) => return Err(error.into()),
        }
        sleep(PAUSE).await;
    }
}

/// Whether there is a database of this name.
async fn exists(admin: &Client, name: &str) -> Result<bool, Error> {
    let sql = "SELECT FROM pg_database WHERE datname = $1";
    Ok(admin.query_opt(sql, &[&name]).await?.is_some())
}

/// Runs a future to its end on a thread and a runtime of its own, inside a runtime or not.
fn apart<T: Send + 'static>(
    work: impl Future<Output = Result<T, Error>> + Send + 'static,
) -> Result<T, Error> {
    let run = || {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        runtime.enable_all().build()?.block_on(work)
    };
    let ended = thread::Builder::new().spawn(run)?.join();
    ended.unwrap_or_else(|_| Err(io::Error::other("the thread panicked").into()))
}
