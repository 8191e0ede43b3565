//! The installation's key, which is in no database: what is sealed with it is worthless to whoever has only a copy of
//! the database. XChaCha20-Poly1305 for what has to be read again, HMAC-SHA-256 for what only has to be recognised.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::error::{Error, Result};

const NONCE: usize = 24;

/// 32 bytes of chance, made once for an installation and kept beside its database.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; 32]);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Chance, or an error where the system has none.
fn chance<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(|e| Error::Unavailable(format!("no randomness: {e}")))?;
    Ok(bytes)
}

impl Key {
    /// A new one.
    pub fn random() -> Result<Self> {
        chance().map(Self)
    }

    /// As it is written in a file or in the environment: 32 bytes in base64 or in hexadecimal.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let bytes = if text.len() == 64 {
            let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(16)).collect();
            let byte = |pair: &[u32]| pair.iter().fold(0, |sum, digit| sum * 16 + digit);
            digits?
                .chunks(2)
                .map(|pair| u8::try_from(byte(pair)).ok())
                .collect::<Option<Vec<u8>>>()?
        } else {
            STANDARD
                .decode(text)
                .or_else(|_| URL_SAFE_NO_PAD.decode(text))
                .ok()?
        };
        bytes.try_into().ok().map(Self)
    }

    /// As [`parse`](Self::parse) reads it.
    pub fn to_text(&self) -> String {
        STANDARD.encode(self.0)
    }

    /// A code of the data under this key: a purpose's codes say nothing about another's.
    pub fn mac(&self, purpose: &str, data: &[u8]) -> Result<Vec<u8>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0)
            .map_err(|e| Error::Internal(format!("hmac: {e}")))?;
        mac.update(
            &u64::try_from(purpose.len())
                .unwrap_or_default()
                .to_be_bytes(),
        );
        mac.update(purpose.as_bytes());
        mac.update(data);
        Ok(mac.finalize().into_bytes().to_vec())
    }

    fn cipher(&self) -> Result<XChaCha20Poly1305> {
        let key = self.mac("seal", b"")?;
        XChaCha20Poly1305::new_from_slice(&key).map_err(|e| Error::Internal(format!("cipher: {e}")))
    }

    /// Seals it for that purpose: it opens for no other.
    pub fn seal(&self, purpose: &str, plain: &[u8]) -> Result<Vec<u8>> {
        let nonce: [u8; NONCE] = chance()?;
        let payload = Payload {
            msg: plain,
            aad: purpose.as_bytes(),
        };
        let sealed = self
            .cipher()?
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|e| Error::Internal(format!("cipher: {e}")))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// What was sealed; none if it was changed, is of another purpose or of another key.
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload {
            msg: sealed,
            aad: purpose.as_bytes(),
        };
        self.cipher()
            .ok()?
            .decrypt(&XNonce::from(*nonce), payload)
            .ok()
    }

    /// Sealed as text, for a cookie or a hidden field.
    pub fn seal_text(&self, purpose: &str, plain: &str) -> Result<String> {
        Ok(URL_SAFE_NO_PAD.encode(self.seal(purpose, plain.as_bytes())?))
    }

    /// What was sealed as text.
    pub fn open_text(&self, purpose: &str, sealed: &str) -> Option<String> {
        let plain = self.open(purpose, &URL_SAFE_NO_PAD.decode(sealed).ok()?)?;
        String::from_utf8(plain).ok()
    }
}
