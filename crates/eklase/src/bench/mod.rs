//! `eklase bench`: the built-in benchmark. Each figure stands beside the ceiling that was measured in the same run.
//!
//! A server of its own runs as a child process over the given database; this process is the load: keep-alive
//! connections over loopback, sharing the machine's cores with the server.

mod data;
mod floor;
mod import;
mod load;
mod report;
mod search;
mod search_fill;
mod server;
mod sign_in;
mod week;

use std::net::SocketAddr;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::cli::Failure;
use load::{Load, Shape};
use report::Report;
use sign_in::Names;

/// Options of `bench`.
#[derive(Debug, Clone, clap::Args, Serialize, Deserialize)]
pub struct Args {
    /// sqlite:PATH or postgres://…; an empty database is filled first (default: a temporary SQLite file)
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Groups, in institutions of eight
    #[arg(long, default_value_t = 4000)]
    groups: u32,
    /// Children of a group
    #[arg(long, default_value_t = 24)]
    children: u32,
    /// Working days with marks
    #[arg(long, default_value_t = 60)]
    days: u32,
    /// Seconds of each measurement
    #[arg(long, default_value_t = 8)]
    seconds: u64,
    /// Connections
    #[arg(long, default_value_t = 32)]
    connections: usize,
    /// Entries that can be searched, over all institutions
    #[arg(long, default_value_t = 3_000_000)]
    entries: usize,
    /// (internal) be the server
    #[arg(long, hide = true)]
    serve: Option<SocketAddr>,
}

/// Measures and prints the table.
pub async fn run(args: Args) -> Result<(), Failure> {
    if let (Some(address), Some(url)) = (args.serve, &args.database) {
        return server::run(url, address).await;
    }
    let folder = tempfile::tempdir()?;
    let file: PathBuf = folder.path().join("bench.sqlite");
    let url = args
        .database
        .clone()
        .unwrap_or_else(|| format!("sqlite:{}", file.display()));
    let world = data::prepare(&url, &args).await?;
    let names = Names::prepare(&url).await?;
    let today = world.days().first().copied().unwrap_or_default();
    let (entries, filled) = search_fill::fill(&url, &world, args.entries, today).await?;
    let child = server::Child::start(&url)?;
    let load = Load {
        address: child.address,
        seconds: args.seconds,
        connections: args.connections,
    };
    let mut report = Report::new(&url, &args);

    pages(&load, &world, &mut report).await?;
    let writes = load.run(Shape::Save(world.clone())).await?;
    report.memory("after R, P and W", child.memory());
    let signed = load.run(Shape::SignIn(names.clone())).await?;
    let weeks = week::measure(&load, &world, today).await?;
    let searches = search::measure(&load, &world, &url).await?;
    report.memory("after signing in and searching", child.memory());
    let rows = import::ROWS;
    let imported = import::measure(&load, &world, &url).await?;
    let seen = format!("I: reading {rows} rows of a spreadsheet, and the preview (a second: rows)");
    report.line(&seen, imported.seen);
    let written = format!("I: writing {rows} children with their parents (a second: rows)");
    report.line(&written, imported.written);
    drop(child);
    let bare = names.bare(args.seconds)?;
    report.line("S: bare Argon2id verifications", bare.clone());
    report.share("S: signing in by name and password", signed, &bare);
    let bare = floor::bare_saves(&url, &world, args.seconds).await?;
    report.line("W: bare transactions of the same rows", bare.clone());
    report.share("W: saving a day of a group, durable", writes, &bare);
    report.table(weeks);
    report.table(vec![format!(
        "search over {entries} entries of {} institutions, filled in {} s",
        world.all().len().div_ceil(8),
        filled.as_secs()
    )]);
    report.table(searches);
    report.print();
    Ok(())
}

/// R and P, each with what it costs to render it from memory.
async fn pages(load: &Load, world: &data::World, report: &mut Report) -> Result<(), Failure> {
    let size = load.size_of(&world.month(0)).await?;
    report.line(
        "constant body of the size of R",
        load.run(Shape::Constant(size)).await?,
    );
    let memory = load.run(Shape::RenderedMonth(world.clone())).await?;
    report.line("R rendered from memory", memory.clone());
    let month = load.run(Shape::Month(world.clone())).await?;
    report.share("R: month grid of one group", month.clone(), &memory);
    report.line(
        "R over 6 groups only",
        load.run(Shape::Month(world.first(6))).await?,
    );
    report.line(
        "R at half the top rate",
        load.at_rate(Shape::Month(world.clone()), month.rate / 2.0)
            .await?,
    );
    let mut known = world.month(0);
    let seen = load
        .visitor(known.cookie.clone())
        .await?
        .get(&known.path)
        .await?;
    known.known = seen.stamp;
    report.line(
        "R unchanged since the last look (304)",
        load.run(Shape::Same(known)).await?,
    );
    let memory = load.run(Shape::RenderedDay(world.clone())).await?;
    report.line("P rendered from memory", memory.clone());
    let day = load.run(Shape::ParentDay(world.clone())).await?;
    report.share("P: a parent's day", day, &memory);
    Ok(())
}
