//! The library's types with our two additions: every claim of the token, and the provider's word on `iss`.

use std::collections::BTreeMap;

use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClaimName, CoreClaimType, CoreClientAuthMethod,
    CoreErrorResponseType, CoreGenderClaim, CoreGrantType, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm,
    CoreResponseMode, CoreResponseType, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreSubjectIdentifierType, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AdditionalProviderMetadata, AuthType, EmptyExtraTokenFields,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenClaims, IdTokenFields,
    JwsSigningAlgorithm as _, ProviderMetadata, RedirectUrl, StandardErrorResponse,
    StandardTokenResponse, UserInfoClaims,
};
use serde::{Deserialize, Serialize};

use crate::settings::{Settings, is_safe};

/// Whatever a token says beside the standard claims: a personal code may stand in any of them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Others {
    #[serde(flatten)]
    claims: BTreeMap<String, serde_json::Value>,
}

impl AdditionalClaims for Others {}

/// RFC 9207
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Announced {
    authorization_response_iss_parameter_supported: Option<bool>,
}

impl AdditionalProviderMetadata for Announced {}

/// What the provider says of itself.
pub type Metadata = ProviderMetadata<
    Announced,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// What an ID token says.
pub type Claims = IdTokenClaims<Others, CoreGenderClaim>;
/// What the provider's page about the person says.
pub type Told = UserInfoClaims<Others, CoreGenderClaim>;

/// The answer of the token endpoint.
pub type Tokens = StandardTokenResponse<
    IdTokenFields<
        Others,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

/// Ourselves, as a client of that provider.
pub type Client = openidconnect::Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// A provider as it was found.
pub struct Known {
    /// Ourselves towards it
    pub client: Client,
    /// It always says who answers, so an answer that does not say is refused (RFC 9207).
    pub says_iss: bool,
    /// The `acr` values that it knows, if it says so
    pub acr: Option<Vec<String>>,
    /// It has a page about the person.
    pub tells: bool,
}

fn secret_in_body(metadata: &Metadata) -> bool {
    let methods = metadata.token_endpoint_auth_methods_supported();
    methods.is_some_and(|list| {
        list.contains(&CoreClientAuthMethod::ClientSecretPost)
            && !list.contains(&CoreClientAuthMethod::ClientSecretBasic)
    })
}

impl Known {
    /// Takes what discovery found, if it can be used safely.
    pub fn new(settings: &Settings, metadata: Metadata) -> Result<Self, String> {
        let token = metadata
            .token_endpoint()
            .ok_or("the provider names no token endpoint")?;
        for address in [
            metadata.authorization_endpoint().as_str(),
            token.as_str(),
            metadata.jwks_uri().as_str(),
        ] {
            if !is_safe(address) {
                return Err(format!("{address} is not https"));
            }
        }
        // a signature by a shared secret proves less than one by a key of the provider's own
        let algorithms: Vec<_> = metadata
            .id_token_signing_alg_values_supported()
            .iter()
            .filter(|one| !one.uses_shared_secret() && **one != CoreJwsSigningAlgorithm::None)
            .cloned()
            .collect();
        if algorithms.is_empty() {
            return Err("the provider signs with no algorithm of its own key".to_owned());
        }
        let metadata = metadata.set_id_token_signing_alg_values_supported(algorithms);
        let announced = metadata.additional_metadata();
        let says_iss = announced.authorization_response_iss_parameter_supported == Some(true);
        let acr = metadata
            .acr_values_supported()
            .map(|list| list.iter().map(|one| one.to_string()).collect());
        let tells = metadata.userinfo_endpoint().is_some();
        let auth = if secret_in_body(&metadata) {
            AuthType::RequestBody
        } else {
            AuthType::BasicAuth
        };
        let secret = settings.secret.as_ref();
        let secret =
            secret.map(|secret| openidconnect::ClientSecret::new(secret.text().to_owned()));
        let id = openidconnect::ClientId::new(settings.client_id.clone());
        let redirect = RedirectUrl::new(settings.redirect.clone()).map_err(|e| e.to_string())?;
        let client = Client::from_provider_metadata(metadata, id, secret)
            .set_auth_type(auth)
            .set_redirect_uri(redirect);
        Ok(Self {
            client,
            says_iss,
            acr,
            tells,
        })
    }
}
