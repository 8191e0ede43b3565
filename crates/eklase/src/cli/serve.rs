//! `eklase serve`.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::{Extension, Router};
use courier::{Client, Push, Vapid};
use dispatch::Post;
use jobs::Runner;
use serde::{Deserialize, Serialize};
use sso::Sso;
use store::Db;
use tokio::net::TcpListener;
use web::{App, Clock, Config, Key};

use super::config::{MailKeys, SmsKeys, Source, load};
use super::watch::WatchKeys;
use super::{Failure, key, out};
use crate::metrics::Metrics;

/// How long requests may go on after the signal to end, and then jobs.
const DRAIN: Duration = Duration::from_secs(8);
const DRAIN_JOBS: Duration = Duration::from_secs(1);
const DRAIN_LOOKS: Duration = Duration::from_millis(500);

/// Options of `serve`.
#[derive(Debug, Clone, Default, clap::Args, Serialize, Deserialize)]
pub struct Args {
    /// Where the database is.
    #[command(flatten)]
    #[serde(flatten)]
    pub source: Source,
    /// The address to listen on (default: 127.0.0.1:8080)
    #[arg(long, value_name = "ADDR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<SocketAddr>,
    /// The address that people use, such as https://eklase.example.lv; with http:// cookies are not Secure
    #[arg(long, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
    /// Trust X-Forwarded-For: only behind an own proxy
    #[arg(long)]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub behind_proxy: bool,
    /// The file with the key that secrets in the database are sealed with (default: eklase.key in the data
    /// folder, made at the first start)
    #[arg(long, value_name = "FILE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_file: Option<PathBuf>,
    /// The key itself, from the environment: on a command line everybody on the machine could read it
    #[arg(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The product's name on every page (default: E-klase)
    #[arg(long, value_name = "NAME")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// How messages leave.
    #[command(flatten)]
    #[serde(flatten)]
    pub sms: SmsKeys,
    /// Which mail server takes letters.
    #[command(flatten)]
    #[serde(flatten)]
    pub mail: MailKeys,
    /// Who may see the figures.
    #[command(flatten)]
    #[serde(flatten)]
    pub watch: WatchKeys,
    /// Single sign-on: `[sso]` in the file, `EKLASE_SSO_…` in the environment (docs/sso.md)
    #[arg(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso: Option<sso::Keys>,
    /// Do not migrate on start
    #[arg(long)]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_migrate: bool,
}

impl Args {
    /// With the layers below the command line.
    pub fn resolved(&self) -> Result<Self, Failure> {
        load(self, self.source.config.as_ref())
    }

    /// The address to listen on.
    pub fn address(&self) -> SocketAddr {
        self.listen
            .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)))
    }

    /// The provider of single sign-on, if one is configured.
    pub fn sso(&self) -> Result<Sso, Failure> {
        let keys = self.sso.clone().unwrap_or_default();
        Sso::configured(
            keys.with(|name| std::env::var(name).ok()),
            self.public_url.as_deref(),
        )
        .map_err(Failure::said)
    }

    /// How the program is reached.
    pub fn reached(&self) -> Config {
        let plain = self
            .public_url
            .as_deref()
            .is_some_and(|url| url.starts_with("http://"));
        Config {
            product: self.product.clone().unwrap_or_else(|| "E-klase".to_owned()),
            secure_cookies: !plain,
            behind_proxy: self.behind_proxy,
            demo: false,
            public_url: self.public_url.clone(),
            key: None,
            sso: None,
        }
    }
}

/// Serves until it is told to end.
pub async fn run(args: Args) -> Result<(), Failure> {
    let args = args.resolved()?;
    let db = Db::open(&args.source.url()?)?;
    if !args.no_migrate {
        db.migrate().await?;
    }
    let version = db.version().await?;
    if version != store::latest_version() {
        return Err(Failure::said(format!(
            "the database has schema version {version}, this program needs {}: run `eklase migrate`",
            store::latest_version()
        )));
    }
    let mut config = args.reached();
    match key::of(&args) {
        Ok(key) => config.key = Some(key),
        Err(failure) => tracing::warn!(%failure, "there is no key: second factors are off"),
    }
    let sso = args.sso()?;
    config.sso = sso.name().map(str::to_owned);
    let push = push(config.key.as_ref(), config.public_url.clone())?;
    let post = args
        .sms
        .post()?
        .with_mail(args.mail.mail()?)
        .with_push(push);
    let app = App::new(db.clone(), Clock::system(), crate::texts()?, config)?;
    let listener = bind(args.address()).await?;
    out::line(&format!("eklase: http://{}", listener.local_addr()?));
    let runner = work(db.clone(), &app, &post, Clock::system())?;
    let service = crate::service_with(app.clone(), post).layer(Extension(sso));
    let metrics = |token| Metrics::new(app.clone(), db, token);
    let service = args.watch.open(service, metrics).await?;
    listen(listener, service, runner, app).await
}

/// Takes the address, or says who has it.
pub async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|fault| {
        Failure::said(format!(
            "cannot listen on {address} ({fault}): choose another with --listen"
        ))
    })
}

async fn told_to_end() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        if let Ok(mut terminate) = terminate {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    interrupt.await.ok();
}

/// Starts the work that follows changes.
pub fn work(db: Db, app: &App, post: &Post, clock: Clock) -> Result<Arc<Runner>, Failure> {
    let now = Arc::new(move || clock.now());
    let tools = account::Tools {
        post: post.clone(),
        texts: app.texts(),
        address: app.config().public_url.clone(),
    };
    Ok(Arc::new(Runner::start(db, crate::registry(tools), now)?))
}

/// The way to people's devices: its key follows from the installation's, so that every server of it has the same.
fn push(key: Option<&Key>, public_url: Option<String>) -> Result<Option<Push>, Failure> {
    let Some(vapid) = vapid(key, public_url)? else {
        return Ok(None);
    };
    let client = Client::new(false).map_err(|fault| Failure::said(fault.to_string()))?;
    Ok(Some(Push::services(client, vapid)))
}

/// The key that browsers know us by; its contact is our own address where it is one of https.
pub fn vapid(key: Option<&Key>, public_url: Option<String>) -> Result<Option<Vapid>, Failure> {
    let Some(key) = key else { return Ok(None) };
    let contact = public_url.filter(|url| url.starts_with("https://"));
    Ok(Vapid::new(&key.mac("web push", b"")?, contact))
}

/// Serves until a signal, then lets requests, jobs and the record of looks end within ten seconds.
pub async fn listen(
    listener: TcpListener,
    service: Router,
    runner: Arc<Runner>,
    app: App,
) -> Result<(), Failure> {
    let service = service.into_make_service_with_connect_info::<SocketAddr>();
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let jobs = Arc::clone(&runner);
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        told_to_end().await;
        jobs.end();
        end.send(()).ok();
    });
    let outcome = tokio::select! {
        outcome = server => outcome,
        // streams such as the live board never end by themselves
        () = async { ended.await.ok(); tokio::time::sleep(DRAIN).await } => Ok(()),
    };
    runner.end();
    if !runner.ended(DRAIN_JOBS).await {
        tracing::warn!("a job was cut off: it runs again after the next start");
    }
    if tokio::time::timeout(DRAIN_LOOKS, app.looks_recorded())
        .await
        .is_err()
    {
        tracing::error!("some looks at children's data could not be recorded");
    }
    Ok(outcome?)
}
