//! Codes from an app (RFC 6238: SHA-1, six digits, thirty seconds, one step either way), each accepted once.

use jiff::Timestamp;
use qrcode::{Color, EcLevel, QrCode};
use totp_rs::{Builder, Secret, Totp};
use web::{Error, Result};

/// RFC 4226 recommends 160 bits.
const SECRET: usize = 20;

/// A new secret.
pub fn new_secret() -> Result<Vec<u8>> {
    let mut bytes = [0_u8; SECRET];
    getrandom::fill(&mut bytes).map_err(|e| Error::Unavailable(format!("no randomness: {e}")))?;
    Ok(bytes.to_vec())
}

fn totp(secret: &[u8], issuer: Option<&str>, name: &str) -> Result<Totp> {
    // the address that the app reads separates the two by a colon
    let plain = |text: &str| text.replace(':', " ");
    Builder::new()
        .with_secret(Secret::from(secret.to_vec()))
        .with_issuer(issuer.map(plain))
        .with_account_name(plain(name))
        .build()
        .map_err(|e| Error::Internal(format!("totp: {e}")))
}

/// The step of the code, if it is right now and no code of that step or a later one was taken before.
pub fn accepted_step(
    secret: &[u8],
    typed: &str,
    now: Timestamp,
    last_step: i64,
) -> Result<Option<i64>> {
    let digits: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    let seconds = u64::try_from(now.as_second()).unwrap_or_default();
    let step = totp(secret, None, "")?.check(&digits, seconds);
    Ok(step
        .and_then(|step| i64::try_from(step).ok())
        .filter(|step| *step > last_step))
}

/// What a person needs to put the secret into an app.
pub struct Setup {
    /// The secret, in fours, to be typed
    pub text: String,
    /// The address in the picture, for an app on the same device
    pub address: String,
    /// The picture's path, in modules
    pub path: String,
    /// The picture's width with its quiet zone, in modules
    pub width: usize,
}

/// The modules around a picture that have to stay light.
const QUIET: usize = 4;

/// The secret as text and as a picture.
pub fn setup(secret: &[u8], issuer: &str, name: &str) -> Result<Setup> {
    let totp = totp(secret, Some(issuer), name)?;
    let address = totp
        .to_url()
        .map_err(|e| Error::Internal(format!("totp: {e}")))?;
    let letters: Vec<char> = totp.secret().to_base32().chars().collect();
    let text: Vec<String> = letters
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    let (path, width) = picture(&address)?;
    Ok(Setup {
        text: text.join(" "),
        address,
        path,
        width,
    })
}

fn picture(text: &str) -> Result<(String, usize)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)
        .map_err(|e| Error::Internal(format!("qr: {e}")))?;
    let width = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let (left, top, long) = (x + QUIET, y + QUIET, run.len());
                path.push_str(&format!("M{left} {top}h{long}v1h-{long}z"));
            }
            x += run.len();
        }
    }
    Ok((path, width + 2 * QUIET))
}
