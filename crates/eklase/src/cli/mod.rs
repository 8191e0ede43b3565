//! The command line: one binary, its words in CONTRACT.md. Status 0, 1 for a failure, 2 for usage; an error is one
//! line on standard error that says what to do.

mod check;
mod config;
mod demo;
mod doctor;
mod import;
mod key;
pub(crate) mod out;
pub mod recover;
mod serve;
mod setup;
mod watch;

use std::process::ExitCode;

use clap::{ArgAction, Parser, Subcommand};

/// What goes wrong outside requests, in words for the person at the keyboard.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// In full
    #[error("{0}")]
    Said(String),
    /// Of the database
    #[error("database: {0}")]
    Store(#[from] store::Error),
    /// Of the service
    #[error("{0}")]
    Web(#[from] web::Error),
    /// Of a text
    #[error("{0}")]
    Texts(#[from] web::texts::BadCatalogue),
    /// Of a file or a socket
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

impl Failure {
    /// A failure in those words.
    pub fn said(text: impl Into<String>) -> Self {
        Self::Said(text.into())
    }
}

/// Elektroniskais žurnāls pirmsskolai / an electronic journal for preschools
#[derive(Parser)]
#[command(name = "eklase", version, about, long_about = None)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Says more; twice, everything
    #[arg(short, long, global = true, action = ArgAction::Count)]
    verbose: u8,
}

#[derive(Subcommand)]
enum Command {
    /// Make a demo preschool and serve it
    Demo(demo::Args),
    /// Serve
    Serve(serve::Args),
    /// Make the first institution and its superuser
    Setup(setup::Args),
    /// Bring in children with their parents, staff or groups from a spreadsheet
    Import(import::Args),
    /// Let a superuser in again who has neither password nor second factor: shows a one-time password at this terminal
    Recover(recover::Args),
    /// Bring the database's schema to this program's version
    Migrate(config::Source),
    /// Verify the database and the audit log's chain
    Check(config::Source),
    /// Measure, beside the ceilings of the same run
    Bench(crate::bench::Args),
    /// Say what is wrong with a set-up and how to mend it
    Doctor(serve::Args),
}

/// The log: structured, on standard error, without personal data.
fn start_log(verbose: u8) {
    let wanted = std::env::var("EKLASE_LOG").unwrap_or_else(|_| {
        match verbose {
            0 => "warn",
            1 => "info",
            _ => "debug",
        }
        .to_owned()
    });
    let filter = tracing_subscriber::EnvFilter::try_new(wanted).unwrap_or_default();
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // a second start, as in tests, keeps the first log
    log.json().try_init().ok();
}

async fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Demo(args) => demo::run(args).await,
        Command::Serve(args) => serve::run(args).await,
        Command::Setup(args) => setup::run(args).await,
        Command::Import(args) => import::run(args).await,
        Command::Recover(args) => recover::run(args).await,
        Command::Migrate(source) => check::migrate(&source).await,
        Command::Check(source) => check::run(&source).await,
        Command::Bench(args) => crate::bench::run(args).await,
        Command::Doctor(args) => doctor::run(&args).await,
    }
}

/// Parses the command line and runs it.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    start_log(cli.verbose);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let outcome = match runtime {
        Ok(runtime) => {
            let outcome = runtime.block_on(run(cli.command));
            runtime.shutdown_timeout(std::time::Duration::from_secs(2));
            outcome
        }
        Err(error) => Err(Failure::Io(error)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            out::error(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}
