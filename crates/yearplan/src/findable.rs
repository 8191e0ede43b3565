//! The year plan in the full text search: each entry with its description and place, out of it while it is removed.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{InstitutionId, YearItemId};
use search::{Entry, Kind, Source};
use store::{WriteTx, params, rows, sql};

rows! {
    struct Written {
        id: YearItemId,
        title: String,
        description: String,
        place: String,
        from_on: Date,
        to_on: Date,
        removed_at: Option<Timestamp>,
    }
}

impl Written {
    fn record(&self) -> (Source, Vec<Entry>) {
        let source = Source {
            key: format!("year/{}", self.id),
            group: None,
            from_on: self.from_on,
            to_on: self.to_on,
            address: format!("/year-plan/items/{}", self.id),
        };
        let parts = [&self.title, &self.description, &self.place];
        let words: Vec<&str> = parts
            .into_iter()
            .map(|part| part.trim())
            .filter(|part| !part.is_empty())
            .collect();
        let entry = Entry::new(Kind::YearEvent, words.join("\n"));
        let kept = self.removed_at.is_none().then_some(entry);
        (source, kept.into_iter().collect())
    }
}

/// Gives the search what an entry, or every one, says now.
pub async fn keep(
    tx: &mut WriteTx,
    institution: InstitutionId,
    item: Option<YearItemId>,
) -> store::Result<()> {
    let written: Vec<Written> = tx
        .all(
            sql!(
                "SELECT id, title, description, place, from_on, to_on, removed_at
                   FROM year_item
                  WHERE institution_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR id = $2)
                  ORDER BY id"
            ),
            params![institution, item],
        )
        .await?;
    let records: Vec<_> = written.iter().map(Written::record).collect();
    search::replace_all(tx, institution, &records).await
}
