//! The way in for somebody whom single sign-on has recognised: the same session as after a password, or the same step to
//! the account's own second factor.

use factors::{Factors, limits, step};
use jiff::Timestamp;
use kernel::{AccountId, InstitutionId};
use store::{WriteTx, params, sql};
use web::{Config, Error, Place, Result, SessionToken, own_path};

use super::arrive::open;
use super::queries;

/// What the browser gets.
pub struct Admitted {
    /// The cookie of the session, or of the step before it
    pub cookie: String,
    /// Where it goes on
    pub address: String,
    /// What is asked for first, where the account has factors of its own
    pub step: Option<Factors>,
}

/// Opens a session, with its entry in the audit log, or begins the step; nothing is kept before the commit. None for an
/// account that may not be opened.
///
/// `strong`: the provider checked a second factor, so the account's own is not asked for.
pub async fn admit(
    tx: &mut WriteTx,
    config: &Config,
    whose: (InstitutionId, AccountId),
    (strong, next): (bool, &str),
    (place, now): (Place<'_>, Timestamp),
) -> Result<Option<Admitted>> {
    let Some(person) = queries::person(tx, whose).await? else {
        return Ok(None);
    };
    let next = own_path(next);
    let own = factors::of(tx, whose).await?;
    if !strong && own.any() {
        let subject = limits::account_subject(whose.0, whose.1);
        let step = step::begin(tx, whose, subject, now).await?;
        let query = serde_urlencoded::to_string([("next", next)])
            .map_err(|e| Error::Internal(e.to_string()))?;
        return Ok(Some(Admitted {
            cookie: step::cookie(config, &step),
            address: format!("/login/step?{query}"),
            step: Some(own),
        }));
    }
    let factor = if strong { "sso_strong" } else { "sso" };
    let opened = open(tx, person, Some(factor), place, now).await?;
    // no password was used that would have to be replaced first; the provider's second factor counts as the account's own
    let token = SessionToken::parse(opened.secret())
        .ok_or_else(|| Error::Internal("a session without a secret".to_owned()))?;
    tx.run(
        sql!(
            "UPDATE session SET by_sso = $3, strong = $4 WHERE institution_id = $1 AND token_hash = $2"
        ),
        params![whose.0, token.hash, true, strong],
    )
    .await?;
    Ok(Some(Admitted {
        cookie: opened.cookie(config),
        address: opened.first_page(next)?,
        step: None,
    }))
}
