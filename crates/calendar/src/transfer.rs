//! The government's moved working days. Its yearly order binds state institutions; municipal preschools are
//! only recommended to follow it, so these are offered on the settings page and are no rule of the calendar.

use jiff::civil::{Date, date};

/// One moved working day: a day off, and the day that is worked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Transfer {
    /// The working day that becomes free.
    pub off: Date,
    /// The Saturday that is worked in its stead.
    pub worked: Date,
}

const IN_2023: [Transfer; 1] = [Transfer {
    off: date(2023, 5, 5),
    worked: date(2023, 5, 20),
}];
const IN_2024: [Transfer; 2] = [
    Transfer {
        off: date(2024, 12, 23),
        worked: date(2024, 12, 14),
    },
    Transfer {
        off: date(2024, 12, 30),
        worked: date(2024, 12, 28),
    },
];
const IN_2025: [Transfer; 2] = [
    Transfer {
        off: date(2025, 5, 2),
        worked: date(2025, 5, 10),
    },
    Transfer {
        off: date(2025, 11, 17),
        worked: date(2025, 11, 8),
    },
];
const IN_2026: [Transfer; 2] = [
    Transfer {
        off: date(2026, 1, 2),
        worked: date(2026, 1, 17),
    },
    Transfer {
        off: date(2026, 6, 22),
        worked: date(2026, 6, 27),
    },
];

/// The government's moved days of a year, in order; none for a year whose order is not known here.
pub const fn recommended_transfers(year: i16) -> &'static [Transfer] {
    match year {
        2023 => &IN_2023,
        2024 => &IN_2024,
        2025 => &IN_2025,
        2026 => &IN_2026,
        _ => &[],
    }
}
