//! The search's entries at the country's size: the diary's real texts, a common sentence in a third of them and a rare
//! word in one of five hundred, written faster than the program writes them one by one.

use std::str::FromStr as _;
use std::time::{Duration, Instant};

use calendar::SchoolYear;
use jiff::Span;
use jiff::civil::Date;
use kernel::{GroupId, InstitutionId};
use search::{Entry, Filed, Kind, Source, filed};
use store::{Db, params, sql};

use super::data::World;
use crate::cli::{Failure, out};
use crate::demo::diary_texts;

/// In every third entry: "Bērni darbojas kopā."
pub const COMMON: &str = "bērni";
/// Another word of the same.
pub const COMMON_TOO: &str = "darbojas";
/// In one of five hundred: "Mārtiņdienas tirdziņš."
pub const RARE: &str = "Mārtiņdiena";

/// Entries of one record.
const RECORD: usize = 5;
/// School years that entries lie in.
const YEARS: i32 = 5;

/// A record with its entries as they are kept.
struct Row {
    source: String,
    group: i64,
    entry: Filed,
}

fn mixed(n: u64) -> u64 {
    let mut z = n.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Makes the entries of institutions.
struct Maker {
    texts: Vec<&'static str>,
    first: Date,
}

impl Maker {
    fn text(&self, chance: u64) -> String {
        let at = |chance: u64| {
            let place = usize::try_from(chance % (1 << 30)).unwrap_or_default();
            let text = self.texts.get(place % self.texts.len().max(1));
            text.copied().unwrap_or_default()
        };
        let mut text = at(chance).to_owned();
        if chance.is_multiple_of(3) {
            text.push_str(" Bērni darbojas kopā.");
        }
        if chance % 500 == 1 {
            text.push_str(" Mārtiņdienas tirdziņš.");
        }
        text + "\n" + at(mixed(chance))
    }

    fn rows(&self, institution: i64, groups: &[i64], count: usize) -> Vec<Row> {
        let mut rows = Vec::with_capacity(count);
        for record in 0..count.div_ceil(RECORD) {
            let chance = mixed(institution.unsigned_abs() << 24 | record as u64);
            let group = groups.get(record % groups.len().max(1));
            let group = group.copied().unwrap_or_default();
            let days = i32::try_from(chance % 100_000).unwrap_or_default() % (365 * YEARS);
            let day = self.first.saturating_add(Span::new().days(days));
            let source = Source {
                key: format!("bench/{group}/{record}"),
                group: Some(GroupId(group)),
                from_on: day,
                to_on: day,
                address: format!("/groups/{group}/diary?week={}", calendar::Week::of(day)),
            };
            let entries: Vec<Entry> = (0..RECORD.min(count - record * RECORD))
                .map(|n| {
                    let kind = if n == 0 {
                        Kind::Outcome
                    } else {
                        Kind::DiaryRow
                    };
                    Entry::new(kind, self.text(mixed(chance ^ n as u64))).at(format!("d{day}"))
                })
                .collect();
            for entry in filed(InstitutionId(institution), &source, &entries, 0) {
                let source = source.key.clone();
                rows.push(Row {
                    source,
                    group,
                    entry,
                });
            }
        }
        rows
    }
}

/// The institutions of the world with their groups.
fn houses(world: &World) -> Vec<(i64, Vec<i64>)> {
    let same = |a: &super::data::Group, b: &super::data::Group| a.institution == b.institution;
    let house = |groups: &[super::data::Group]| {
        let ids = groups.iter().map(|group| group.id).collect();
        groups.first().map(|group| (group.institution, ids))
    };
    world.all().chunk_by(same).filter_map(house).collect()
}

/// Fills the index up to so many entries; how many there are, and how long it took.
pub async fn fill(
    url: &str,
    world: &World,
    wanted: usize,
    today: Date,
) -> Result<(usize, Duration), Failure> {
    let db = Db::open(url)?;
    let there: (i64,) = db
        .read()
        .await?
        .one(sql!("SELECT count(*) FROM search_entry"), params![])
        .await?;
    drop(db);
    let there = usize::try_from(there.0).unwrap_or_default();
    let start = Instant::now();
    let houses = houses(world);
    let each = wanted.saturating_sub(there) / houses.len().max(1);
    // an earlier run filled it
    if each < 10 {
        return Ok((there, Duration::ZERO));
    }
    let this_year = SchoolYear::of(today).first();
    let maker = Maker {
        texts: diary_texts(),
        first: this_year.saturating_sub(Span::new().days(365 * (YEARS - 1))),
    };
    match url.strip_prefix("sqlite:") {
        Some(path) => {
            sqlite(path, &maker, &houses, each).map_err(|e| Failure::said(e.to_string()))?;
        }
        None => postgres(url, &maker, &houses, each)
            .await
            .map_err(|e| Failure::said(format!("{e}: {:?}", e.as_db_error())))?,
    }
    Ok((there + each * houses.len(), start.elapsed()))
}

fn progress(count: usize, houses: usize) {
    if count.is_multiple_of(100) {
        out::error(&format!("{count} of {houses} institutions can be searched"));
    }
}

fn sqlite(
    path: &str,
    maker: &Maker,
    houses: &[(i64, Vec<i64>)],
    each: usize,
) -> rusqlite::Result<()> {
    let mut conn = rusqlite::Connection::open(path)?;
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;
         INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 33554432);",
    )?;
    for (count, (institution, groups)) in (1..).zip(houses) {
        let tx = conn.transaction()?;
        {
            // the few whose id another institution has are left out
            let mut entries = tx.prepare_cached(
                "INSERT OR IGNORE INTO search_entry (institution_id, id, source, kind, group_id, from_on, to_on, address, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?;
            let mut words =
                tx.prepare_cached("INSERT INTO search_index (rowid, words) VALUES (?1, ?2)")?;
            for row in maker.rows(*institution, groups, each) {
                let entry = &row.entry;
                let list = params![
                    *institution,
                    entry.id,
                    row.source,
                    entry.kind,
                    row.group,
                    entry.from_on,
                    entry.to_on,
                    entry.address,
                    entry.body
                ];
                if entries.execute(rusqlite::params_from_iter(list))? == 1 {
                    words.execute(rusqlite::params![entry.id, entry.words])?;
                }
            }
        }
        tx.commit()?;
        progress(count, houses.len());
    }
    conn.execute_batch(
        "INSERT INTO search_index (search_index) VALUES ('optimize');
         INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 1048576);
         ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);",
    )
}

async fn postgres(
    url: &str,
    maker: &Maker,
    houses: &[(i64, Vec<i64>)],
    each: usize,
) -> Result<(), tokio_postgres::Error> {
    let config = tokio_postgres::Config::from_str(url)?;
    let (client, connection) = config.connect(tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    client
        .batch_execute("SET synchronous_commit = off; SET maintenance_work_mem = '1GB'; SET statement_timeout = 0;")
        .await?;
    let index = "SELECT indexdef FROM pg_indexes WHERE indexname = 'search_entry_words'";
    let index: String = client.query_one(index, &[]).await?.try_get(0)?;
    client
        .batch_execute("DROP INDEX search_entry_words")
        .await?;
    let insert = client
        .prepare(
            "INSERT INTO search_entry (institution_id, id, source, kind, group_id, from_on, to_on, address, body, words)
             SELECT $1, id, source, kind, group_id, CAST(from_on AS date), CAST(from_on AS date), address, body,
                    to_tsvector('simple', words)
               FROM unnest($2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[],
                           $9::text[]) AS r (id, source, kind, group_id, from_on, address, body, words)
             ON CONFLICT DO NOTHING",
        )
        .await?;
    for (count, (institution, groups)) in (1..).zip(houses) {
        let rows = maker.rows(*institution, groups, each);
        let text = |of: fn(&Row) -> String| rows.iter().map(of).collect::<Vec<_>>();
        let ids: Vec<i64> = rows.iter().map(|row| row.entry.id).collect();
        let of_groups: Vec<i64> = rows.iter().map(|row| row.group).collect();
        client
            .execute(
                &insert,
                &[
                    institution,
                    &ids,
                    &text(|row| row.source.clone()),
                    &text(|row| row.entry.kind.to_string()),
                    &of_groups,
                    &text(|row| row.entry.from_on.to_string()),
                    &text(|row| row.entry.address.clone()),
                    &text(|row| row.entry.body.clone()),
                    &text(|row| row.entry.words.clone()),
                ],
            )
            .await?;
        progress(count, houses.len());
    }
    out::error("the index of words is being built");
    client.batch_execute(&index).await?;
    client.batch_execute("ANALYZE search_entry").await
}
