//! `eklase serve`.

use std::net::SocketAddr;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use store::Db;
use tokio::net::TcpListener;
use web::{App, Clock, Config};

use super::config::{Source, load};
use super::{Failure, out};

/// How long requests may go on after the signal to end.
const DRAIN: Duration = Duration::from_secs(8);

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
    /// The product's name on every page (default: E-klase)
    #[arg(long, value_name = "NAME")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
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
    let app = App::new(db, Clock::system(), crate::texts()?, args.reached())?;
    let listener = bind(args.address()).await?;
    out::line(&format!("eklase: http://{}", listener.local_addr()?));
    listen(listener, app).await
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

/// Serves until a signal, then lets requests end within ten seconds.
pub async fn listen(listener: TcpListener, app: App) -> Result<(), Failure> {
    let service = crate::service(app).into_make_service_with_connect_info::<SocketAddr>();
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        told_to_end().await;
        end.send(()).ok();
    });
    tokio::select! {
        outcome = server => Ok(outcome?),
        // streams such as the live board never end by themselves
        () = async { ended.await.ok(); tokio::time::sleep(DRAIN).await } => Ok(()),
    }
}
