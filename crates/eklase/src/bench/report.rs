//! The table, in the form of the README's.

use store::Db;

use super::Args;
use super::load::Measured;
use crate::cli::out;

/// Collects lines and prints them at the end.
pub struct Report {
    head: String,
    lines: Vec<String>,
    /// Tables of their own, after the first
    more: Vec<String>,
}

fn row(what: &str, measured: &Measured, share: Option<f64>) -> String {
    let share = share.map_or_else(|| "–".to_owned(), |share| format!("{:.0} %", share * 100.0));
    let ms = |time: std::time::Duration| time.as_secs_f64() * 1000.0;
    format!(
        "| {what} | {:.0} | {share} | {:.2} | {:.2} |",
        measured.rate,
        ms(measured.median),
        ms(measured.p99)
    )
}

impl Report {
    /// For that database and size.
    pub fn new(url: &str, args: &Args) -> Self {
        let engine = Db::open(url).map_or("?", |db| match db.engine() {
            store::Engine::Sqlite => "SQLite",
            store::Engine::Postgres => "PostgreSQL",
        });
        let head = format!(
            "{engine}: {} groups × {} children × {} days, {} connections, {} s each",
            args.groups, args.children, args.days, args.connections, args.seconds
        );
        Self {
            head,
            lines: Vec::new(),
            more: Vec::new(),
        }
    }

    /// A figure by itself.
    pub fn line(&mut self, what: &str, measured: Measured) {
        self.lines.push(row(what, &measured, None));
    }

    /// A figure beside its ceiling.
    pub fn share(&mut self, what: &str, measured: Measured, ceiling: &Measured) {
        let share = measured.rate / ceiling.rate.max(1.0);
        self.lines.push(row(what, &measured, Some(share)));
    }

    /// Lines of a table of its own.
    pub fn table(&mut self, lines: Vec<String>) {
        self.more.push(String::new());
        self.more.extend(lines);
    }

    /// The server's memory at its highest.
    pub fn memory(&mut self, when: &str, megabytes: Option<u64>) {
        if let Some(megabytes) = megabytes {
            self.lines.push(format!(
                "| memory of the server at its highest, {when} | {megabytes} MB | – | – | – |"
            ));
        }
    }

    /// Prints it.
    pub fn print(&self) {
        out::line(&self.head);
        out::line("");
        out::line("| what | a second | of its ceiling | median ms | p99 ms |");
        out::line("| --- | ---: | ---: | ---: | ---: |");
        for line in self.lines.iter().chain(&self.more) {
            out::line(line);
        }
    }
}
