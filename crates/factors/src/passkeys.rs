//! Passkeys (WebAuthn, by webauthn-rs): made for the installation's own address, the person verified by the device.

use jiff::{SignedDuration, Timestamp};
use kernel::{AccountId, InstitutionId};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use web::{Config, Error, Key, Result};
use webauthn_rs::prelude::{
    CreationChallengeResponse, CredentialID, DiscoverableAuthentication, Passkey,
    PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential,
    RequestChallengeResponse, Url, Uuid, WebauthnError,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// How long the person may take with the device.
const CEREMONY: SignedDuration = SignedDuration::from_mins(5);

/// The relying party: the address that people use; a demo takes it from the request. An address that is a number
/// (127.0.0.1) can have no passkeys: browsers want a name, so there is none.
pub fn relying(config: &Config, host: Option<&str>) -> Option<Webauthn> {
    let address = match (&config.public_url, host) {
        (Some(url), _) => url.clone(),
        (None, Some(host)) if config.demo => format!("http://{host}"),
        (None, _) => return None,
    };
    let origin = Url::parse(&address).ok()?;
    let name = origin.domain()?.to_owned();
    WebauthnBuilder::new(&name, &origin)
        .ok()?
        .rp_name(&config.product)
        .build()
        .ok()
}

/// The account as the device keeps it: who it is, before anybody has typed a name.
fn handle(institution: InstitutionId, account: AccountId) -> Uuid {
    let high = u128::from(institution.0.cast_unsigned());
    Uuid::from_u128((high << 64) | u128::from(account.0.cast_unsigned()))
}

fn of_handle(handle: Uuid) -> (InstitutionId, AccountId) {
    let (high, low) = handle.as_u64_pair();
    (
        InstitutionId(high.cast_signed()),
        AccountId(low.cast_signed()),
    )
}

fn library(error: &WebauthnError) -> Error {
    Error::Internal(format!("webauthn: {error}"))
}

/// A ceremony's state on its way through the browser and back: sealed, so nobody reads or changes it.
#[derive(Serialize, Deserialize)]
struct Travelling<T> {
    state: T,
    until: i64,
}

fn send_off<T: Serialize>(key: &Key, purpose: &str, state: T, now: Timestamp) -> Result<String> {
    let until = now.saturating_add(CEREMONY).unwrap_or(now).as_second();
    let text = serde_json::to_string(&Travelling { state, until })
        .map_err(|e| Error::Internal(e.to_string()))?;
    key.seal_text(purpose, &text)
}

fn come_back<T: for<'de> Deserialize<'de>>(
    key: &Key,
    purpose: &str,
    sealed: &str,
    now: Timestamp,
) -> Option<T> {
    let back: Travelling<T> = serde_json::from_str(&key.open_text(purpose, sealed)?).ok()?;
    (back.until > now.as_second()).then_some(back.state)
}

fn own_purpose(whose: (InstitutionId, AccountId)) -> String {
    format!("passkey-add:{}:{}", whose.0, whose.1)
}

/// Whose device is asked, and how it shows them.
pub struct Asked<'a> {
    /// The account
    pub whose: (InstitutionId, AccountId),
    /// "Līga Bērziņa"
    pub name: &'a str,
    /// Those that the person has: a device does not make a second one
    pub has: Vec<CredentialID>,
}

/// What the browser is given to make a passkey.
pub fn begin_adding(
    relying: &Webauthn,
    key: &Key,
    asked: Asked<'_>,
    now: Timestamp,
) -> Result<Json> {
    let (institution, account) = asked.whose;
    let (mut options, state): (CreationChallengeResponse, PasskeyRegistration) = relying
        .start_passkey_registration(
            handle(institution, account),
            asked.name,
            asked.name,
            Some(asked.has),
        )
        .map_err(|e| library(&e))?;
    // one that the device finds by itself signs in without a name; a device without room still serves as a factor
    if let Some(wish) = &mut options.public_key.authenticator_selection {
        wish.resident_key = serde_json::from_value(json!("preferred"))
            .map_err(|e| Error::Internal(e.to_string()))?;
    }
    let state = send_off(key, &own_purpose(asked.whose), state, now)?;
    Ok(json!({ "state": state, "publicKey": options.public_key }))
}

/// The passkey that the browser brought; none if anything about it is not as asked for.
pub fn finish_adding(
    relying: &Webauthn,
    key: &Key,
    whose: (InstitutionId, AccountId),
    (state, credential): (&str, &str),
    now: Timestamp,
) -> Option<Passkey> {
    let state: PasskeyRegistration = come_back(key, &own_purpose(whose), state, now)?;
    let credential: RegisterPublicKeyCredential = serde_json::from_str(credential).ok()?;
    relying
        .finish_passkey_registration(&credential, &state)
        .inspect_err(|error| tracing::info!(%error, "a passkey was not taken"))
        .ok()
}

/// What the browser is given after the password, and the state that waits in the database.
pub fn begin_step(relying: &Webauthn, own: &[Passkey]) -> Result<(Json, String)> {
    let (options, state): (RequestChallengeResponse, PasskeyAuthentication) = relying
        .start_passkey_authentication(own)
        .map_err(|e| library(&e))?;
    let state = serde_json::to_string(&state).map_err(|e| Error::Internal(e.to_string()))?;
    Ok((json!({ "publicKey": options.public_key }), state))
}

/// A passkey as it is after it was used.
pub struct Used {
    /// With its new counter
    pub passkey: Passkey,
    /// How often the device says it was used; 0 where it does not count
    pub counter: i64,
}

/// The person's passkey that was used; none if it does not fit.
pub fn finish_step(
    relying: &Webauthn,
    (state, credential): (&str, &str),
    own: &[Passkey],
) -> Option<Used> {
    let state: PasskeyAuthentication = serde_json::from_str(state).ok()?;
    let credential: PublicKeyCredential = serde_json::from_str(credential).ok()?;
    let result = relying
        .finish_passkey_authentication(&credential, &state)
        .inspect_err(|error| tracing::info!(%error, "a passkey did not fit"))
        .ok()?;
    let mut passkey = own
        .iter()
        .find(|one| one.cred_id() == result.cred_id())?
        .clone();
    passkey.update_credential(&result);
    let counter = i64::from(result.counter());
    Some(Used { passkey, counter })
}

const ALONE: &str = "passkey-alone";

/// What the browser is given to sign in by a passkey alone.
pub fn begin_alone(relying: &Webauthn, key: &Key, now: Timestamp) -> Result<Json> {
    let (options, state): (_, DiscoverableAuthentication) = relying
        .start_discoverable_authentication()
        .map_err(|e| library(&e))?;
    let state = send_off(key, ALONE, state, now)?;
    Ok(json!({ "state": state, "publicKey": options.public_key }))
}

/// A passkey that came without a name: whose it says it is, not proved yet.
pub struct Claim {
    /// The account
    pub whose: (InstitutionId, AccountId),
    /// The passkey
    pub credential_id: Vec<u8>,
    /// Stands for the ceremony, which works once
    pub spent: Vec<u8>,
    credential: PublicKeyCredential,
    state: DiscoverableAuthentication,
}

/// Reads what the browser brought.
pub fn claim(
    relying: &Webauthn,
    key: &Key,
    (state, credential): (&str, &str),
    now: Timestamp,
) -> Option<Claim> {
    let spent = Sha256::digest(state).to_vec();
    let state: DiscoverableAuthentication = come_back(key, ALONE, state, now)?;
    let credential: PublicKeyCredential = serde_json::from_str(credential).ok()?;
    let (handle, id) = relying
        .identify_discoverable_authentication(&credential)
        .ok()?;
    let (whose, credential_id) = (of_handle(handle), id.to_vec());
    Some(Claim {
        whose,
        credential_id,
        spent,
        credential,
        state,
    })
}

impl Claim {
    /// The passkey as it is now, if the claim is true.
    pub fn proved(self, relying: &Webauthn, mut passkey: Passkey) -> Option<Used> {
        let result = relying
            .finish_discoverable_authentication_v2(&self.credential, self.state, &passkey)
            .inspect_err(|error| tracing::info!(%error, "a passkey did not fit"))
            .ok()?;
        passkey.update_credential(&result)?;
        let counter = i64::from(result.counter());
        Some(Used { passkey, counter })
    }
}
