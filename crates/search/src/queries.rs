//! The index: written in the transaction of the change that it follows, read within what the person may see. Full text is
//! the one thing in which the engines have no common SQL: FTS5 beside the entries, a tsvector with a GIN index in them.

use calendar::SchoolYear;
use jiff::civil::Date;
use kernel::{GroupId, InstitutionId};
use store::{Params, ReadTx, WriteTx, params, rows, sql};

use crate::entry::{Entry, Kind, Source, id_of, ids_between};
use crate::wanted::{Wanted, tokens};

/// No entry is longer; its words beyond are not found.
const TEXT: usize = 20_000;
/// How often an id that another institution has by chance is replaced by another.
const SALTS: u8 = 3;

/// Which of the close entries, a week's lessons and a day's rows, the person sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// Every group's
    All,
    /// Those groups'
    Of(Vec<GroupId>),
}

/// What narrows a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Only this group's
    pub group: Option<GroupId>,
    /// Only of this school year
    pub year: Option<SchoolYear>,
    /// Only these kinds; none is all
    pub kinds: Vec<Kind>,
    /// What the person may see
    pub seen: Seen,
}

rows! {
    struct Mode {
        mode: String,
    }

    /// An entry that was found.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Hit {
        /// Its place in the order: the next ones are after it
        pub id: i64,
        /// What it is
        pub kind: Kind,
        /// Whose; none is the institution's
        pub group_id: Option<GroupId>,
        /// "Mārītes"
        pub group_name: Option<String>,
        /// Its first day
        pub from_on: Date,
        /// Its last day
        pub to_on: Date,
        /// The page that shows it
        pub address: String,
        /// As people read it
        pub body: String,
    }
}

/// What a record's entries are from now on: what it had goes, none are none. In the transaction of the record's own
/// change; two statements.
pub async fn replace(
    tx: &mut WriteTx,
    institution: InstitutionId,
    source: &Source,
    entries: &[Entry],
) -> store::Result<()> {
    let one = [(source.clone(), entries.to_vec())];
    replace_all(tx, institution, &one).await
}

/// The same for many records of an institution, in two statements too.
pub async fn replace_all(
    tx: &mut WriteTx,
    institution: InstitutionId,
    records: &[(Source, Vec<Entry>)],
) -> store::Result<()> {
    for salt in 0..=SALTS {
        forget(tx, institution, records).await?;
        let filed = file(tx, institution, records, salt).await;
        match filed {
            Err(store::Error::Taken(_)) if salt < SALTS => {}
            other => return other,
        }
    }
    Ok(())
}

async fn forget(
    tx: &mut WriteTx,
    institution: InstitutionId,
    records: &[(Source, Vec<Entry>)],
) -> store::Result<()> {
    let keys = records
        .iter()
        .map(|(source, _)| params![institution, source.key])
        .collect();
    tx.run_many(
        sql!("DELETE FROM search_entry WHERE institution_id = $1 AND source = $2"),
        keys,
    )
    .await?;
    Ok(())
}

/// An entry as it is kept: for filling a database faster than one statement an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// Its key, the greater the later its day
    pub id: i64,
    /// What it is
    pub kind: Kind,
    /// Its first day
    pub from_on: Date,
    /// Its last day
    pub to_on: Date,
    /// The page that shows it
    pub address: String,
    /// As people read it
    pub body: String,
    /// The index's words
    pub words: String,
}

/// A record's entries as they are kept; empty texts are left out. `salt` gives other ids.
pub fn filed(
    institution: InstitutionId,
    source: &Source,
    entries: &[Entry],
    salt: u8,
) -> Vec<Filed> {
    let one = |(position, entry): (usize, &Entry)| {
        let body: String = entry.text.trim().chars().take(TEXT).collect();
        let (from_on, to_on) = entry
            .on
            .map_or((source.from_on, source.to_on), |day| (day, day));
        let address = if entry.anchor.is_empty() {
            source.address.clone()
        } else {
            format!("{}#{}", source.address, entry.anchor)
        };
        Filed {
            id: id_of(institution, source, (from_on, position), salt),
            kind: entry.kind,
            from_on,
            to_on,
            address,
            words: tokens(institution, &body),
            body,
        }
    };
    let written = entries.iter().filter(|entry| !entry.text.trim().is_empty());
    written.enumerate().map(one).collect()
}

async fn file(
    tx: &mut WriteTx,
    institution: InstitutionId,
    records: &[(Source, Vec<Entry>)],
    salt: u8,
) -> store::Result<()> {
    let mut list: Vec<Params> = Vec::new();
    for (source, entries) in records {
        for one in filed(institution, source, entries, salt) {
            list.push(params![
                institution,
                one.id,
                source.key,
                one.kind,
                source.group,
                one.from_on,
                one.to_on,
                one.address,
                one.body,
                one.words
            ]);
        }
    }
    if list.is_empty() {
        return Ok(());
    }
    tx.run_many(
        sql!(
            postgres: "INSERT INTO search_entry (institution_id, id, source, kind, group_id, from_on, to_on, address,
                                                 body, words)
                       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_tsvector('simple', $10))",
            sqlite: "INSERT INTO search_filing (institution_id, id, source, kind, group_id, from_on, to_on, address,
                                                body, words)
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ),
        list,
    )
    .await?;
    Ok(())
}

/// The entries with all that is wanted, the newest first, at most so many of those after that one.
pub async fn find(
    tx: &mut ReadTx,
    institution: InstitutionId,
    wanted: &Wanted,
    filter: &Filter,
    (most, after): (usize, Option<i64>),
) -> store::Result<Vec<Hit>> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    // planned for these very words: PostgreSQL knows which are common, where it reads the newest entries one by one, and
    // which are rare, where it asks the index; a plan for any words is a bad one for most of them
    let plan = sql!(
        postgres: "SELECT set_config('plan_cache_mode', 'force_custom_plan', true) AS mode",
        sqlite: "SELECT '' AS mode"
    );
    let statement = sql!(
        postgres: "SELECT e.id, e.kind, e.group_id, g.name AS group_name, e.from_on, e.to_on, e.address, e.body
                     FROM (SELECT f.institution_id, f.id, f.kind, f.group_id, f.from_on, f.to_on, f.address, f.body
                             FROM search_entry f
                            WHERE f.words @@ CAST(replace(replace(replace($2, '*', ':*'), '+', '<->'), ' ', '&') AS tsquery)
                              AND f.institution_id = $1 AND f.id BETWEEN $3 AND $4
                              AND (CAST($5 AS BIGINT) IS NULL OR f.group_id = $5)
                              AND ($6 = '' OR $6 LIKE '%,' || f.kind || ',%')
                              AND ($7 OR f.kind NOT IN ('week_lesson', 'diary_row')
                                   OR $8 LIKE '%,' || CAST(f.group_id AS TEXT) || ',%')
                            ORDER BY f.id DESC LIMIT $9) e
                     LEFT JOIN child_group g ON g.institution_id = e.institution_id AND g.id = e.group_id
                    ORDER BY e.id DESC",
        sqlite: "SELECT e.id, e.kind, e.group_id, g.name AS group_name, e.from_on, e.to_on, e.address, e.body
                   FROM search_index x
                  CROSS JOIN search_entry e ON e.institution_id = $1 AND e.id = x.rowid
                   LEFT JOIN child_group g ON g.institution_id = e.institution_id AND g.id = e.group_id
                  WHERE x.search_index MATCH $2 AND x.rowid BETWEEN $3 AND $4
                    AND ($5 IS NULL OR e.group_id = $5)
                    AND ($6 = '' OR $6 LIKE '%,' || e.kind || ',%')
                    AND ($7 OR e.kind NOT IN ('week_lesson', 'diary_row')
                         OR $8 LIKE '%,' || e.group_id || ',%')
                  ORDER BY x.rowid DESC LIMIT $9"
    );
    let list = wanted_rows(institution, wanted, filter, (most, after));
    let (_, hits) = tx
        .both::<Mode, Hit>((plan, params![]), (statement, list))
        .await?;
    Ok(hits)
}

fn wanted_rows(
    institution: InstitutionId,
    wanted: &Wanted,
    filter: &Filter,
    (most, after): (usize, Option<i64>),
) -> Params {
    let (first, last) = filter
        .year
        .map_or((0, i64::MAX), |year| ids_between(year.first(), year.last()));
    let last = after.map_or(last, |after| last.min(after.saturating_sub(1)));
    let list = |all: Vec<String>| match all.join(",") {
        none if none.is_empty() => none,
        some => format!(",{some},"),
    };
    let kinds = list(filter.kinds.iter().map(ToString::to_string).collect());
    let (all, groups) = match &filter.seen {
        Seen::All => (true, String::new()),
        Seen::Of(groups) => (
            false,
            list(groups.iter().map(ToString::to_string).collect()),
        ),
    };
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    params![
        institution,
        wanted.expression(institution),
        first,
        last,
        filter.group,
        kinds,
        all,
        groups,
        most
    ]
}
