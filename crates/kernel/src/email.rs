//! An e-mail address: the shape that mail servers everywhere take. Whether somebody reads there, only a code that
//! comes back tells.

use std::fmt;
use std::str::FromStr;

/// The longest address (RFC 5321), and the longest part before "@".
const LONGEST: usize = 254;
const LONGEST_NAME: usize = 64;

/// An accepted address, its domain in small letters. It holds neither a space nor a line break, so it cannot carry a
/// header. `Debug` is masked, so that no log line holds an address.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// The text is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no e-mail address such as name@example.lv")]
pub struct BadEmail;

impl Email {
    /// As it is stored and sent to.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The parts before and after "@".
    pub fn parts(&self) -> (&str, &str) {
        self.0.rsplit_once('@').unwrap_or((&self.0, ""))
    }

    /// The form for lists: "l…@piemers.lv".
    pub fn masked(&self) -> String {
        let (name, domain) = self.parts();
        let first: String = name.chars().take(1).collect();
        format!("{first}…@{domain}")
    }
}

/// What a name may hold beside letters and digits, without quotes (RFC 5322, dot-atom).
fn is_name(text: &str) -> bool {
    let one = |part: &str| {
        let fits = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b);
        !part.is_empty() && part.bytes().all(fits)
    };
    text.len() <= LONGEST_NAME && text.split('.').all(one)
}

/// A name of the internet with at least two parts; "pūcīte.lv" is written "xn--…".
fn is_domain(text: &str) -> bool {
    let one = |part: &str| {
        (1..=63).contains(&part.len())
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let last = text.rsplit('.').next().unwrap_or_default();
    text.contains('.')
        && text.split('.').all(one)
        && last.len() > 1
        && last.bytes().any(|b| b.is_ascii_alphabetic())
}

impl FromStr for Email {
    type Err = BadEmail;

    fn from_str(text: &str) -> Result<Self, BadEmail> {
        let (name, domain) = text.trim().rsplit_once('@').ok_or(BadEmail)?;
        let email = format!("{name}@{}", domain.to_ascii_lowercase());
        if email.len() <= LONGEST && is_name(name) && is_domain(domain) {
            Ok(Self(email))
        } else {
            Err(BadEmail)
        }
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Email({})", self.masked())
    }
}
