//! The content of a notice, sealed for one browser: "aes128gcm" (RFC 8188) with the keys of RFC 8291.

use aes_gcm::Aes128Gcm;
use aes_gcm::aead::{Aead as _, KeyInit as _};
use hkdf::Hkdf;
use p256::SecretKey;
use sha2::Sha256;

use super::Browser;

/// The size of a record; one holds it all.
const RECORD: u32 = 4096;
/// As much fits into it beside its head, its mark of the end and its tag.
pub(super) const LONGEST: usize = 3900;

/// Seals it with keys that are used once.
pub(super) fn seal(to: &Browser, plain: &[u8]) -> Option<Vec<u8>> {
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).ok()?;
    // a number beyond the curve's order comes about once in four thousand million times
    let own = (0..4).find_map(|_| {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).ok()?;
        SecretKey::from_slice(&bytes).ok()
    });
    sealed(to, plain, &own?, salt)
}

fn sealed(to: &Browser, plain: &[u8], own: &SecretKey, salt: [u8; 16]) -> Option<Vec<u8>> {
    let theirs = to.key.to_sec1_bytes();
    let ours = own.public_key().to_sec1_bytes();
    let shared = own.diffie_hellman(&to.key);
    let mut secret = [0_u8; 32];
    Hkdf::<Sha256>::new(Some(&to.auth), shared.raw_secret_bytes().as_slice())
        .expand(
            &[b"WebPush: info\0".as_slice(), &theirs, &ours].concat(),
            &mut secret,
        )
        .ok()?;
    let content = Hkdf::<Sha256>::new(Some(&salt), &secret);
    let (mut key, mut nonce) = ([0_u8; 16], [0_u8; 12]);
    content
        .expand(b"Content-Encoding: aes128gcm\0", &mut key)
        .ok()?;
    content
        .expand(b"Content-Encoding: nonce\0", &mut nonce)
        .ok()?;
    // 2 marks the last record
    let padded = [plain, &[2]].concat();
    let cipher = Aes128Gcm::new(&key.into());
    let closed = cipher.encrypt(&nonce.into(), padded.as_slice()).ok()?;
    let length = u8::try_from(ours.len()).ok()?;
    let head = [salt.as_slice(), &RECORD.to_be_bytes(), &[length], &ours].concat();
    Some([head, closed].concat())
}

/// The same with known keys, for the example of RFC 8291.
pub fn sealed_with(to: &Browser, plain: &[u8], own: &[u8], salt: [u8; 16]) -> Option<Vec<u8>> {
    sealed(to, plain, &SecretKey::from_slice(own).ok()?, salt)
}
