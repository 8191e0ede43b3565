//! A telephone number: kept in the international form, read as people write it (DOMAIN 6.2).

use std::fmt;
use std::str::FromStr;

/// Latvia's calling code, and the same standing before eight digits.
const LATVIA: u64 = 371;
const LATVIAN: u64 = LATVIA * 100_000_000;
/// The longest number of the world has 15 digits (E.164), the shortest that we take has 8.
const FOREIGN: std::ops::RangeInclusive<u64> = 10_000_000..=999_999_999_999_999;

/// An accepted number. `Display` shows it as people here write it, "26 579 616"; `Debug` is masked, so that no
/// log line holds a number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(u64);

/// Why a text is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPhone {
    /// Something else than digits, spaces, dashes, brackets and one leading plus.
    #[error("a telephone number has only digits, and may begin with a plus")]
    Characters,
    /// Too few or too many digits.
    #[error("a Latvian number has eight digits, one of the world 8 to 15")]
    Length,
    /// Eight digits that begin with neither 2 nor 6.
    #[error("a Latvian number begins with 2 or 6")]
    NotLatvian,
    /// Neither eight digits nor a calling code with its plus.
    #[error("a foreign number begins with a plus and the country's code")]
    Country,
}

impl BadPhone {
    /// The text that says what to do, in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Characters => "phone-fault-characters",
            Self::Length => "phone-fault-length",
            Self::NotLatvian => "phone-fault-latvian",
            Self::Country => "phone-fault-country",
        }
    }
}

impl Phone {
    /// As it is stored and sent: "+37126579616".
    pub fn e164(self) -> String {
        format!("+{}", self.0)
    }

    /// Its digits alone, "37126579616": some gateways want no plus.
    pub fn digits(self) -> String {
        self.0.to_string()
    }

    /// Whether it is one of Latvia's.
    pub const fn is_latvian(self) -> bool {
        self.0 / 100_000_000 == LATVIA
    }

    /// Whether it can be a mobile one: a Latvian one that begins with 6 stands on a desk and gets no SMS.
    pub const fn can_get_sms(self) -> bool {
        !self.is_latvian() || self.0 / 10_000_000 % 10 == 2
    }

    /// The form for lists: all but the last three digits hidden.
    pub fn masked(self) -> String {
        let (shown, last) = (self.is_latvian(), self.0 % 1000);
        let hidden = if shown {
            "•• •••"
        } else {
            "+•••"
        };
        format!("{hidden} {last:03}")
    }

    /// The last digits: what people search by.
    pub fn last_digits(self, count: usize) -> String {
        let digits = self.digits();
        let skipped = digits.len().saturating_sub(count);
        digits.chars().skip(skipped).collect()
    }

    const fn latvian(eight: u64) -> Result<Self, BadPhone> {
        match eight / 10_000_000 {
            2 | 6 => Ok(Self(LATVIAN + eight)),
            _ => Err(BadPhone::NotLatvian),
        }
    }
}

impl FromStr for Phone {
    type Err = BadPhone;

    fn from_str(text: &str) -> Result<Self, BadPhone> {
        let written = |c: &char| {
            !c.is_whitespace() && !matches!(c, '-' | '‐' | '‑' | '–' | '(' | ')' | '.' | '/')
        };
        let kept: String = text.chars().filter(written).collect();
        let (international, digits) = match kept.strip_prefix('+').or(kept.strip_prefix("00")) {
            Some(rest) => (true, rest),
            None => (false, kept.as_str()),
        };
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BadPhone::Characters);
        }
        if digits.len() > 15 {
            return Err(BadPhone::Length);
        }
        let number: u64 = digits.parse().map_err(|_| BadPhone::Length)?;
        match (digits.strip_prefix("371"), digits.len()) {
            (Some(rest), 11) if rest.len() == 8 => Self::latvian(number % 100_000_000),
            (Some(_), _) if international => Err(BadPhone::Length),
            // a calling code never begins with a zero
            _ if international && digits.starts_with('0') => Err(BadPhone::Country),
            _ if international && FOREIGN.contains(&number) => Ok(Self(number)),
            _ if international => Err(BadPhone::Length),
            (_, 8) => Self::latvian(number),
            (_, 0..=7) => Err(BadPhone::Length),
            _ => Err(BadPhone::Country),
        }
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_latvian() {
            return write!(f, "+{}", self.0);
        }
        let eight = self.0 % 100_000_000;
        let (first, middle, last) = (eight / 1_000_000, eight / 1000 % 1000, eight % 1000);
        write!(f, "{first:02} {middle:03} {last:03}")
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone({})", self.masked())
    }
}
