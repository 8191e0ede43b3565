//! Topics as they are kept.

use jiff::civil::Date;
use kernel::{InstitutionId, TopicId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{Error, Result};

use super::model::{Draft, Kind};

rows! {
    /// A topic of a list.
    #[derive(Debug, Clone)]
    pub struct Topic {
        /// Its key
        pub id: TopicId,
        /// Of which list
        pub kind: Kind,
        /// "Drošība uz ledus"
        pub title: String,
        /// "drosme"
        pub virtue: String,
        /// "XII, I, II"
        pub months: String,
        /// Since when it is not offered any more
        pub retired_on: Option<Date>,
        /// Whether some group was told it
        pub told: bool,
    }
}

/// Every topic, by list and place.
pub async fn topics(tx: &mut ReadTx, institution: InstitutionId) -> Result<Vec<Topic>> {
    Ok(tx
        .all(
            sql!(
                "SELECT id, kind, title, virtue, months, retired_on, (1 = 0) AS told
                   FROM topic
                  WHERE institution_id = $1
                  ORDER BY kind, id"
            ),
            params![institution],
        )
        .await?)
}

/// One topic.
pub async fn topic(tx: &mut ReadTx, institution: InstitutionId, id: TopicId) -> Result<Topic> {
    let found = tx
        .opt(
            sql!(
                "SELECT t.id, t.kind, t.title, t.virtue, t.months, t.retired_on,
                        EXISTS (SELECT 1 FROM topic_entry e
                                 WHERE e.institution_id = t.institution_id AND e.topic_id = t.id) AS told
                   FROM topic t
                  WHERE t.institution_id = $1 AND t.id = $2"
            ),
            params![institution, id],
        )
        .await?;
    found.ok_or(Error::NotFound)
}

/// Lets nobody else change the lists before this transaction ends.
pub async fn hold(tx: &mut WriteTx, institution: InstitutionId) -> Result<()> {
    tx.run(
        sql!("UPDATE institution SET name = name WHERE id = $1"),
        params![institution],
    )
    .await?;
    Ok(())
}

/// Adds a topic.
pub async fn add(
    tx: &mut WriteTx,
    institution: InstitutionId,
    (id, kind): (TopicId, Kind),
    draft: &Draft,
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO topic (institution_id, id, kind, title, virtue, months)
             VALUES ($1, $2, $3, $4, $5, $6)"
        ),
        params![
            institution,
            id,
            kind,
            draft.title,
            draft.virtue,
            draft.months
        ],
    )
    .await?;
    Ok(())
}

/// Writes a topic anew; it is offered from now on.
pub async fn write(
    tx: &mut WriteTx,
    institution: InstitutionId,
    id: TopicId,
    draft: &Draft,
) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE topic SET title = $3, virtue = $4, months = $5, retired_on = NULL
              WHERE institution_id = $1 AND id = $2"
        ),
        params![institution, id, draft.title, draft.virtue, draft.months],
    )
    .await?;
    Ok(())
}

/// Offers a topic no more from that day on, or again.
pub async fn retire(
    tx: &mut WriteTx,
    institution: InstitutionId,
    id: TopicId,
    on: Option<Date>,
) -> Result<()> {
    tx.run(
        sql!("UPDATE topic SET retired_on = $3 WHERE institution_id = $1 AND id = $2"),
        params![institution, id, on],
    )
    .await?;
    Ok(())
}
