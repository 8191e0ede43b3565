//! How a number of a sheet becomes text: as a date where its format shows one, else as its digits.

use jiff::civil::{Date, date};

/// What a cell's number format makes of its number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Format {
    #[default]
    Plain,
    Date,
    Time,
    Moment,
    /// Zeros and hyphens: how codes and phones keep their leading zeros ("000000-00000")
    Mask(String),
}

impl Format {
    /// Of the formats that have no code in the file.
    pub(crate) const fn builtin(id: u32) -> Self {
        match id {
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Self::Date,
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => Self::Time,
            22 => Self::Moment,
            _ => Self::Plain,
        }
    }

    /// Of a code such as `dd\.mm\.yyyy;@` or `000000\-00000`.
    pub(crate) fn of(code: &str) -> Self {
        let code = bare(code);
        let zeros = code.chars().filter(|c| *c == '0').count();
        if zeros > 1 && code.chars().all(|c| matches!(c, '0' | '-' | ' ')) {
            return Self::Mask(code);
        }
        let has = |letters: &[char]| code.contains(letters);
        match (has(&['d', 'y']), has(&['h', 's'])) {
            (true, false) => Self::Date,
            (true, true) => Self::Moment,
            (false, true) => Self::Time,
            (false, false) if has(&['m']) => Self::Date,
            (false, false) => Self::Plain,
        }
    }

    /// The number as this format shows it. `from_1904` is how old Macs counted days.
    pub(crate) fn show(&self, number: f64, from_1904: bool) -> String {
        let shown = match self {
            Self::Plain => None,
            Self::Mask(mask) => masked(number, mask),
            Self::Date => day(number, from_1904).map(latvian),
            Self::Time => time(number),
            Self::Moment => moment(number, from_1904),
        };
        shown.unwrap_or_else(|| plain(number))
    }
}

/// The code's first section in small letters, without quoted text, escapes and brackets; of elapsed times
/// (`[h]:mm`) the letters stay.
fn bare(code: &str) -> String {
    let mut bare = String::new();
    let mut rest = code.chars();
    while let Some(letter) = rest.next() {
        match letter {
            '"' => bare.extend(
                rest.by_ref()
                    .take_while(|c| *c != '"')
                    .filter(|c| matches!(c, '-' | ' ')),
            ),
            '\\' => bare.extend(rest.next().filter(|c| matches!(c, '-' | ' '))),
            '_' | '*' => {
                rest.next();
            }
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                let inside = inside.to_ascii_lowercase();
                if inside.chars().all(|c| matches!(c, 'h' | 'm' | 's')) {
                    bare.push_str(&inside);
                }
            }
            ';' => break,
            other => bare.push(other.to_ascii_lowercase()),
        }
    }
    if bare == "general" {
        String::new()
    } else {
        bare
    }
}

/// The digits, without an exponent and without ".0".
pub(crate) fn plain(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned(); // not "-0"
    }
    format!("{number}")
}

fn masked(number: f64, mask: &str) -> Option<String> {
    let whole = (0.0..1e15).contains(&number) && number.fract() == 0.0;
    let digits = whole.then(|| plain(number))?;
    let mut left: Vec<char> = digits.chars().collect();
    let mut text = Vec::new();
    for place in mask.chars().rev() {
        text.push(if place == '0' {
            left.pop().unwrap_or('0')
        } else {
            place
        });
    }
    text.extend(left.into_iter().rev());
    Some(text.into_iter().rev().collect())
}

fn latvian(day: Date) -> String {
    format!("{:02}.{:02}.{:04}.", day.day(), day.month(), day.year())
}

/// The date of an ISO text such as "2020-01-31" or "2020-01-31T08:30:00", as a sheet shows it.
pub(crate) fn iso(text: &str) -> Option<String> {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let shown = latvian(day.parse().ok()?);
    let minutes: String = time.chars().take(5).collect();
    Some(match minutes.as_str() {
        "" | "00:00" => shown,
        minutes => format!("{shown} {minutes}"),
    })
}

fn day(number: f64, from_1904: bool) -> Option<Date> {
    // Excel believes in 29.02.1900, so its days before that count from one day later
    let zero = match number {
        _ if from_1904 => date(1904, 1, 1),
        early if early < 60.0 => date(1899, 12, 31),
        _ => date(1899, 12, 30),
    };
    if !(0.0..2_958_466.0).contains(&number) || (number < 1.0 && !from_1904) {
        return None;
    }
    let days = jiff::Span::new().try_days(truncated(number)).ok()?;
    zero.checked_add(days).ok()
}

fn time(number: f64) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    let minutes = truncated((number * 24.0 * 60.0).round());
    Some(format!("{:02}:{:02}", minutes / 60, minutes % 60))
}

fn moment(number: f64, from_1904: bool) -> Option<String> {
    let day = day(number, from_1904)?;
    let time = time(number.fract())?;
    Some(match time.as_str() {
        "00:00" => latvian(day),
        time => format!("{} {time}", latvian(day)),
    })
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "callers keep it under three million days"
)]
const fn truncated(number: f64) -> i64 {
    number as i64
}
