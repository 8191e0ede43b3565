//! The server under load: the real service, with three routes more for the ceilings.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use askama::Template as _;
use axum::body::Body;
use axum::extract::Path;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use calendar::Week;
use kernel::{ChildId, GroupId};
use store::Db;
use tokio::net::TcpListener;
use web::{App, Ask, Clock, Config, Error};

use crate::cli::{Failure, out};

async fn constant(Path(size): Path<usize>) -> Response {
    static BODY: OnceLock<Bytes> = OnceLock::new();
    let body = BODY.get_or_init(|| Bytes::from(vec![b'x'; size.min(1 << 20)]));
    Html(Body::from(body.clone())).into_response()
}

/// R once read, rendered again for every request.
async fn month(ask: Ask, Path(group): Path<i64>) -> Result<Response, Error> {
    static PAGE: OnceLock<attendance::MonthPage> = OnceLock::new();
    let page = if let Some(page) = PAGE.get() {
        page
    } else {
        let page = attendance::month_page(&ask, GroupId(group), None).await?;
        PAGE.get_or_init(|| page)
    };
    Ok(Html(page.render()?).into_response())
}

/// P once read, rendered again for every request.
async fn day(ask: Ask, Path(child): Path<i64>) -> Result<Response, Error> {
    static PAGE: OnceLock<family::DayPage> = OnceLock::new();
    let page = if let Some(page) = PAGE.get() {
        page
    } else {
        let page = family::day_page(&ask, ChildId(child), None).await?;
        PAGE.get_or_init(|| page)
    };
    Ok(Html(page.render()?).into_response())
}

/// The week's page once read, rendered again for every request.
async fn week(ask: Ask, Path((group, week)): Path<(i64, Week)>) -> Result<Response, Error> {
    static PAGE: OnceLock<weekplan::WeekPage> = OnceLock::new();
    let page = if let Some(page) = PAGE.get() {
        page
    } else {
        let page = weekplan::week_page(&ask, GroupId(group), week).await?;
        PAGE.get_or_init(|| page)
    };
    Ok(Html(page.render()?).into_response())
}

/// How many statements this server has sent to its database so far.
async fn statements() -> String {
    store::statements().to_string()
}

/// Serves until it is killed; says its address on standard output.
pub async fn run(url: &str, address: SocketAddr) -> Result<(), Failure> {
    let config = Config {
        product: "E-klase".to_owned(),
        secure_cookies: false,
        behind_proxy: false,
        demo: false,
        public_url: None,
        key: None,
        sso: None,
    };
    let app = App::new(Db::open(url)?, Clock::system(), crate::texts()?, config)?;
    let pages = crate::pages()
        .into_router()
        .route("/bench/constant/{size}", get(constant))
        .route("/bench/month/{group}", get(month))
        .route("/bench/day/{child}", get(day))
        .route("/bench/week/{group}/{week}", get(week))
        .route("/bench/statements", get(statements));
    let service = web::service(app, pages, crate::asynchronous().into_router());
    let listener = TcpListener::bind(address).await?;
    out::line(&listener.local_addr()?.to_string());
    axum::serve(
        listener,
        service.into_make_service_with_connect_info::<SocketAddr>(),
    )
    .await?;
    Ok(())
}

/// The server as a child process; ends with this value.
pub struct Child {
    process: std::process::Child,
    /// Where it listens
    pub address: SocketAddr,
}

impl Child {
    /// Starts it and waits for its address.
    pub fn start(url: &str) -> Result<Self, Failure> {
        let mut process = Command::new(std::env::current_exe()?)
            .args(["bench", "--database", url, "--serve", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .env("MALLOC_ARENA_MAX", "2")
            .spawn()?;
        let output = process
            .stdout
            .take()
            .ok_or_else(|| Failure::said("no output"))?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let address = line.trim().parse().map_err(|_| {
            Failure::said("the benchmark's server did not start: see its message above")
        })?;
        Ok(Self { process, address })
    }

    /// Its memory at its highest, in megabytes, where the system tells.
    pub fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kilobytes / 1024)
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
