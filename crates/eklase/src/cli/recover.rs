//! `eklase recover`: the way back in for a superuser who has lost the password, the phone and the recovery codes. Whoever
//! can run it has the database anyway; it is on record in the audit log, and the other superusers are told.

use std::io::IsTerminal as _;

use account::Hasher;
use dispatch::{Deed, NewNotice};
use factors::failures;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use kernel::{AccountId, InstitutionId};
use serde_json::json;
use store::{Db, Ids, ReadTx, WriteTx, params, rows, sql};
use web::Clock;
use web::audit::{self, Entry};

use super::config::Source;
use super::{Failure, out};

/// How long the password opens the account.
const LIVES: SignedDuration = SignedDuration::from_hours(1);

/// Options of `recover`.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// The institution's number, or its name in its public address
    #[arg(long, value_name = "ID")]
    institution: String,
    /// The superuser's sign-in name
    #[arg(long, value_name = "NAME")]
    account: String,
    /// Where the database is.
    #[command(flatten)]
    source: Source,
}

rows! {
    struct Place {
        id: InstitutionId,
        timezone: String,
    }

    struct Named {
        id: AccountId,
        disabled_at: Option<Timestamp>,
    }

    struct Superuser {
        id: AccountId,
    }
}

/// What is shown, once.
pub struct Recovered {
    /// To be replaced at the first sign-in
    pub password: String,
    /// Until when it opens the account: the local time where the institution is
    pub until: String,
}

async fn place(tx: &mut ReadTx, institution: &str) -> Result<Place, Failure> {
    let number: i64 = institution.parse().unwrap_or_default();
    let found: Option<Place> = tx
        .opt(
            sql!("SELECT id, timezone FROM institution WHERE id = $1 OR slug = $2"),
            params![number, institution],
        )
        .await?;
    found.ok_or_else(|| {
        Failure::said(format!(
            "there is no institution {institution}: give its number, or its name in the address /i/…"
        ))
    })
}

/// The superusers of that day.
async fn superusers(
    tx: &mut ReadTx,
    place: &Place,
    now: Timestamp,
) -> Result<Vec<AccountId>, Failure> {
    let zone = TimeZone::get(&place.timezone).map_err(|e| Failure::said(e.to_string()))?;
    let all: Vec<Superuser> = tx
        .all(
            sql!(
                "SELECT DISTINCT account_id AS id
                   FROM staff_role
                  WHERE institution_id = $1 AND role = 'superuser' AND from_on <= $2
                    AND (to_on IS NULL OR to_on >= $2)
                  ORDER BY account_id"
            ),
            params![place.id, zone.to_datetime(now).date()],
        )
        .await?;
    Ok(all.into_iter().map(|one| one.id).collect())
}

/// The account of that name, which has to be a superuser's: everybody else's password a superuser replaces.
async fn account(
    tx: &mut ReadTx,
    institution: InstitutionId,
    (name, superusers): (&str, &[AccountId]),
) -> Result<AccountId, Failure> {
    let found: Option<Named> = tx
        .opt(
            sql!(
                "SELECT a.id, a.disabled_at
                   FROM sign_in_name n
                   JOIN account a ON a.institution_id = n.institution_id AND a.id = n.account_id
                  WHERE n.name = $1 AND n.institution_id = $2"
            ),
            params![name.to_lowercase(), institution],
        )
        .await?;
    let found = found.ok_or_else(|| {
        Failure::said(format!(
            "nobody of that institution signs in as {name}: check --account"
        ))
    })?;
    if !superusers.contains(&found.id) {
        return Err(Failure::said(format!(
            "{name} is no superuser today: a superuser replaces the password under „Piekļuve”"
        )));
    }
    if found.disabled_at.is_some() {
        return Err(Failure::said(format!("the account of {name} is closed")));
    }
    Ok(found.id)
}

/// Word for the person and for the other superusers.
fn notices(
    superusers: &[AccountId],
    account: AccountId,
    had_factors: bool,
    mut next: impl FnMut() -> store::Result<i64>,
) -> Result<Vec<NewNotice>, Failure> {
    let mut all = Vec::new();
    let mut add = |to: AccountId, deed: Deed, about: Option<AccountId>| -> Result<(), Failure> {
        all.push(NewNotice {
            id: next()?,
            account: to,
            deed,
            by: None,
            about,
            not_to: None,
        });
        Ok(())
    };
    add(account, Deed::PasswordReplaced, None)?;
    if had_factors {
        add(account, Deed::FactorsRemoved, None)?;
    }
    for other in superusers.iter().filter(|one| **one != account) {
        add(*other, Deed::Recovered, Some(account))?;
    }
    Ok(all)
}

async fn on_record(
    tx: &mut WriteTx,
    (institution, account): (InstitutionId, AccountId),
    (sessions, had_factors): (u64, bool),
    now: Timestamp,
) -> Result<(), Failure> {
    let entry = Entry {
        at: now,
        account: None,
        for_account: None,
        action: "account.recover",
        child: None,
        group: None,
        day: None,
        address: "eklase recover".to_owned(),
        detail: json!({ "account": account, "sessions_ended": sessions, "factors_removed": had_factors }),
    };
    Ok(audit::append(tx, institution, audit::Touches::Arrangements, &[entry]).await?)
}

/// Makes the password, takes the second factors away, ends the sessions and the locks.
pub async fn recover(
    db: &Db,
    (institution, name): (&str, &str),
    now: Timestamp,
) -> Result<Recovered, Failure> {
    let password = account::one_time_password()?;
    let hash = Hasher.hash(password.clone()).await?;
    let until = now.checked_add(LIVES).unwrap_or(now);
    let ids = Ids::default();
    let mut tx = db.write().await?;
    let place = place(&mut tx, institution).await?;
    let superusers = superusers(&mut tx, &place, now).await?;
    let account = account(&mut tx, place.id, (name, &superusers)).await?;
    let whose = (place.id, account);
    let had_factors = factors::of(&mut tx, whose).await?.any();
    let told = notices(&superusers, account, had_factors, || ids.next(now))?;
    dispatch::tell(&mut tx, (place.id, now), &told).await?;
    let sessions = account::keep_until(&mut tx, whose, &hash, until).await?;
    if had_factors {
        factors::remove_all(&mut tx, whose, now).await?;
    }
    failures::unlock(&mut tx, whose).await?;
    on_record(&mut tx, whose, (sessions, had_factors), now).await?;
    tx.commit().await?;
    let zone = TimeZone::get(&place.timezone).map_err(|e| Failure::said(e.to_string()))?;
    let local = zone.to_datetime(until);
    Ok(Recovered {
        password,
        until: local.strftime("%H:%M").to_string(),
    })
}

/// At a terminal only: a password in a file or a log is nobody's secret.
pub async fn run(args: Args) -> Result<(), Failure> {
    if !std::io::stdout().is_terminal() {
        return Err(Failure::said(
            "the password is shown at a terminal only: run it there, without a pipe or a file behind it",
        ));
    }
    let db = args.source.open()?;
    if db.version().await? != store::latest_version() {
        return Err(Failure::said(
            "the database is of another version: run `eklase migrate`",
        ));
    }
    let now = Clock::system().now();
    let done = recover(&db, (&args.institution, &args.account), now).await?;
    out::line(&format!(
        "eklase: sign in as {} with the one-time password {} until {}; sessions and second factors of the account are gone, \
         the other superusers are told",
        args.account, done.password, done.until
    ));
    Ok(())
}
