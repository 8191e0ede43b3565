//! Keys and what travels as text.

use std::collections::BTreeSet;
use std::fmt;

use calendar::{DutyKind, HolidayName, Month, OverrideKind, Period, SchoolYear, Semester, Week};
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use serde::{Deserialize, Serialize};

use crate::day;

/// Prints what serde writes of a value that is one string.
struct Written<T>(T);

impl<T: Serialize> fmt::Display for Written<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Error> {
    let deserializer: StrDeserializer<'de, Error> = text.into_deserializer();
    T::deserialize(deserializer)
}

#[test]
fn spans_travel_as_their_text() {
    let date = day("2026-10-05");
    assert_eq!(Written(Month::of(date)).to_string(), "2026-10");
    assert_eq!(Written(Week::of(date)).to_string(), "2026-W41");
    assert_eq!(Written(SchoolYear::of(date)).to_string(), "2026/2027");
    assert_eq!(read::<Month>("2026-10").unwrap(), Month::of(date));
    assert_eq!(read::<Week>("2026-W41").unwrap(), Week::of(date));
    assert_eq!(
        read::<SchoolYear>("2026/2027").unwrap(),
        SchoolYear::of(date)
    );
    assert_eq!(
        read::<Month>("2026-13").unwrap_err().to_string(),
        "not a month"
    );
}

/// Every key is lower-case words joined by hyphens, is its own, and reads back.
macro_rules! keys_hold {
    ($kind:ty) => {
        let keys: BTreeSet<_> = <$kind>::ALL.into_iter().map(<$kind>::as_str).collect();
        assert_eq!(keys.len(), <$kind>::ALL.len());
        for one in <$kind>::ALL {
            let key = one.as_str();
            assert!(key.split('-').all(|word| !word.is_empty()), "{key}");
            assert!(
                key.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
                "{key}"
            );
            assert_eq!(key.parse(), Ok(one));
            assert_eq!(Written(one).to_string(), key);
            assert_eq!(read::<$kind>(key).unwrap(), one);
        }
        assert!("".parse::<$kind>().is_err());
        assert!(read::<$kind>("other").is_err());
    };
}

#[test]
fn every_key_is_its_own_and_reads_back() {
    keys_hold!(HolidayName);
    keys_hold!(OverrideKind);
    keys_hold!(DutyKind);
    keys_hold!(Period);
    keys_hold!(Semester);
    assert_eq!(HolidayName::Proclamation.as_str(), "proclamation");
    assert_eq!(DutyKind::MonthPlan.as_str(), "month-plan");
}
