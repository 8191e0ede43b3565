//! What is brought after the password, checked.

use jiff::Timestamp;
use kernel::{AccountId, InstitutionId};
use store::WriteTx;
use web::{Key, Result};
use webauthn_rs::Webauthn;

use crate::queries::{self, Whose};
use crate::{passkeys, recovery, step, totp};

/// What a person brings.
#[derive(Clone, Copy)]
pub enum Proof<'a> {
    /// A code from the app
    Code(&'a str),
    /// A recovery code
    Recovery(&'a str),
    /// What the browser says of a passkey
    Passkey(&'a str),
}

impl Proof<'_> {
    /// As the audit log calls it.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Code(_) => "totp",
            Self::Recovery(_) => "recovery_code",
            Self::Passkey(_) => "passkey",
        }
    }
}

/// What the secret of an account is sealed for.
pub(crate) fn sealed_for((institution, account): Whose) -> String {
    format!("totp:{institution}:{account}")
}

/// Whether it is right, used up where it works once.
pub async fn prove(
    tx: &mut WriteTx,
    (key, relying): (&Key, Option<&Webauthn>),
    whose: Whose,
    (proof, challenge): (Proof<'_>, Option<&str>),
    now: Timestamp,
) -> Result<bool> {
    match proof {
        Proof::Code(typed) => code(tx, key, whose, typed, now).await,
        Proof::Recovery(typed) => match recovery::kept(key, whose, typed)? {
            Some(hash) => queries::use_code(tx, whose, hash, now).await,
            None => Ok(false),
        },
        Proof::Passkey(credential) => {
            let (Some(relying), Some(challenge)) = (relying, challenge) else {
                return Ok(false);
            };
            let own = queries::passkeys(tx, whose).await?;
            let Some(used) = passkeys::finish_step(relying, (challenge, credential), &own) else {
                return Ok(false);
            };
            queries::used_passkey(tx, whose, &used, now).await?;
            Ok(true)
        }
    }
}

async fn code(
    tx: &mut WriteTx,
    key: &Key,
    whose: Whose,
    typed: &str,
    now: Timestamp,
) -> Result<bool> {
    let Some(row) = queries::totp(tx, whose).await? else {
        return Ok(false);
    };
    if row.confirmed_at.is_none() {
        return Ok(false);
    }
    let Some(secret) = key.open(&sealed_for(whose), &row.secret) else {
        tracing::error!("a secret was sealed with another key: was EKLASE_KEY changed?");
        return Ok(false);
    };
    match totp::accepted_step(&secret, typed, now, row.last_step)? {
        Some(step) => queries::take_step(tx, whose, step).await,
        None => Ok(false),
    }
}

/// Whose a passkey is that came alone, if it proves it and the ceremony was not used before.
pub async fn prove_alone(
    tx: &mut WriteTx,
    (key, relying): (&Key, &Webauthn),
    brought: (&str, &str),
    now: Timestamp,
) -> Result<Option<(InstitutionId, AccountId)>> {
    let Some(claim) = passkeys::claim(relying, key, brought, now) else {
        return Ok(None);
    };
    let whose = claim.whose;
    let found = queries::passkey(tx, whose.0, claim.credential_id.clone()).await?;
    let Some((_, own)) = found.filter(|(account, _)| *account == whose.1) else {
        return Ok(None);
    };
    let spent = claim.spent.clone();
    let Some(used) = claim.proved(relying, own) else {
        return Ok(None);
    };
    if !step::spend(tx, whose, spent, now).await? {
        return Ok(None);
    }
    queries::used_passkey(tx, whose, &used, now).await?;
    Ok(Some(whose))
}
