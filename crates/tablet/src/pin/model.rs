//! Which PINs are taken: six digits, none that is tried first.

/// Pairs and mirrors that look less trivial than they are.
const KNOWN: [&str; 8] = [
    "112233", "332211", "123321", "321123", "456654", "789987", "147258", "159753",
];

/// The six digits that were typed, with or without spaces; none where it is something else.
pub fn six_digits(typed: &str) -> Option<String> {
    let pin: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    (pin.len() == 6 && pin.bytes().all(|byte| byte.is_ascii_digit())).then_some(pin)
}

/// "123456", "987654", "890123": each digit one further than the one before.
fn is_run(digits: &[u8]) -> bool {
    let mut steps = digits
        .iter()
        .zip(digits.iter().skip(1))
        .map(|(a, b)| (b + 10 - a) % 10);
    let first = steps.next().unwrap_or_default();
    (first == 1 || first == 9) && steps.all(|step| step == first)
}

/// "121212", "345345": the same few digits again.
fn is_repeated(digits: &[u8]) -> bool {
    (2..=3).any(|size| {
        let mut units = digits.chunks(size);
        let first = units.next();
        units.all(|unit| Some(unit) == first)
    })
}

/// Whether it is among those that are tried first: one or two digits only, a run, a repetition.
pub fn is_trivial(pin: &str) -> bool {
    let digits: Vec<u8> = pin.bytes().map(|byte| byte.saturating_sub(b'0')).collect();
    let mut different = digits.clone();
    different.sort_unstable();
    different.dedup();
    different.len() <= 2 || is_run(&digits) || is_repeated(&digits) || KNOWN.contains(&pin)
}
