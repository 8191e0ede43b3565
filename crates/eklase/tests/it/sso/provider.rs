//! A tiny provider in the test's own process: discovery, keys, tokens and userinfo, signing with a key made here.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// Monday 5 October 2026, 08:40 in Riga, as the world's clock.
pub const NOW: i64 = 1_791_178_800;

/// A code that was given out: what its token will say.
struct Grant {
    challenge: String,
    claims: Value,
}

struct Inner {
    address: String,
    key: SigningKey,
    kid: String,
    /// Signs, but is not among the published keys
    stray: bool,
    grants: BTreeMap<String, Grant>,
    /// What /userinfo says
    told: Value,
    /// How often discovery was asked
    asked: u32,
    says_iss: bool,
}

/// The provider; stops with the test.
#[derive(Clone)]
pub struct Provider(Arc<Mutex<Inner>>);

fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
}

fn jwk(key: &SigningKey, kid: &str) -> Value {
    let point = key.verifying_key().to_sec1_point(false);
    json!({
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": kid,
        "x": URL_SAFE_NO_PAD.encode(point.x().unwrap()),
        "y": URL_SAFE_NO_PAD.encode(point.y().unwrap()),
    })
}

impl Provider {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let provider = Self(Arc::new(Mutex::new(Inner {
            address,
            key: key(7),
            kid: "one".to_owned(),
            stray: false,
            grants: BTreeMap::new(),
            told: json!({}),
            asked: 0,
            says_iss: true,
        })));
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(keys))
            .route("/token", post(token))
            .route("/userinfo", get(userinfo))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        provider
    }

    fn with<T>(&self, look: impl FnOnce(&mut Inner) -> T) -> T {
        look(&mut self.0.lock().unwrap())
    }

    pub fn issuer(&self) -> String {
        self.with(|inner| inner.address.clone())
    }

    /// The claims of a right token for that person; a test spoils what it wants.
    pub fn claims(&self, subject: &str, nonce: &str) -> Value {
        json!({
            "iss": self.issuer(), "aud": "eklase", "sub": subject, "nonce": nonce,
            "iat": NOW, "exp": NOW + 300,
        })
    }

    /// Gives out a code, as after the person's sign-in.
    pub fn grant(&self, challenge: &str, claims: Value) -> String {
        self.with(|inner| {
            let code = format!("code-{}", inner.grants.len());
            let challenge = challenge.to_owned();
            inner
                .grants
                .insert(code.clone(), Grant { challenge, claims });
            code
        })
    }

    pub fn tells(&self, told: Value) {
        self.with(|inner| inner.told = told);
    }

    /// From now on it signs with a new key.
    pub fn rotate(&self) {
        self.with(|inner| (inner.key, inner.kid) = (key(9), "two".to_owned()));
    }

    /// It signs with a key that it does not publish, under the name of one that it does.
    pub fn forge(&self) {
        self.with(|inner| inner.stray = true);
    }

    pub fn asked(&self) -> u32 {
        self.with(|inner| inner.asked)
    }
}

fn answer(status: u16, value: &Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap();
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, value.to_string()).into_response()
}

async fn discovery(State(provider): State<Provider>) -> Response {
    provider.with(|inner| {
        inner.asked += 1;
        let at = |path: &str| format!("{}{path}", inner.address);
        let found = json!({
            "issuer": inner.address,
            "authorization_endpoint": at("/authorize"),
            "token_endpoint": at("/token"),
            "userinfo_endpoint": at("/userinfo"),
            "jwks_uri": at("/jwks"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256", "HS256"],
            "authorization_response_iss_parameter_supported": inner.says_iss,
        });
        answer(200, &found)
    })
}

async fn keys(State(provider): State<Provider>) -> Response {
    provider.with(|inner| answer(200, &json!({ "keys": [jwk(&inner.key, &inner.kid)] })))
}

fn signed(key: &SigningKey, kid: &str, claims: &Value) -> String {
    let head = json!({ "alg": "ES256", "kid": kid, "typ": "JWT" });
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", part(&head), part(claims));
    let signature: Signature = key.sign(text.as_bytes());
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

/// The client's secret, PKCE and the code are checked as a real provider does.
async fn token(State(provider): State<Provider>, headers: HeaderMap, body: String) -> Response {
    let form: BTreeMap<String, String> = serde_urlencoded::from_str(&body).unwrap();
    let refused = |error: &str| answer(400, &json!({ "error": error }));
    let wanted = format!("Basic {}", STANDARD.encode("eklase:a-secret"));
    if headers.get("authorization").and_then(|v| v.to_str().ok()) != Some(wanted.as_str()) {
        return refused("invalid_client");
    }
    provider.with(|inner| {
        let Some(grant) = inner.grants.remove(&form["code"]) else {
            return refused("invalid_grant");
        };
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&form["code_verifier"]));
        let ours = form["redirect_uri"] == "http://127.0.0.1:8080/login/sso/callback";
        if challenge != grant.challenge || !ours {
            return refused("invalid_grant");
        }
        let key = if inner.stray { &key(5) } else { &inner.key };
        let tokens = json!({
            "access_token": "access", "token_type": "Bearer", "expires_in": 300,
            "id_token": signed(key, &inner.kid, &grant.claims),
        });
        answer(200, &tokens)
    })
}

async fn userinfo(State(provider): State<Provider>) -> Response {
    provider.with(|inner| answer(200, &inner.told))
}
