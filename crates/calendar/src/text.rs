//! Values that travel as text: strict numbers, keyed enums, serde by `Display` and `FromStr`.

use std::ops::RangeInclusive;
use std::str::FromStr;

/// The years that are read from text; anything else is a slip of the keyboard.
pub(crate) const YEARS: RangeInclusive<i16> = 2000..=2100;

/// The text is none of the keys of the enum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown key")]
pub struct UnknownKey;

/// Digits only, as many as the width allows: no sign, no space.
pub(crate) fn number<N: FromStr>(text: &str, width: RangeInclusive<usize>) -> Option<N> {
    let plain = width.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// A year of four digits within [`YEARS`].
pub(crate) fn year(text: &str) -> Option<i16> {
    number(text, 4..=4).filter(|year| YEARS.contains(year))
}

/// Serialises as the text of `Display` and reads it back with `FromStr`.
macro_rules! serde_as_text {
    ($name:ty) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

/// An enum whose every variant stands beside its key: the stored form and the name in message catalogues.
macro_rules! keyed {
    (
        $(#[$outer:meta])*
        pub enum $name:ident { $( $(#[$inner:meta])* $variant:ident = $key:literal, )+ }
    ) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$inner])* $variant, )+ }

        impl $name {
            /// Every one, in the order of their declaration.
            pub const ALL: [Self; { [$($key),+].len() }] = [$(Self::$variant),+];

            /// The key: the stored form and the name in message catalogues.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::UnknownKey;
            fn from_str(text: &str) -> Result<Self, crate::UnknownKey> {
                Self::ALL.into_iter().find(|one| one.as_str() == text).ok_or(crate::UnknownKey)
            }
        }

        serde_as_text!($name);
    };
}
