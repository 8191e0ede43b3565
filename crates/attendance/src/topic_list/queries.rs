//! Topics as they are kept.

use jiff::civil::Date;
use kernel::{InstitutionId, TopicId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{Error, Result};

use super::model::{Days, Draft, Kind};

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
        /// The first day on which it is offered
        pub from_on: Date,
        /// The first on which it is not any more
        pub retired_on: Option<Date>,
        /// Whether some group was told it
        pub told: bool,
    }
}

/// Every topic, by list and place; whether it was told is read of one alone.
pub async fn topics(tx: &mut ReadTx, institution: InstitutionId) -> Result<Vec<Topic>> {
    Ok(tx
        .all(
            sql!(
                "SELECT id, kind, title, virtue, months, from_on, retired_on, (1 = 0) AS told
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
                "SELECT t.id, t.kind, t.title, t.virtue, t.months, t.from_on, t.retired_on,
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
    days: Days,
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO topic (institution_id, id, kind, title, virtue, months, from_on, retired_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        params![
            institution,
            id,
            kind,
            draft.title,
            draft.virtue,
            draft.months,
            days.from,
            days.until
        ],
    )
    .await?;
    Ok(())
}

/// Writes a topic anew, and on which days it is offered.
pub async fn write(
    tx: &mut WriteTx,
    institution: InstitutionId,
    id: TopicId,
    draft: &Draft,
    days: Days,
) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE topic SET title = $3, virtue = $4, months = $5, from_on = $6, retired_on = $7
              WHERE institution_id = $1 AND id = $2"
        ),
        params![
            institution,
            id,
            draft.title,
            draft.virtue,
            draft.months,
            days.from,
            days.until
        ],
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
