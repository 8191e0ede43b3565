//! The institution's own days beside the public holidays (DOMAIN 5.2, 5.3).

use calendar::{Calendar, Override, OverrideKind};
use jiff::civil::Date;
use kernel::InstitutionId;
use store::{ReadTx, params, rows, sql};

use crate::error::{Error, Result};
use crate::memory::{Remembered, Which};

rows! {
    struct Own {
        on_date: Date,
        kind: String,
        reason: String,
    }
}

/// The institution's calendar: every deadline and every list of days comes from it.
impl Remembered for Calendar {
    async fn read(tx: &mut ReadTx, institution: InstitutionId, _: Which) -> Result<Self> {
        let own: Vec<Own> = tx
            .all(
                sql!("SELECT on_date, kind, reason FROM calendar_day WHERE institution_id = $1 ORDER BY on_date"),
                params![institution],
            )
            .await?;
        let parse = |own: Own| {
            let kind: OverrideKind = own
                .kind
                .parse()
                .map_err(|_| Error::Internal(format!("no kind of day: {}", own.kind)))?;
            Ok(Override {
                on: own.on_date,
                kind,
                reason: own.reason,
            })
        };
        Ok(Self::new(
            own.into_iter().map(parse).collect::<Result<Vec<_>>>()?,
        ))
    }
}
