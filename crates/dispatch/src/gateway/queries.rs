//! The gateway's row.

use courier::{Method, Settings};
use jiff::Timestamp;
use kernel::{AccountId, InstitutionId};
use store::{ReadTx, Result, WriteTx, params, rows, sql};

rows! {
    /// The settings as they are kept.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct Kept {
        pub(crate) method: String,
        pub(crate) url: String,
        pub(crate) headers: String,
        pub(crate) body: String,
        pub(crate) success_text: String,
        pub(crate) sender: String,
    }
}

impl From<Kept> for Settings {
    fn from(kept: Kept) -> Self {
        Self {
            // the table holds no third one
            method: kept.method.parse().unwrap_or(Method::Post),
            url: kept.url,
            headers: kept.headers,
            body: kept.body,
            success_text: kept.success_text,
            sender: kept.sender,
        }
    }
}

/// The institution's gateway, if it is set up.
pub(crate) async fn kept(tx: &mut ReadTx, institution: InstitutionId) -> Result<Option<Kept>> {
    tx.opt(
        sql!(
            "SELECT method, url, headers, body, success_text, sender
               FROM sms_gateway
              WHERE institution_id = $1"
        ),
        params![institution],
    )
    .await
}

/// Whether the institution has set one up.
pub(crate) async fn is_set(tx: &mut ReadTx, institution: InstitutionId) -> Result<bool> {
    let found: Option<(i64,)> = tx
        .opt(
            sql!("SELECT revision FROM sms_gateway WHERE institution_id = $1"),
            params![institution],
        )
        .await?;
    Ok(found.is_some())
}

/// Sets it up, for the first time or anew.
pub(crate) async fn set(
    tx: &mut WriteTx,
    institution: InstitutionId,
    settings: &Settings,
    (by, now): (AccountId, Timestamp),
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO sms_gateway (institution_id, method, url, headers, body, success_text, sender,
                                      revision, updated_at, updated_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9)
             ON CONFLICT (institution_id) DO UPDATE
                SET method = excluded.method, url = excluded.url, headers = excluded.headers,
                    body = excluded.body, success_text = excluded.success_text, sender = excluded.sender,
                    revision = sms_gateway.revision + 1, updated_at = excluded.updated_at,
                    updated_by = excluded.updated_by"
        ),
        params![
            institution,
            settings.method.as_str(),
            settings.url,
            settings.headers,
            settings.body,
            settings.success_text,
            settings.sender,
            now,
            by
        ],
    )
    .await?;
    Ok(())
}
