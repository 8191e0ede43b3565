//! Starts PostgreSQL servers for real.

use std::cell::Cell;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use testkit::postgres::{self, Error, Server, TestDatabase};
use tokio::task::JoinSet;
use tokio_postgres::{Client, NoTls};

type Tested = Result<(), Box<dyn std::error::Error + Send + Sync>>;

/// A server of the test's own, stopped at its end.
struct Own {
    server: Server,
    folder: TempDir,
}

impl Own {
    fn start(folder: TempDir) -> Result<Self, Error> {
        let server = Server::at(folder.path())?;
        Ok(Self { server, folder })
    }

    fn pid_file(&self) -> PathBuf {
        self.folder.path().join("data/postmaster.pid")
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        self.server.stop();
    }
}

async fn connect(url: &str) -> Result<Client, tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

/// A migration that leaves its connection open.
async fn migrate(url: String) -> Result<Client, tokio_postgres::Error> {
    let client = connect(&url).await?;
    let sql = "CREATE TABLE pupil (name text); INSERT INTO pupil VALUES ('Ņina')";
    client.batch_execute(sql).await?;
    Ok(client)
}

async fn pupils(client: &Client) -> Result<i64, tokio_postgres::Error> {
    let row = client.query_one("SELECT count(*) FROM pupil", &[]).await?;
    row.try_get(0)
}

#[tokio::test]
async fn two_databases_of_one_template_are_apart() -> Tested {
    let template = postgres::template("testkit", async |url| {
        migrate(url).await.expect("migrated");
    });
    let template = template.await;
    let one = TestDatabase::fresh(&template).await;
    let two = TestDatabase::fresh(&template).await;
    assert_ne!(one.url, two.url);
    let (in_one, in_two) = (connect(&one.url).await?, connect(&two.url).await?);
    in_one
        .execute("INSERT INTO pupil VALUES ('Žanis')", &[])
        .await?;
    assert_eq!(pupils(&in_one).await?, 2);
    assert_eq!(pupils(&in_two).await?, 1);

    // Dropped in spite of the open connection, and the other one is left alone.
    drop(one);
    assert!(in_one.query("SELECT 1", &[]).await.is_err());
    let gone = postgres::server().url("postgres");
    let sql = "SELECT datname::text FROM pg_database WHERE $1 LIKE '%/' || datname";
    let admin = connect(&gone).await?;
    assert!(admin.query_opt(sql, &[&two.url]).await?.is_some());
    assert_eq!(pupils(&in_two).await?, 1);
    Ok(())
}

#[tokio::test]
async fn settings_are_fast_and_utf8() -> Tested {
    let admin = connect(&postgres::server().url("postgres")).await?;
    for (setting, expected) in [
        ("fsync", "off"),
        ("full_page_writes", "off"),
        ("synchronous_commit", "on"),
        ("max_connections", "200"),
        ("server_encoding", "UTF8"),
        ("lc_collate", "C.UTF-8"),
        ("listen_addresses", "127.0.0.1"),
    ] {
        let row = admin
            .query_one("SELECT current_setting($1)", &[&setting])
            .await?;
        assert_eq!(row.try_get::<_, String>(0)?, expected, "{setting}");
    }
    Ok(())
}

#[tokio::test]
async fn templates_are_made_once_and_copied_at_once() -> Tested {
    let own = Own::start(tempfile::tempdir()?)?;
    let made = Cell::new(0);
    let kept = Cell::new(None);
    let template = || {
        own.server.template("abc_1", async |url| {
            made.set(made.get() + 1);
            kept.set(Some(migrate(url).await.expect("migrated")));
        })
    };
    let (one, two, three) = tokio::join!(template(), template(), template());
    assert_eq!(one?, "eklase_template_abc_1");
    assert_eq!((two?, made.get()), (three?, 1));

    let server = Arc::new(Server::at(own.folder.path())?);
    let mut copies = JoinSet::new();
    for _ in 0..20 {
        let server = Arc::clone(&server);
        copies.spawn(async move { server.fresh_database("eklase_template_abc_1").await });
    }
    while let Some(url) = copies.join_next().await {
        assert_eq!(pupils(&connect(&url??).await?).await?, 1);
    }
    Ok(())
}

#[tokio::test]
async fn a_failed_migration_leaves_no_template() -> Tested {
    let own = Own::start(tempfile::tempdir()?)?;
    let half = own.server.template("half", async |url| {
        drop(migrate(url).await);
        std::future::pending::<()>().await;
    });
    assert!(
        tokio::time::timeout(Duration::from_secs(2), half)
            .await
            .is_err()
    );
    let whole = own.server.template("half", async |url| {
        migrate(url).await.expect("an empty database again");
    });
    let url = own.server.fresh_database(&whole.await?).await?;
    assert_eq!(pupils(&connect(&url).await?).await?, 1);
    for bad in ["", "A", "a-b", "a\"b", &"a".repeat(48)] {
        let refused = own.server.template(bad, async |_| ()).await;
        assert!(matches!(refused, Err(Error::BadHash(_))), "{bad}");
    }
    Ok(())
}

#[tokio::test]
async fn a_running_server_is_found_and_a_killed_one_replaced() -> Tested {
    let own = Own::start(tempfile::tempdir()?)?;
    let started = Instant::now();
    let found = Server::at(own.folder.path())?;
    assert_eq!(found.url("x"), own.server.url("x"));
    assert!(started.elapsed() < Duration::from_secs(5));

    let pid = fs::read_to_string(own.pid_file())?;
    let pid = pid.lines().next().expect("a process id");
    assert!(
        Command::new("kill")
            .args(["-KILL", pid])
            .status()?
            .success()
    );
    while connect(&own.server.url("postgres")).await.is_ok() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert!(own.pid_file().exists());
    let again = Server::at(own.folder.path())?;
    connect(&again.url("postgres")).await?;
    Ok(())
}

#[tokio::test]
async fn leftovers_are_replaced() -> Tested {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    // A half-finished initdb after a reboot, whose process id and port are another's now.
    let other = postgres::server().url("");
    let port = other
        .trim_end_matches('/')
        .rsplit(':')
        .next()
        .expect("a port")
        .to_owned();
    fs::create_dir_all(data.join("base/1"))?;
    fs::write(data.join("PG_VERSION"), "9\n")?;
    let pid = std::process::id();
    fs::write(
        data.join("postmaster.pid"),
        format!("{pid}\n/data\n1\n{port}\n"),
    )?;
    // Only root can leave another user's files here.
    drop(std::os::unix::fs::chown(&data, Some(65534), None));
    let own = Own::start(folder)?;
    assert_ne!(own.server.url(""), other);
    connect(&own.server.url("postgres")).await?;
    own.server.stop();
    assert!(!own.pid_file().exists());

    // A file in place of the folder.
    fs::remove_dir_all(&data)?;
    fs::write(&data, "")?;
    let again = Server::at(own.folder.path())?;
    connect(&again.url("postgres")).await?;
    Ok(())
}
