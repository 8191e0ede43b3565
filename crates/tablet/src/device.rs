//! What a paired device is known by: a secret in a cookie, of which the database keeps the hash.

use account::random_text;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use cookie::{Cookie, SameSite};
use kernel::InstitutionId;
use sha2::{Digest, Sha256};
use web::{Config, Error, Result, tablet_cookie};

/// As long as browsers keep a cookie; each unlocking begins it anew.
const LASTS_DAYS: i64 = 400;

/// A new secret: the cookie's value, and the hash to keep.
pub fn secret(institution: InstitutionId) -> Result<(String, Vec<u8>)> {
    let secret = random_text()?;
    let hash = Sha256::digest(&secret).to_vec();
    Ok((format!("{institution}.{secret}"), hash))
}

fn of(config: &Config, value: &str, days: i64) -> String {
    Cookie::build((tablet_cookie(config), value.to_owned()))
        .path("/")
        .http_only(true)
        .secure(config.secure_cookies)
        .same_site(SameSite::Lax)
        .max_age(cookie::time::Duration::days(days))
        .build()
        .to_string()
}

/// The device's cookie.
pub fn cookie(config: &Config, value: &str) -> String {
    of(config, value, LASTS_DAYS)
}

/// The cookie that takes it away.
pub fn no_cookie(config: &Config) -> String {
    of(config, "", 0)
}

/// Adds a cookie to an answer.
pub fn set(response: &mut Response, cookie: &str) -> Result<()> {
    let value = HeaderValue::from_str(cookie).map_err(|e| Error::Internal(e.to_string()))?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(())
}
