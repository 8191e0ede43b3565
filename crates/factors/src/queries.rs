//! The factors as they are kept.

mod codes;
mod keys;

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{AccountId, InstitutionId};
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

pub use codes::*;
pub use keys::*;

/// Whose: the institution leads every key.
pub type Whose = (InstitutionId, AccountId);

rows! {
    /// What an account has beside its password.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Factors {
        /// An app that makes codes, confirmed
        pub totp: bool,
        /// How many passkeys
        pub passkeys: i64,
    }

    struct Setting {
        second_factor_from: Option<Date>,
    }

    struct Hash {
        password_hash: String,
    }

    struct Named {
        given_name: String,
        surname: String,
    }

    /// A member of staff without a second factor.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Without {
        /// Who
        pub account_id: AccountId,
        /// "Līga"
        pub given_name: String,
        /// "Bērziņa"
        pub surname: String,
    }
}

impl Factors {
    /// Whether there is any.
    pub const fn any(self) -> bool {
        self.totp || self.passkeys > 0
    }
}

/// What the account has beside its password.
pub async fn of(tx: &mut ReadTx, (institution, account): Whose) -> Result<Factors> {
    Ok(tx
        .one(
            sql!(
                "SELECT EXISTS (SELECT 1 FROM factor_totp f
                                 WHERE f.institution_id = $1 AND f.account_id = $2
                                   AND f.confirmed_at IS NOT NULL) AS totp,
                        (SELECT count(*) FROM passkey k
                          WHERE k.institution_id = $1 AND k.account_id = $2) AS passkeys"
            ),
            params![institution, account],
        )
        .await?)
}

/// The staff in office on that day who have no second factor, in Latvian order.
pub async fn without(
    tx: &mut ReadTx,
    institution: InstitutionId,
    today: Date,
) -> Result<Vec<Without>> {
    Ok(tx
        .all(
            sql!(
                "SELECT a.id AS account_id, a.given_name, a.surname
                   FROM account a
                  WHERE a.institution_id = $1 AND a.disabled_at IS NULL
                    AND EXISTS (SELECT 1 FROM staff_tie t
                                 WHERE t.institution_id = a.institution_id AND t.account_id = a.id
                                   AND t.from_on <= $2 AND (t.to_on IS NULL OR t.to_on >= $2))
                    AND NOT EXISTS (SELECT 1 FROM factor_totp f
                                     WHERE f.institution_id = a.institution_id AND f.account_id = a.id
                                       AND f.confirmed_at IS NOT NULL)
                    AND NOT EXISTS (SELECT 1 FROM passkey k
                                     WHERE k.institution_id = a.institution_id AND k.account_id = a.id)
                  ORDER BY a.sort_key, a.id"
            ),
            params![institution, today],
        )
        .await?)
}

/// Codes without anything that they could stand in for are of no use.
pub async fn drop_idle_codes(tx: &mut WriteTx, whose: Whose) -> Result<()> {
    if !of(tx, whose).await?.any() {
        replace_codes(tx, whose, Vec::new(), Timestamp::UNIX_EPOCH).await?;
    }
    Ok(())
}

/// Takes all of a person's factors away and ends their sessions.
pub async fn remove_all(
    tx: &mut WriteTx,
    (institution, account): Whose,
    now: Timestamp,
) -> Result<()> {
    let whose = (institution, account);
    remove_totp(tx, whose).await?;
    replace_codes(tx, whose, Vec::new(), now).await?;
    for sql in [
        sql!("DELETE FROM passkey WHERE institution_id = $1 AND account_id = $2"),
        sql!("DELETE FROM sign_in_step WHERE institution_id = $1 AND account_id = $2"),
        sql!("DELETE FROM session WHERE institution_id = $1 AND account_id = $2"),
    ] {
        tx.run(sql, params![institution, account]).await?;
    }
    Ok(())
}

/// From which day on the institution requires a second factor of its staff.
pub async fn required_from(tx: &mut ReadTx, institution: InstitutionId) -> Result<Option<Date>> {
    let row: Option<Setting> = tx
        .opt(
            sql!("SELECT second_factor_from FROM security_setting WHERE institution_id = $1"),
            params![institution],
        )
        .await?;
    Ok(row.and_then(|row| row.second_factor_from))
}

pub async fn require_from(
    tx: &mut WriteTx,
    institution: InstitutionId,
    from: Option<Date>,
) -> Result<()> {
    tx.run(
        sql!(
            "INSERT INTO security_setting (institution_id, second_factor_from) VALUES ($1, $2)
             ON CONFLICT (institution_id) DO UPDATE SET second_factor_from = $2"
        ),
        params![institution, from],
    )
    .await?;
    Ok(())
}

/// Of the password, to verify it again.
pub async fn password_hash(tx: &mut ReadTx, (institution, account): Whose) -> Result<String> {
    let row: Hash = tx
        .one(
            sql!("SELECT password_hash FROM account WHERE institution_id = $1 AND id = $2"),
            params![institution, account],
        )
        .await?;
    Ok(row.password_hash)
}

/// Whether single sign-on opens the account.
pub async fn is_linked(tx: &mut ReadTx, (institution, account): Whose) -> Result<bool> {
    let (linked,): (bool,) = tx
        .one(
            sql!(
                "SELECT EXISTS (SELECT 1 FROM external_identity
                                 WHERE institution_id = $1 AND account_id = $2) AS linked"
            ),
            params![institution, account],
        )
        .await?;
    Ok(linked)
}

/// "Līga Bērziņa"
pub async fn name(tx: &mut ReadTx, (institution, account): Whose) -> Result<String> {
    let row: Named = tx
        .one(
            sql!("SELECT given_name, surname FROM account WHERE institution_id = $1 AND id = $2"),
            params![institution, account],
        )
        .await?;
    Ok(format!("{} {}", row.given_name, row.surname)
        .trim_end()
        .to_owned())
}
