//! Who came back from the provider, and by what an account may be recognised.

use jiff::Timestamp;
use kernel::PersonalCode;
use serde_json::Value as Json;

use crate::fault::Fault;
use crate::settings::Matching;

/// A value by which an account may be recognised at the first sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recognised {
    /// An address that the provider has verified, in lower case
    Email(String),
    /// A personal code
    Code(PersonalCode),
}

/// Who came back.
#[derive(Debug)]
pub struct Identity {
    /// What the provider calls the person
    pub subject: String,
    /// The provider checked a second factor.
    pub strong: bool,
    /// When the person proved who they are to the provider, if it says so
    pub proved_at: Option<Timestamp>,
    /// What matching is configured to look at; a fault matters only where there is no link yet
    pub recognised: Result<Option<Recognised>, Fault>,
}

/// Claims as they can be looked up by name.
pub fn json(claims: &impl serde::Serialize) -> Result<Json, Fault> {
    serde_json::to_value(claims).map_err(|fault| Fault::Refused(fault.to_string()))
}

/// The value to match, if the claims hold a usable one.
pub fn recognised(matching: &Matching, claims: &Json) -> Option<Recognised> {
    match matching {
        Matching::Nothing => None,
        Matching::Email { claim } => {
            let verified = match claims.get("email_verified")? {
                Json::Bool(yes) => *yes,
                Json::String(text) => text == "true",
                _ => false,
            };
            let email = claims.get(claim)?.as_str()?.trim().to_lowercase();
            (verified && email.contains('@')).then_some(Recognised::Email(email))
        }
        Matching::PersonalCode { claim } => {
            let text = claims.get(claim)?.as_str()?.trim();
            // ETSI EN 319 412-1: a semantic identifier such as "PNOLV-320000-00011"
            let code = text.strip_prefix("PNOLV-").unwrap_or(text);
            code.parse().ok().map(Recognised::Code)
        }
    }
}
