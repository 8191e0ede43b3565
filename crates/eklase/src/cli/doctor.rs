//! `eklase doctor`: what is wrong with a set-up, and how to mend it.

use store::{Db, Engine, params, sql};

use super::serve::Args;
use super::{Failure, out};

struct Findings {
    bad: usize,
}

impl Findings {
    fn good(text: &str) {
        out::line(&format!("  ok    {text}"));
    }

    fn hint(text: &str) {
        out::line(&format!("  note  {text}"));
    }

    fn bad(&mut self, text: &str) {
        self.bad += 1;
        out::line(&format!("  BAD   {text}"));
    }
}

/// Looks at everything and fails if anything is bad.
pub async fn run(args: &Args) -> Result<(), Failure> {
    let mut findings = Findings { bad: 0 };
    let args = args.resolved()?;
    network(&mut findings, &args).await;
    match args.source.url().and_then(|url| Ok(Db::open(&url)?)) {
        Err(failure) => findings.bad(&format!("the database cannot be opened: {failure}")),
        Ok(db) => database(&mut findings, &db).await,
    }
    if findings.bad == 0 {
        return Ok(());
    }
    Err(Failure::said(format!(
        "{} thing(s) to mend, marked BAD above",
        findings.bad
    )))
}

async fn network(findings: &mut Findings, args: &Args) {
    let address = args.address();
    match tokio::net::TcpListener::bind(address).await {
        Ok(_) => Findings::good(&format!("the address {address} is free")),
        Err(fault) => findings.bad(&format!(
            "the address {address} cannot be used ({fault}): stop the other program or choose another with --listen"
        )),
    }
    match args.public_url.as_deref() {
        Some(url) if url.starts_with("https://") => Findings::good("people reach it by https"),
        Some(url)
            if url.starts_with("http://")
                && !url.contains("127.0.0.1")
                && !url.contains("localhost") =>
        {
            findings.bad("public_url is plain http: passwords would travel in clear; put a proxy with TLS before it");
        }
        Some(_) => Findings::hint("plain http on this machine: fine for trying out"),
        None => Findings::hint(
            "public_url is not set: cookies are Secure, so sign-in works only by https (or set \
             public_url = \"http://127.0.0.1:8080\" to try it out here)",
        ),
    }
    if !address.ip().is_loopback() && !args.behind_proxy {
        Findings::hint(
            "it listens beyond this machine without behind_proxy: TLS has to be ended somewhere",
        );
    }
}

async fn database(findings: &mut Findings, db: &Db) {
    match db.version().await {
        Err(error) => {
            findings.bad(&format!(
                "the database does not answer ({error}): check the URL, the server and the rights"
            ));
            return;
        }
        Ok(0) => {
            findings.bad("the database is empty: run `eklase setup`");
            return;
        }
        Ok(version) if version != store::latest_version() => {
            findings.bad(&format!(
                "the schema has version {version}, this program needs {}: run `eklase migrate`",
                store::latest_version()
            ));
            return;
        }
        Ok(version) => Findings::good(&format!("the database answers, schema version {version}")),
    }
    if db.engine() == Engine::Sqlite {
        Findings::good(
            "SQLite: one machine, one process; back it up with its -wal file or stop the service first",
        );
    }
    match institutions(db).await {
        Ok((0, _)) => findings.bad("there is no institution: run `eklase setup`"),
        Ok((count, without)) => {
            Findings::good(&format!("{count} institution(s)"));
            if without > 0 {
                findings.bad(&format!(
                    "{without} institution(s) have no superuser in office: nobody can enter staff"
                ));
            }
        }
        Err(error) => findings.bad(&format!("the institutions cannot be read ({error})")),
    }
}

async fn institutions(db: &Db) -> Result<(i64, i64), store::Error> {
    let mut tx = db.read().await?;
    tx.one(
        sql!(
            "SELECT count(*) AS institutions,
                    count(CASE WHEN NOT EXISTS (SELECT 1 FROM staff_role r
                                                 WHERE r.institution_id = i.id AND r.role = 'superuser'
                                                   AND r.to_on IS NULL) THEN 1 END) AS without
               FROM institution i"
        ),
        params![],
    )
    .await
}
