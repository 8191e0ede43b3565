//! "Informācija par dzīvesvietu": where a child is declared and where it lives, with the day from which on (DOMAIN 6.2).

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, ChildId, InstitutionId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

/// The declared or the actual one: separate legal fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// "deklarētā"
    Declared,
    /// "faktiskā"
    Actual,
}

impl Kind {
    /// As it is kept.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Actual => "actual",
        }
    }
}

rows! {
    /// An address from a day on.
    #[derive(Debug, Clone)]
    pub struct Dated {
        /// "declared" or "actual"
        pub kind: String,
        /// The first day
        pub from_on: Date,
        /// Street, house, flat; or the name of a farm
        pub line: String,
        /// Town, or village with parish and district
        pub place: String,
        /// "LV-3401"
        pub postcode: String,
    }
}

/// An address, as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// Street, house, flat; or the name of a farm
    pub line: String,
    /// Town, or village with parish and district
    pub place: String,
    /// "LV-3401"
    pub postcode: String,
}

impl Address {
    /// Nothing was typed.
    pub const fn is_empty(&self) -> bool {
        self.line.is_empty() && self.place.is_empty() && self.postcode.is_empty()
    }
}

/// Every address of the child, of each kind the newest first.
pub async fn addresses(
    tx: &mut ReadTx,
    institution: InstitutionId,
    child: ChildId,
) -> Result<Vec<Dated>> {
    Ok(tx
        .all(
            sql!(
                "SELECT kind, from_on, line, place, postcode
                   FROM child_address
                  WHERE institution_id = $1 AND child_id = $2
                  ORDER BY kind, from_on DESC"
            ),
            params![institution, child],
        )
        .await?)
}

/// The newest of a kind.
pub fn newest(all: &[Dated], kind: Kind) -> Address {
    all.iter()
        .find(|one| one.kind == kind.as_str())
        .map(|one| Address {
            line: one.line.clone(),
            place: one.place.clone(),
            postcode: one.postcode.clone(),
        })
        .unwrap_or_default()
}

/// Notes where the child is from a day on; the addresses before stay where they were.
pub async fn moved(
    tx: &mut WriteTx,
    (institution, child): (InstitutionId, ChildId),
    kind: Kind,
    (from, address): (Date, &Address),
    (now, by): (Timestamp, AccountId),
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO child_address (institution_id, child_id, kind, from_on, line, place, postcode, noted_at,
                                        noted_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             ON CONFLICT (institution_id, child_id, kind, from_on) DO UPDATE
                SET line = excluded.line, place = excluded.place, postcode = excluded.postcode,
                    noted_at = excluded.noted_at, noted_by = excluded.noted_by"
        ),
        params![
            institution,
            child,
            kind.as_str(),
            from,
            address.line,
            address.place,
            address.postcode,
            now,
            by
        ],
    )
    .await?;
    Ok(())
}
