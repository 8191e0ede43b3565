//! Failed sign-ins by the account that was meant: who is locked out and until when, for the superuser, who can unlock at
//! once; and what the person is told at the next sign-in. Only addresses and a hash are kept, never what was typed.

use jiff::{SignedDuration, Timestamp};
use kernel::AccountId;
use store::{ReadTx, WriteTx, params, rows, sql};
use web::Result;

use crate::limits::{PER_NAME, WINDOW};
use crate::queries::Whose;

/// So many failures are told whatever they look like; fewer only where they came from elsewhere.
const MANY: i64 = 3;
/// How long a failure is kept that nobody has read of.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 90);
/// How long a count is kept whose window is over.
const COUNTS: SignedDuration = SignedDuration::from_hours(24);

rows! {
    /// An account whose name is locked now.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Locked {
        /// Who
        pub account_id: AccountId,
        /// How many failures within the window
        pub failures: i64,
        /// From how many addresses
        pub addresses: i64,
        /// Until when
        pub until_at: Timestamp,
    }

    /// What the person has not read of yet.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Failed {
        /// How many
        pub failures: i64,
        /// From how many addresses
        pub addresses: i64,
        /// How many from another address than this one
        pub elsewhere: i64,
        /// When last
        pub last_at: Option<Timestamp>,
    }
}

/// Notes a failure with each account that was meant. As many statements run where none was: the time does not tell.
pub async fn note(
    tx: &mut WriteTx,
    (meant, at_least): (&[Whose], usize),
    (subject, address): (&str, &str),
    now: Timestamp,
) -> Result<()> {
    let none = (kernel::InstitutionId(0), AccountId(0));
    let mut all = meant.to_vec();
    all.resize(meant.len().max(at_least), none);
    let rows = all
        .into_iter()
        .map(|(institution, account)| {
            params![
                institution,
                account,
                address.to_owned(),
                subject.to_owned(),
                now
            ]
        })
        .collect();
    tx.run_many(
        sql!(
            "INSERT INTO account_failure (institution_id, account_id, address, subject, failures, first_at, last_at)
             SELECT a.institution_id, a.id, $3, $4, 1, $5, $5
               FROM account a
              WHERE a.institution_id = $1 AND a.id = $2
             ON CONFLICT (institution_id, account_id, address, subject) DO UPDATE
                SET failures = account_failure.failures + 1, last_at = excluded.last_at"
        ),
        rows,
    )
    .await?;
    Ok(())
}

/// Every account of the institution that is locked at that moment, or that one alone.
pub async fn locked(
    tx: &mut ReadTx,
    institution: kernel::InstitutionId,
    only: Option<AccountId>,
    now: Timestamp,
) -> Result<Vec<Locked>> {
    let since = now.checked_sub(WINDOW).unwrap_or(Timestamp::MIN);
    Ok(tx
        .all(
            sql!(
                "SELECT f.account_id, max(s.failures) AS failures, count(DISTINCT f.address) AS addresses,
                        max(s.window_ends_at) AS until_at
                   FROM account_failure f
                   JOIN sign_in_failure s ON s.subject = f.subject
                  WHERE f.institution_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR f.account_id = $2)
                    AND s.failures >= $3 AND s.window_ends_at > $4 AND f.last_at >= $5
                  GROUP BY f.account_id
                  ORDER BY f.account_id"
            ),
            params![institution, only, PER_NAME, now, since],
        )
        .await?)
}

/// Lets the account be tried again at once, under every name that it failed with.
pub async fn unlock(tx: &mut WriteTx, (institution, account): Whose) -> Result<u64> {
    Ok(tx
        .run(
            sql!(
                "DELETE FROM sign_in_failure
                  WHERE subject IN (SELECT f.subject FROM account_failure f
                                     WHERE f.institution_id = $1 AND f.account_id = $2)"
            ),
            params![institution, account],
        )
        .await?)
}

/// What the person has not read of yet, seen from that address.
pub async fn failed(
    tx: &mut ReadTx,
    (institution, account): Whose,
    address: &str,
) -> Result<Failed> {
    Ok(tx
        .one(
            sql!(
                "SELECT CAST(coalesce(sum(failures), 0) AS BIGINT) AS failures,
                        count(DISTINCT address) AS addresses,
                        CAST(coalesce(sum(CASE WHEN address <> $3 THEN failures ELSE 0 END), 0) AS BIGINT)
                            AS elsewhere,
                        max(last_at) AS last_at
                   FROM account_failure
                  WHERE institution_id = $1 AND account_id = $2"
            ),
            params![institution, account, address.to_owned()],
        )
        .await?)
}

impl Failed {
    /// Whether it is said before anything else: not a slip or two of the person's own fingers.
    pub const fn is_to_tell(&self) -> bool {
        self.failures >= MANY || self.elsewhere > 0
    }
}

/// The person has read of them.
pub async fn read(tx: &mut WriteTx, (institution, account): Whose) -> Result<()> {
    tx.run(
        sql!("DELETE FROM account_failure WHERE institution_id = $1 AND account_id = $2"),
        params![institution, account],
    )
    .await?;
    Ok(())
}

/// Forgets what is old: the institution's failures, and the counts of windows that are long over.
pub async fn forget(
    tx: &mut WriteTx,
    institution: kernel::InstitutionId,
    now: Timestamp,
) -> Result<()> {
    let before = |span| now.checked_sub(span).unwrap_or(Timestamp::MIN);
    tx.run(
        sql!("DELETE FROM account_failure WHERE institution_id = $1 AND last_at < $2"),
        params![institution, before(KEPT)],
    )
    .await?;
    tx.run(
        sql!("DELETE FROM sign_in_failure WHERE window_ends_at < $1"),
        params![before(COUNTS)],
    )
    .await?;
    Ok(())
}
