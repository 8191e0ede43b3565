//! Who a person of the provider is here.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{AccountId, InstitutionId, PersonalCode};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::{Error, Result};

rows! {
    /// An account that an identity opens.
    #[derive(Debug, Clone)]
    pub struct Opens {
        /// Where
        pub institution_id: InstitutionId,
        /// Which
        pub account_id: AccountId,
        /// "Līga"
        pub given_name: String,
        /// "Bērziņa"
        pub surname: String,
        /// "Ozolzīlīte"
        pub institution: String,
        /// Where its days begin
        pub timezone: String,
    }

    /// The link of an account, as its owner sees it.
    #[derive(Debug, Clone)]
    pub struct Link {
        /// Since when
        pub linked_at: Timestamp,
        /// When it was last used to sign in
        pub last_used_at: Option<Timestamp>,
    }

    struct Days {
        from_on: Option<Date>,
        to_on: Option<Date>,
    }
}

impl Opens {
    /// Both halves of the key.
    pub const fn whose(&self) -> (InstitutionId, AccountId) {
        (self.institution_id, self.account_id)
    }
}

/// The accounts that the identity is linked with.
pub async fn of_identity(tx: &mut ReadTx, issuer: &str, subject: &str) -> Result<Vec<Opens>> {
    Ok(tx
        .all(
            sql!(
                "SELECT a.institution_id, a.id AS account_id, a.given_name, a.surname,
                        i.short_name AS institution, i.timezone
                   FROM external_identity e
                   JOIN account a ON a.institution_id = e.institution_id AND a.id = e.account_id
                   JOIN institution i ON i.id = a.institution_id
                  WHERE e.issuer = $1 AND e.subject = $2 AND a.disabled_at IS NULL
                  ORDER BY a.institution_id, a.id"
            ),
            params![issuer, subject],
        )
        .await?)
}

/// The accounts whose own, confirmed e-mail it is.
pub async fn of_email(tx: &mut ReadTx, email: &str) -> Result<Vec<Opens>> {
    Ok(tx
        .all(
            sql!(
                "SELECT a.institution_id, a.id AS account_id, a.given_name, a.surname,
                        i.short_name AS institution, i.timezone
                   FROM account a
                   JOIN institution i ON i.id = a.institution_id
                  WHERE lower(a.email) = $1 AND a.email_confirmed_at IS NOT NULL AND a.disabled_at IS NULL
                  ORDER BY a.institution_id, a.id"
            ),
            params![email],
        )
        .await?)
}

/// The members of staff with that personal code who are employed on that day.
pub async fn of_code(tx: &mut ReadTx, code: PersonalCode, today: Date) -> Result<Vec<Opens>> {
    Ok(tx
        .all(
            sql!(
                "SELECT a.institution_id, a.id AS account_id, a.given_name, a.surname,
                        i.short_name AS institution, i.timezone
                   FROM staff_member s
                   JOIN account a ON a.institution_id = s.institution_id AND a.id = s.account_id
                   JOIN institution i ON i.id = a.institution_id
                  WHERE s.personal_code = $1 AND (s.to_on IS NULL OR s.to_on >= $2) AND a.disabled_at IS NULL
                  ORDER BY a.institution_id, a.id"
            ),
            params![code, today],
        )
        .await?)
}

/// Whether a role or a child ties the person to the institution today (5.1).
pub async fn is_tied(tx: &mut ReadTx, one: &Opens, now: Timestamp) -> Result<bool> {
    let zone = TimeZone::get(&one.timezone).map_err(|e| Error::Internal(e.to_string()))?;
    let today = zone.to_datetime(now).date();
    let ties: Vec<Days> = tx
        .all(
            sql!(
                "SELECT from_on, to_on FROM person_tie WHERE institution_id = $1 AND account_id = $2"
            ),
            params![one.institution_id, one.account_id],
        )
        .await?;
    let holds = |tie: &Days| {
        tie.from_on.is_none_or(|from| from <= today) && tie.to_on.is_none_or(|to| today <= to)
    };
    Ok(ties.iter().any(holds))
}

/// The account's own link with the provider.
pub async fn of_account(
    tx: &mut ReadTx,
    issuer: &str,
    (institution, account): (InstitutionId, AccountId),
) -> Result<Option<Link>> {
    Ok(tx
        .opt(
            sql!(
                "SELECT linked_at, last_used_at
                   FROM external_identity
                  WHERE institution_id = $1 AND account_id = $2 AND issuer = $3"
            ),
            params![institution, account, issuer],
        )
        .await?)
}

/// Links; false if the account has another identity of that provider. The same link again changes nothing.
pub async fn link(
    tx: &mut WriteTx,
    (issuer, subject): (&str, &str),
    (institution, account): (InstitutionId, AccountId),
    now: Timestamp,
) -> Result<bool> {
    tx.run(
        sql!(
            "INSERT INTO external_identity (issuer, subject, institution_id, account_id, linked_at)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT DO NOTHING"
        ),
        params![issuer, subject, institution, account, now],
    )
    .await?;
    let (same,): (i64,) = tx
        .one(
            sql!(
                "SELECT count(*) AS same FROM external_identity
                  WHERE institution_id = $1 AND account_id = $2 AND issuer = $3 AND subject = $4"
            ),
            params![institution, account, issuer, subject],
        )
        .await?;
    Ok(same == 1)
}

/// Notes that the link was used.
pub async fn used(
    tx: &mut WriteTx,
    (issuer, subject): (&str, &str),
    (institution, account): (InstitutionId, AccountId),
    now: Timestamp,
) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE external_identity SET last_used_at = $5
              WHERE issuer = $1 AND subject = $2 AND institution_id = $3 AND account_id = $4"
        ),
        params![issuer, subject, institution, account, now],
    )
    .await?;
    Ok(())
}

/// Takes the account's link away.
pub async fn unlink(
    tx: &mut WriteTx,
    issuer: &str,
    (institution, account): (InstitutionId, AccountId),
) -> Result<u64> {
    Ok(tx
        .run(
            sql!(
                "DELETE FROM external_identity
                  WHERE institution_id = $1 AND account_id = $2 AND issuer = $3"
            ),
            params![institution, account, issuer],
        )
        .await?)
}

/// Whether that session is the account's own and still open.
pub async fn is_signed_in(
    tx: &mut ReadTx,
    token: &web::SessionToken,
    (institution, account): (InstitutionId, AccountId),
    now: Timestamp,
) -> Result<bool> {
    if token.institution != institution {
        return Ok(false);
    }
    let found: Option<(AccountId,)> = tx
        .opt(
            sql!(
                "SELECT account_id FROM session
                  WHERE institution_id = $1 AND token_hash = $2 AND expires_at > $3"
            ),
            params![institution, token.hash, now],
        )
        .await?;
    Ok(found == Some((account,)))
}
