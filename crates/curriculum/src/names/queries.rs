//! Entries of the lists of names with the days on which they hold.

use jiff::civil::Date;
use kernel::{Area, InstitutionId, ReferenceId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{Error, Result};

use crate::held::Held;
use crate::records::Kind;

rows! {
    /// An entry as the lists keep it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Name {
        /// Its key
        pub id: ReferenceId,
        /// Of which list
        pub kind: Kind,
        /// Of which learning area: a subject's alone
        pub area: Option<Area>,
        /// Its place
        pub position: i64,
        /// Its words
        pub title: String,
        /// The first day on which it holds
        pub from_on: Date,
        /// The last
        pub to_on: Option<Date>,
    }
}

impl Name {
    /// When it holds.
    pub const fn held(&self) -> Held {
        Held {
            from: self.from_on,
            to: self.to_on,
        }
    }
}

/// An entry to be added.
pub struct New {
    /// Its key
    pub id: ReferenceId,
    /// Of which list
    pub kind: Kind,
    /// Of which learning area: a subject's alone
    pub area: Option<Area>,
    /// Its place
    pub position: i64,
    /// Its words
    pub title: String,
    /// When it holds
    pub held: Held,
}

/// Every list's entries that hold on some of the days, by list and place.
pub async fn during(
    tx: &mut ReadTx,
    institution: InstitutionId,
    from: Date,
    to: Date,
) -> Result<Vec<Name>> {
    Ok(tx
        .all(
            sql!(
                "SELECT id, kind, area, position, title, from_on, to_on
                   FROM reference_entry
                  WHERE institution_id = $1 AND from_on <= $3
                    AND (to_on IS NULL OR (to_on >= $2 AND to_on >= from_on))
                  ORDER BY kind, position, from_on, id"
            ),
            params![institution, from, to],
        )
        .await?)
}

/// One entry.
pub async fn one(tx: &mut ReadTx, institution: InstitutionId, id: ReferenceId) -> Result<Name> {
    let found = tx
        .opt(
            sql!(
                "SELECT id, kind, area, position, title, from_on, to_on
                   FROM reference_entry
                  WHERE institution_id = $1 AND id = $2"
            ),
            params![institution, id],
        )
        .await?;
    found.ok_or(Error::NotFound)
}

/// Ends an entry on its last day.
pub async fn end(
    tx: &mut WriteTx,
    institution: InstitutionId,
    id: ReferenceId,
    to: Date,
) -> Result<()> {
    tx.run(
        sql!("UPDATE reference_entry SET to_on = $3 WHERE institution_id = $1 AND id = $2"),
        params![institution, id, to],
    )
    .await?;
    Ok(())
}

/// Adds an entry. The same words that were replaced before they held come back to life.
pub async fn add(tx: &mut WriteTx, institution: InstitutionId, new: &New) -> Result<()> {
    let written = tx
        .run(
            sql!(
                "INSERT INTO reference_entry (institution_id, id, kind, area, position, title, from_on, to_on)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                 ON CONFLICT (institution_id, kind, title, from_on) DO UPDATE
                    SET area = excluded.area, position = excluded.position, to_on = excluded.to_on
                  WHERE reference_entry.to_on < reference_entry.from_on"
            ),
            params![
                institution,
                new.id,
                new.kind,
                new.area,
                new.position,
                new.title,
                new.held.from,
                new.held.to
            ],
        )
        .await?;
    if written == 1 {
        Ok(())
    } else {
        Err(Error::Conflict("conflict-taken"))
    }
}
