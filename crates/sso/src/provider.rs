//! The provider: found by discovery, kept for an hour, asked where to send a person and who came back.
//!
//! No database here: callers hold no transaction while the provider is asked.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType};
use openidconnect::{
    AuthenticationContextClass, AuthorizationCode, ClaimsVerificationError, CsrfToken, IssuerUrl,
    LanguageTag, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier,
    RequestTokenError, Scope, SignatureVerificationError, TokenResponse as _,
};
use tokio::sync::Mutex;

use crate::client::{Claims, Known, Metadata, Tokens, Told};
use crate::fault::{Fault, not_found, said};
use crate::http::Http;
use crate::identity::{Identity, Recognised, json, recognised};
use crate::settings::{Matching, Settings};

/// After this, discovery and keys are fetched anew …
const FRESH: SignedDuration = SignedDuration::from_hours(1);
/// … and while that fails, the old ones are good for this long.
const USABLE: SignedDuration = SignedDuration::from_hours(24);
/// A provider that just failed is not asked again so soon: people get their answer at once.
const PAUSE: SignedDuration = SignedDuration::from_secs(10);
/// An unknown key makes us look for new ones, not more often than this.
const KEYS: SignedDuration = SignedDuration::from_secs(30);
/// How far the provider's clock may be off.
const SKEW: SignedDuration = SignedDuration::from_secs(60);

#[derive(Default)]
struct Cache {
    known: Option<(Arc<Known>, Timestamp)>,
    failed_at: Option<Timestamp>,
}

/// The provider of this installation.
pub struct Provider {
    settings: Settings,
    http: Http,
    cache: Mutex<Cache>,
}

/// A person to be sent to the provider.
pub struct Start {
    /// Where to
    pub url: String,
    /// Comes back with the person
    pub state: String,
    /// Comes back inside the token
    pub nonce: String,
    /// Proves that whoever fetches the token is who sent the person (PKCE)
    pub verifier: String,
}

fn since(now: Timestamp, then: Timestamp) -> SignedDuration {
    now.duration_since(then).abs()
}

/// Whether newer keys may help.
fn unknown_key(error: &ClaimsVerificationError) -> bool {
    matches!(
        error,
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)
    )
}

impl Provider {
    /// Nothing is asked of the network yet.
    pub fn new(settings: Settings) -> Result<Self, String> {
        let http = Http::new()?;
        Ok(Self {
            settings,
            http,
            cache: Mutex::default(),
        })
    }

    /// What it was made from.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    async fn discover(&self) -> Result<Known, Fault> {
        let issuer = IssuerUrl::new(self.settings.issuer.clone())
            .map_err(|fault| Fault::SetUp(fault.to_string()))?;
        let metadata = Metadata::discover_async(issuer, &self.http)
            .await
            .map_err(|error| not_found(&error))?;
        Known::new(&self.settings, metadata).map_err(Fault::SetUp)
    }

    /// As found before, or found now; one looks, the others wait for it.
    async fn known(&self, now: Timestamp, fresh: SignedDuration) -> Result<Arc<Known>, Fault> {
        let mut cache = self.cache.lock().await;
        let kept = cache.known.clone();
        if let Some((known, at)) = &kept
            && since(now, *at) < fresh
        {
            return Ok(Arc::clone(known));
        }
        let usable = kept
            .filter(|(_, at)| since(now, *at) < USABLE)
            .map(|(known, _)| known);
        if cache.failed_at.is_some_and(|at| since(now, at) < PAUSE) {
            return usable.ok_or_else(|| Fault::Down("it failed a moment ago".to_owned()));
        }
        match self.discover().await {
            Ok(known) => {
                let known = Arc::new(known);
                cache.known = Some((Arc::clone(&known), now));
                cache.failed_at = None;
                Ok(known)
            }
            Err(fault) => {
                cache.failed_at = Some(now);
                let Some(known) = usable else {
                    return Err(fault);
                };
                tracing::warn!(%fault, "single sign-on goes on with what was found before");
                Ok(known)
            }
        }
    }

    /// Whether it can be used.
    pub async fn look(&self, now: Timestamp) -> Result<(), Fault> {
        self.known(now, FRESH).await.map(drop)
    }

    /// Where to send a person, and what to remember until they come back.
    ///
    /// `again`: not by a session that the provider may still have, but by whoever sits there now.
    pub async fn begin(&self, now: Timestamp, language: &str, again: bool) -> Result<Start, Fault> {
        let known = self.known(now, FRESH).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = known
            .client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .set_pkce_challenge(challenge)
            .add_extra_param("response_mode", "query")
            .add_ui_locale(LanguageTag::new(language.to_owned()));
        for scope in self.settings.scopes.iter().filter(|one| *one != "openid") {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        if again {
            request = request
                .add_prompt(CoreAuthPrompt::Login)
                .set_max_age(std::time::Duration::ZERO);
        }
        if self.settings.ask_strong {
            for value in &self.settings.strong {
                if known.acr.as_ref().is_none_or(|list| list.contains(value)) {
                    request = request
                        .add_auth_context_value(AuthenticationContextClass::new(value.clone()));
                }
            }
        }
        let (url, state, nonce) = request.url();
        Ok(Start {
            url: url.to_string(),
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
        })
    }

    /// Who came back with that code; `iss` is what the answer's address says (RFC 9207).
    pub async fn finish(
        &self,
        now: Timestamp,
        code: String,
        (nonce, verifier): (String, String),
        iss: Option<&str>,
    ) -> Result<Identity, Fault> {
        let known = self.known(now, FRESH).await?;
        match iss {
            Some(iss) if iss != self.settings.issuer => {
                return Err(Fault::Refused("another issuer answered".to_owned()));
            }
            None if known.says_iss => {
                return Err(Fault::Refused("the answer names no issuer".to_owned()));
            }
            Some(_) | None => {}
        }
        let tokens = self.fetch(&known, code, verifier).await?;
        let nonce = Nonce::new(nonce);
        let (known, claims) = match Self::verify(&known, &tokens, &nonce, now) {
            Err(error) if unknown_key(&error) => {
                let known = self.known(now, KEYS).await?;
                let claims = Self::verify(&known, &tokens, &nonce, now);
                (known, claims)
            }
            outcome => (known, outcome),
        };
        let claims = claims.map_err(|error| Fault::Refused(said(&error)))?;
        let recognised = self.recognise(&known, &tokens, &claims).await;
        Ok(Identity {
            subject: claims.subject().to_string(),
            strong: self.is_strong(&claims),
            proved_at: claims
                .auth_time()
                .and_then(|at| Timestamp::from_second(at.timestamp()).ok()),
            recognised,
        })
    }

    async fn fetch(&self, known: &Known, code: String, verifier: String) -> Result<Tokens, Fault> {
        let request = known
            .client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|fault| Fault::SetUp(fault.to_string()))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier));
        request
            .request_async(&self.http)
            .await
            .map_err(|error| match error {
                RequestTokenError::ServerResponse(answer) => match answer.error() {
                    // the provider's own description may name a person: only the code is kept
                    CoreErrorResponseType::InvalidGrant => {
                        Fault::Refused("invalid_grant".to_owned())
                    }
                    other => Fault::SetUp(format!("token endpoint: {}", other.as_ref())),
                },
                RequestTokenError::Request(fault) => Fault::Down(said(&fault)),
                RequestTokenError::Parse(fault, _) => Fault::Down(said(&fault)),
                RequestTokenError::Other(text) => Fault::Down(text),
            })
    }

    /// Signature, issuer, audience, nonce, times: the library checks; the clock is ours, with the skew.
    fn verify(
        known: &Known,
        tokens: &Tokens,
        nonce: &Nonce,
        now: Timestamp,
    ) -> Result<Claims, ClaimsVerificationError> {
        let moment = |at: Timestamp| {
            chrono::DateTime::from_timestamp(at.as_second(), 0)
                .ok_or_else(|| ClaimsVerificationError::Other("our clock is off".to_owned()))
        };
        let earliest = moment(now.checked_sub(SKEW).unwrap_or(now))?;
        let latest = moment(now.checked_add(SKEW).unwrap_or(now))?;
        let verifier = known
            .client
            .id_token_verifier()
            .set_time_fn(move || earliest)
            .set_issue_time_verifier_fn(move |issued| {
                if issued > latest {
                    return Err("it is from the future".to_owned());
                }
                Ok(())
            });
        let token = tokens
            .id_token()
            .ok_or_else(|| ClaimsVerificationError::Other("there is no ID token".to_owned()))?;
        token.claims(&verifier, nonce).cloned()
    }

    fn is_strong(&self, claims: &Claims) -> bool {
        let wanted = |value: &str| self.settings.strong.iter().any(|one| one == value);
        let acr = claims.auth_context_ref().is_some_and(|acr| wanted(acr));
        let amr = claims
            .auth_method_refs()
            .is_some_and(|list| list.iter().any(|amr| wanted(amr)));
        acr || amr
    }

    /// From the token, or from the provider's page about the person where the token does not say.
    async fn recognise(
        &self,
        known: &Known,
        tokens: &Tokens,
        claims: &Claims,
    ) -> Result<Option<Recognised>, Fault> {
        let matching = &self.settings.matching;
        if *matching == Matching::Nothing {
            return Ok(None);
        }
        let found = recognised(matching, &json(claims)?);
        if found.is_some() || !known.tells {
            return Ok(found);
        }
        let request = known
            .client
            .user_info(
                tokens.access_token().clone(),
                Some(claims.subject().clone()),
            )
            .map_err(|fault| Fault::SetUp(fault.to_string()))?;
        let told: Told = request
            .request_async(&self.http)
            .await
            .map_err(|error| Fault::Down(format!("userinfo: {}", said(&error))))?;
        Ok(recognised(matching, &json(&told)?))
    }
}
