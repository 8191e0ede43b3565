//! What an installation says about its provider: the keys of `[sso]`, checked once at the start.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// A secret that is never printed.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

impl Secret {
    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

/// Words as a list, or as one text with spaces between.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Words {
    /// "profile email"
    Text(String),
    /// "profile" and "email", each by itself
    List(Vec<String>),
}

impl Words {
    fn list(&self) -> Vec<String> {
        match self {
            Self::Text(text) => text.split_whitespace().map(str::to_owned).collect(),
            Self::List(list) => list.clone(),
        }
    }
}

/// The keys as they are written: `[sso]` in the TOML file, `EKLASE_SSO_…` in the environment.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    /// What the button says: "Liepājas pašvaldība"
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The provider's address, exactly as it calls itself
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// What the provider calls this installation
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The client's secret; best from `EKLASE_SSO_SECRET`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<Secret>,
    /// A file that holds the secret
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_file: Option<PathBuf>,
    /// Scopes beside `openid`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Words>,
    /// "none", "email" or "personal_code"
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub matching: Option<String>,
    /// The claim that holds the value to match
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// The `acr` or `amr` values that stand for a second factor
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr: Option<Words>,
}

/// How a person who has no link yet is recognised at the first sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matching {
    /// Not at all: everybody links their own account.
    Nothing,
    /// By an e-mail address that the provider has verified.
    Email {
        /// In which claim
        claim: String,
    },
    /// By the personal code.
    PersonalCode {
        /// In which claim
        claim: String,
    },
}

/// One provider, ready to be used.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What the button says
    pub name: String,
    /// The provider's address
    pub issuer: String,
    /// What it calls us
    pub client_id: String,
    /// None for a public client, which PKCE alone protects
    pub secret: Option<Secret>,
    /// Beside `openid`
    pub scopes: Vec<String>,
    /// How the first sign-in finds its account
    pub matching: Matching,
    /// `acr` or `amr` values that stand for a second factor
    pub strong: Vec<String>,
    /// `strong` was set by hand, so the provider is asked for it
    pub ask_strong: bool,
    /// Where the provider sends people back to
    pub redirect: String,
}

/// Whether an address is on this machine, where plain HTTP is fine.
pub(crate) fn is_loopback(host: &str) -> bool {
    matches!(host, "127.0.0.1" | "localhost" | "[::1]" | "::1")
}

/// https, or http on this machine.
pub(crate) fn is_safe(address: &str) -> bool {
    let Ok(uri) = address.parse::<axum::http::Uri>() else {
        return false;
    };
    match (uri.scheme_str(), uri.host()) {
        (Some("https"), Some(host)) => !host.is_empty(),
        (Some("http"), Some(host)) => is_loopback(host),
        _ => false,
    }
}

impl Keys {
    /// With the environment above the file: `EKLASE_SSO_NAME` and so on.
    pub fn with(self, environment: impl Fn(&str) -> Option<String>) -> Self {
        let found = |key: &str| environment(&format!("EKLASE_SSO_{key}"));
        Self {
            name: found("NAME").or(self.name),
            issuer: found("ISSUER").or(self.issuer),
            client_id: found("CLIENT_ID").or(self.client_id),
            secret: found("SECRET").map(Secret).or(self.secret),
            secret_file: found("SECRET_FILE").map(PathBuf::from).or(self.secret_file),
            scopes: found("SCOPES").map(Words::Text).or(self.scopes),
            matching: found("MATCH").or(self.matching),
            claim: found("CLAIM").or(self.claim),
            acr: found("ACR").map(Words::Text).or(self.acr),
        }
    }

    /// Nothing is said of a provider.
    pub const fn is_empty(&self) -> bool {
        self.name.is_none() && self.issuer.is_none() && self.client_id.is_none()
    }
}

fn read_secret(file: &Path) -> Result<Secret, String> {
    let text = std::fs::read_to_string(file).map_err(|fault| {
        format!(
            "sso.secret_file: {} cannot be read ({fault})",
            file.display()
        )
    })?;
    Ok(Secret(text.trim().to_owned()))
}

fn matching(keys: &Keys) -> Result<Matching, String> {
    let claim = keys.claim.clone().filter(|claim| !claim.is_empty());
    match keys.matching.as_deref().unwrap_or("none") {
        "none" => Ok(Matching::Nothing),
        "email" => Ok(Matching::Email {
            claim: claim.unwrap_or_else(|| "email".to_owned()),
        }),
        "personal_code" => claim
            .map(|claim| Matching::PersonalCode { claim })
            .ok_or_else(|| {
                "sso.match = \"personal_code\" needs sso.claim: the claim that holds the code"
                    .to_owned()
            }),
        other => Err(format!(
            "sso.match is \"{other}\": write \"none\", \"email\" or \"personal_code\""
        )),
    }
}

impl Settings {
    /// Checks the keys; `public_url` is the address that people use. The error says what to do.
    pub fn new(keys: &Keys, public_url: Option<&str>) -> Result<Self, String> {
        let need = |value: &Option<String>, key: &str| {
            value
                .clone()
                .filter(|text| !text.trim().is_empty())
                .ok_or_else(|| format!("sso.{key} is missing: set it, or take [sso] away"))
        };
        let issuer = need(&keys.issuer, "issuer")?;
        if !is_safe(&issuer) {
            return Err(format!(
                "sso.issuer {issuer}: it has to be https:// (http:// only on this machine)"
            ));
        }
        let public_url = public_url.ok_or(
            "single sign-on needs public_url, the address that people use: the provider sends them back there",
        )?;
        if !is_safe(public_url) {
            return Err(format!(
                "public_url {public_url}: single sign-on needs https:// (http:// only on this machine)"
            ));
        }
        let secret = match (&keys.secret, &keys.secret_file) {
            (Some(secret), _) => Some(secret.clone()),
            (None, Some(file)) => Some(read_secret(file)?),
            (None, None) => None,
        };
        let strong = keys.acr.as_ref().map(Words::list);
        Ok(Self {
            name: need(&keys.name, "name")?,
            issuer,
            client_id: need(&keys.client_id, "client_id")?,
            secret: secret.filter(|secret| !secret.text().is_empty()),
            scopes: keys.scopes.as_ref().map(Words::list).unwrap_or_default(),
            matching: matching(keys)?,
            ask_strong: strong.is_some(),
            strong: strong.unwrap_or_else(|| vec!["mfa".to_owned()]),
            redirect: format!("{}/login/sso/callback", public_url.trim_end_matches('/')),
        })
    }
}
