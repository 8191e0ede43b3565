//! Searches, one after another, each in another institution: the page, the program's own query, and the bare index query
//! by the database's client library.

use std::str::FromStr as _;
use std::time::{Duration, Instant};

use kernel::InstitutionId;
use search::{Filter, Seen, Wanted, find};
use store::Db;

use super::data::{Group, World, cookie};
use super::load::Load;
use super::search_fill::{COMMON, COMMON_TOO, RARE};
use crate::cli::Failure;

/// Times each thing is done.
const TIMES: usize = 200;
/// Hits of one page and one more.
const HITS: u8 = 31;

/// Half, and 95 of a hundred, took no longer.
#[derive(Debug, Clone, Copy, Default)]
pub struct Times {
    p50: Duration,
    p95: Duration,
}

impl Times {
    /// Of all that was measured.
    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |share: usize| times.get(times.len() * share / 100).copied();
        Self {
            p50: at(50).unwrap_or_default(),
            p95: at(95).unwrap_or_default(),
        }
    }

    /// Both in milliseconds, as cells of a table.
    pub fn cells(self) -> String {
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        format!("{:.2} | {:.2}", ms(self.p50), ms(self.p95))
    }
}

/// Groups of different institutions, in an order like chance.
pub fn places(world: &World) -> Vec<&Group> {
    let all = world.all();
    let step = (all.len() / 2 + 7) | 1;
    let place = |n: usize| all.get(n * step % all.len().max(1));
    (0..TIMES).filter_map(place).collect()
}

/// The lines of the table.
pub async fn measure(load: &Load, world: &World, url: &str) -> Result<Vec<String>, Failure> {
    let mut lines = vec![
        "| search, ms | the page: p50 | p95 | its query: p50 | p95 | bare index query: p50 | p95 |"
            .to_owned(),
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |".to_owned(),
    ];
    let places = places(world);
    let two = format!("{COMMON} {COMMON_TOO}");
    for (what, words) in [
        ("a rare word", RARE),
        ("a common word", COMMON),
        ("two common words", &two),
    ] {
        let wanted = Wanted::parse(words);
        let page = page(
            load,
            &places,
            &format!("/plans/search?q={}", words.replace(' ', "+")),
        )
        .await?;
        let query = query(url, &places, &wanted).await?;
        let bare = bare(url, &places, &wanted).await?;
        lines.push(format!(
            "| {what} | {} | {} | {} |",
            page.cells(),
            query.cells(),
            bare.cells()
        ));
    }
    Ok(lines)
}

/// The page through HTTP, by the group's teacher.
async fn page(load: &Load, places: &[&Group], path: &str) -> Result<Times, Failure> {
    let path: String = path
        .bytes()
        .map(|byte| match byte {
            b' '..=b'~' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect();
    let mut times = Vec::with_capacity(places.len());
    for group in places {
        let mut visitor = load
            .visitor(cookie(group.institution, group.teacher))
            .await?;
        let start = Instant::now();
        visitor.get(&path).await?;
        times.push(start.elapsed());
    }
    Ok(Times::of(times))
}

/// The program's query, by who sees every group.
async fn query(url: &str, places: &[&Group], wanted: &Wanted) -> Result<Times, Failure> {
    let db = Db::open(url)?;
    let filter = Filter {
        group: None,
        year: None,
        kinds: Vec::new(),
        seen: Seen::All,
    };
    let mut times = Vec::with_capacity(places.len());
    for group in places {
        let mut tx = db.read().await?;
        let house = InstitutionId(group.institution);
        let start = Instant::now();
        find(&mut tx, house, wanted, &filter, (HITS.into(), None)).await?;
        times.push(start.elapsed());
    }
    Ok(Times::of(times))
}

/// The index and the entries, with nothing else.
async fn bare(url: &str, places: &[&Group], wanted: &Wanted) -> Result<Times, Failure> {
    match url.strip_prefix("sqlite:") {
        Some(path) => bare_sqlite(path, places, wanted).map_err(|e| Failure::said(e.to_string())),
        None => bare_postgres(url, places, wanted)
            .await
            .map_err(|e| Failure::said(e.to_string())),
    }
}

fn bare_sqlite(path: &str, places: &[&Group], wanted: &Wanted) -> rusqlite::Result<Times> {
    let conn = rusqlite::Connection::open(path)?;
    let mut statement = conn.prepare(
        "SELECT e.address, e.body FROM search_index x
          CROSS JOIN search_entry e ON e.institution_id = ?1 AND e.id = x.rowid
          WHERE x.search_index MATCH ?2 ORDER BY x.rowid DESC LIMIT ?3",
    )?;
    let mut times = Vec::with_capacity(places.len());
    for group in places {
        let words = wanted.expression(InstitutionId(group.institution));
        let start = Instant::now();
        let mut rows =
            statement.query(rusqlite::params![group.institution, words, i64::from(HITS)])?;
        while let Some(row) = rows.next()? {
            let _: (String, String) = (row.get(0)?, row.get(1)?);
        }
        times.push(start.elapsed());
    }
    Ok(Times::of(times))
}

async fn bare_postgres(
    url: &str,
    places: &[&Group],
    wanted: &Wanted,
) -> Result<Times, tokio_postgres::Error> {
    let config = tokio_postgres::Config::from_str(url)?;
    let (client, connection) = config.connect(tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    let statement = client
        .prepare(
            "SELECT address, body FROM search_entry WHERE institution_id = $1 AND words @@ CAST(CAST($2 AS text) AS tsquery)
              ORDER BY id DESC LIMIT $3",
        )
        .await?;
    let mut times = Vec::with_capacity(places.len());
    for group in places {
        let words = wanted.expression(InstitutionId(group.institution));
        let words = words
            .replace('*', ":*")
            .replace('+', "<->")
            .replace(' ', "&");
        let start = Instant::now();
        client
            .query(&statement, &[&group.institution, &words, &i64::from(HITS)])
            .await?;
        times.push(start.elapsed());
    }
    Ok(Times::of(times))
}
