//! The own phone and e-mail, and the codes that they wait for.

use jiff::Timestamp;
use kernel::{AccountId, InstitutionId};
use store::{ReadTx, Result, WriteTx, params, rows, sql};

use super::way::Way;

/// Whose.
pub type Whose = (InstitutionId, AccountId);

rows! {
    /// Both as they are kept.
    pub struct Own {
        phone: Option<String>,
        phone_confirmed_at: Option<Timestamp>,
        email: Option<String>,
        email_confirmed_at: Option<Timestamp>,
    }

    /// One that waits for its code.
    pub struct Waiting {
        pub kind: Way,
        pub value: String,
        pub code_hash: String,
        pub expires_at: Timestamp,
        pub tries: i64,
    }
}

impl Own {
    /// The kept one and whether it is confirmed.
    pub fn of(&self, way: Way) -> (Option<String>, bool) {
        let (value, at) = match way {
            Way::Phone => (&self.phone, self.phone_confirmed_at),
            Way::Email => (&self.email, self.email_confirmed_at),
        };
        (
            value.as_deref().map(|value| way.normal(value)),
            at.is_some(),
        )
    }
}

impl Own {
    /// Whether word can be sent anywhere.
    pub const fn is_any_confirmed(&self) -> bool {
        self.phone_confirmed_at.is_some() || self.email_confirmed_at.is_some()
    }
}

/// What is kept and what waits.
pub async fn own(tx: &mut ReadTx, whose: Whose) -> Result<(Own, Vec<Waiting>)> {
    let own = tx
        .one(
            sql!(
                "SELECT phone, phone_confirmed_at, email, email_confirmed_at
                   FROM account
                  WHERE institution_id = $1 AND id = $2"
            ),
            params![whose.0, whose.1],
        )
        .await?;
    let waiting = tx
        .all(
            sql!(
                "SELECT kind, value, code_hash, expires_at, tries
                   FROM confirm_code
                  WHERE institution_id = $1 AND account_id = $2
                  ORDER BY kind"
            ),
            params![whose.0, whose.1],
        )
        .await?;
    Ok((own, waiting))
}

/// One that waits.
pub async fn waiting(tx: &mut ReadTx, whose: Whose, way: Way) -> Result<Option<Waiting>> {
    tx.opt(
        sql!(
            "SELECT kind, value, code_hash, expires_at, tries
               FROM confirm_code
              WHERE institution_id = $1 AND account_id = $2 AND kind = $3"
        ),
        params![whose.0, whose.1, way],
    )
    .await
}

/// It waits for a code that is still to be made; the code of another value is void from now on.
pub async fn wait(
    tx: &mut WriteTx,
    whose: Whose,
    (way, value): (Way, &str),
    now: Timestamp,
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO confirm_code (institution_id, account_id, kind, value, code_hash, expires_at, tries)
             VALUES ($1, $2, $3, $4, '!', $5, 0)
             ON CONFLICT (institution_id, account_id, kind) DO UPDATE
                SET value = excluded.value, code_hash = '!', expires_at = excluded.expires_at, tries = 0
              WHERE confirm_code.value <> excluded.value"
        ),
        params![whose.0, whose.1, way, value.to_owned(), now],
    )
    .await?;
    Ok(())
}

/// Nothing waits any more.
pub async fn forget(tx: &mut WriteTx, whose: Whose, way: Way) -> Result<()> {
    tx.run(
        sql!(
            "DELETE FROM confirm_code
              WHERE institution_id = $1 AND account_id = $2 AND kind = $3"
        ),
        params![whose.0, whose.1, way],
    )
    .await?;
    Ok(())
}

/// A wrong code.
pub async fn count_try(tx: &mut WriteTx, whose: Whose, way: Way) -> Result<()> {
    tx.run(
        sql!(
            "UPDATE confirm_code SET tries = tries + 1
              WHERE institution_id = $1 AND account_id = $2 AND kind = $3"
        ),
        params![whose.0, whose.1, way],
    )
    .await?;
    Ok(())
}

/// Keeps it, confirmed then or not at all.
pub async fn keep(
    tx: &mut WriteTx,
    whose: Whose,
    (way, value): (Way, Option<&str>),
    confirmed_at: Option<Timestamp>,
) -> Result<()> {
    let text = match way {
        Way::Phone => sql!(
            "UPDATE account SET phone = $3, phone_confirmed_at = $4
              WHERE institution_id = $1 AND id = $2"
        ),
        Way::Email => sql!(
            "UPDATE account SET email = $3, email_confirmed_at = $4
              WHERE institution_id = $1 AND id = $2"
        ),
    };
    let value = value.map(str::to_owned);
    tx.run(text, params![whose.0, whose.1, value, confirmed_at])
        .await?;
    Ok(())
}
