//! The installation's key.

use proptest::prelude::*;
use web::Key;

fn key() -> Key {
    Key::parse(&"07".repeat(32)).unwrap()
}

#[test]
fn a_key_is_read_as_base64_or_hexadecimal_and_nothing_shorter() {
    let key = Key::random().unwrap();
    assert!(Key::parse(&format!(" {}\n", key.to_text())) == Some(key));
    for text in ["", "07", &"07".repeat(31), &"zz".repeat(32), "parole"] {
        assert!(Key::parse(text).is_none(), "{text}");
    }
    assert_eq!(format!("{:?}", self::key()), "Key(…)");
}

proptest! {
    #[test]
    fn what_is_sealed_opens_with_the_same_key_for_the_same_purpose_only(
        plain in proptest::collection::vec(any::<u8>(), 0..200),
        at in any::<prop::sample::Index>(),
    ) {
        let sealed = key().seal("totp:1:6", &plain).unwrap();
        prop_assert_eq!(key().open("totp:1:6", &sealed), Some(plain.clone()));
        prop_assert_eq!(key().open("totp:1:7", &sealed), None);
        let other = Key::parse(&"08".repeat(32)).unwrap();
        prop_assert_eq!(other.open("totp:1:6", &sealed), None);
        let mut changed = sealed.clone();
        let at = at.index(changed.len());
        changed[at] ^= 1;
        prop_assert_eq!(key().open("totp:1:6", &changed), None);
        prop_assert_eq!(key().open("totp:1:6", &sealed[..sealed.len().min(20)]), None);
        prop_assert_ne!(key().seal("totp:1:6", &plain).unwrap(), sealed);
    }
}
