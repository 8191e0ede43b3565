//! Single sign-on by OpenID Connect (issue 3, number 8): how a municipality or the state's portal joins.
//!
//! One provider an installation. A person links their own account once, after the password; where the operator allows
//! it, the first sign-in finds the account by a verified e-mail or the personal code. Signing out stays here.
//!
//! The provider is asked on the async threads and never inside a transaction; the database is asked on request threads.

mod access;
mod attempt;
mod client;
mod fault;
mod http;
mod identity;
mod links;
mod profile;
mod provider;
mod settings;
mod sign_in;

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
pub use fault::Fault;
pub use identity::{Identity, Recognised, recognised};
pub use provider::Provider;
pub use settings::{Keys, Matching, Secret, Settings, Words};
use web::{App, Error, Result, Routes};

/// The provider of this installation, if it has one: a layer of the service.
#[derive(Clone, Default)]
pub struct Sso(Option<Arc<Provider>>);

impl Sso {
    /// None
    pub fn none() -> Self {
        Self::default()
    }

    /// That one; the error says what to do.
    pub fn new(settings: Settings) -> std::result::Result<Self, String> {
        Ok(Self(Some(Arc::new(Provider::new(settings)?))))
    }

    /// From the keys, checked: none of them means none.
    pub fn configured(keys: Keys, public_url: Option<&str>) -> std::result::Result<Self, String> {
        if keys.is_empty() {
            return Ok(Self::none());
        }
        Self::new(Settings::new(&keys, public_url)?)
    }

    /// Whether the provider can be reached and fits: for `eklase doctor`.
    pub async fn look(&self, now: jiff::Timestamp) -> std::result::Result<(), Fault> {
        match &self.0 {
            Some(provider) => provider.look(now).await,
            None => Ok(()),
        }
    }

    /// What the button says.
    pub fn name(&self) -> Option<&str> {
        Some(self.0.as_deref()?.settings().name.as_str())
    }

    fn issuer(&self) -> Option<&str> {
        Some(self.0.as_deref()?.settings().issuer.as_str())
    }

    fn provider(&self) -> Result<&Provider> {
        self.0.as_deref().ok_or(Error::NotFound)
    }
}

impl FromRequestParts<App> for Sso {
    type Rejection = Error;

    /// A service without the layer has no provider.
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// The pages of this domain, all beside the request threads: they wait for the provider.
pub fn asynchronous_routes() -> Routes {
    Routes::new()
        .merge(sign_in::routes())
        .merge(profile::routes())
}

/// The texts of this domain.
pub const TEXTS: web::texts::Catalogue = web::catalogue!();
