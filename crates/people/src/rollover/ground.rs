//! What stands before a rollover, and what is usually done with it. Pure.

use jiff::civil::{Date, date};
use kernel::{ChildId, GroupId, Role};
use store::rows;

rows! {
    /// A group, open or closed.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Known {
        /// Its key
        pub id: GroupId,
        /// "Mārītes"
        pub name: String,
        /// Its number, which a closed one keeps
        pub number: i64,
        /// "5–6"
        pub age: String,
        /// 1 to 8
        pub emblem: i64,
        /// The compulsory preparation
        pub compulsory: bool,
        /// The last day, of a closed one
        pub closed_on: Option<Date>,
    }

    /// A child's stay in a group that goes on into the new year, or begins in it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Stay {
        /// Who
        pub child_id: ChildId,
        /// "Marta"
        pub given_name: String,
        /// "Abele"
        pub surname: String,
        /// When born
        pub birth_on: Date,
        /// In which group
        pub group_id: GroupId,
        /// The first day
        pub from_on: Date,
        /// The last day, if it is set
        pub to_on: Option<Date>,
    }

    /// A role or a substitution that holds for one group.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Bound {
        /// A substitution (3.19) and not a role
        pub substitution: bool,
        /// Its key
        pub id: i64,
        /// "Līga"
        pub given_name: String,
        /// "Bērziņa"
        pub surname: String,
        /// As what
        pub role: Role,
        /// In which group
        pub group_id: GroupId,
        /// The first day
        pub from_on: Date,
        /// The last day, if it is set
        pub to_on: Option<Date>,
    }
}

impl Stay {
    /// "Abele Marta"
    pub fn name(&self) -> String {
        format!("{} {}", self.surname, self.given_name)
    }
}

/// Everything that a rollover to that school year is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// 1 September
    pub starts: Date,
    /// Every group, by number
    pub groups: Vec<Known>,
    /// The stays that do not end before the new year, by the children's names, each child's in their order
    pub stays: Vec<Stay>,
    /// The roles and substitutions of single groups that do not end before it
    pub staff: Vec<Bound>,
}

impl Ground {
    /// 31 August: the last day of the old year.
    pub fn last(&self) -> Date {
        self.starts.yesterday().unwrap_or(self.starts)
    }

    /// The groups that are open, by number.
    pub fn open(&self) -> impl Iterator<Item = &Known> {
        self.groups.iter().filter(|one| one.closed_on.is_none())
    }

    /// The stays that cross from the old year into the new one: these are decided. A stay that ends by 31 August, or
    /// begins on 1 September, was decided before.
    pub fn crossing(&self) -> impl Iterator<Item = &Stay> {
        self.stays
            .iter()
            .filter(|one| one.from_on < self.starts && one.to_on.is_none_or(|to| to >= self.starts))
    }

    /// The children of a group about whom there is to decide, by name.
    pub fn children(&self, group: GroupId) -> impl Iterator<Item = &Stay> {
        self.crossing().filter(move |one| one.group_id == group)
    }

    /// The stays that are planned for the new year already.
    pub fn coming(&self) -> impl Iterator<Item = &Stay> {
        self.stays.iter().filter(|one| one.from_on >= self.starts)
    }

    /// Who is tied to a group, beyond the old year.
    pub fn bound(&self, group: GroupId) -> impl Iterator<Item = &Bound> {
        self.staff.iter().filter(move |one| {
            one.group_id == group && one.to_on.is_none_or(|to| to >= self.starts)
        })
    }

    /// A number that differs when anything of it does: what a person saw is compared with what there is now.
    pub fn fingerprint(&self) -> String {
        let text = format!("{self:?}");
        // FNV-1a: it finds changes and guards nothing
        let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        format!("{hash:016x}")
    }
}

/// The 1 September that the preview is for: the next one, or this year's while it is September and it was not done. None
/// where it is done already. `done` is the latest that was done and not undone.
pub fn next_start(today: Date, done: Option<Date>) -> Option<Date> {
    let of = |year: i16| date(year.clamp(1, 9998), 9, 1);
    let is_done = |start: Date| done.is_some_and(|done| done >= start);
    let this = of(today.year());
    let start = if today.month() < 9 || (today.month() == 9 && !is_done(this)) {
        this
    } else {
        of(today.year().saturating_add(1))
    };
    Some(start).filter(|start| !is_done(*start))
}

/// The numbers of a label such as "1,5–3", each with the text before it; and the text after the last one.
fn parts(label: &str) -> (Vec<(String, u8)>, String) {
    let (mut found, mut before, mut digits) = (Vec::new(), String::new(), String::new());
    let mut after_comma = false;
    for character in label.chars().chain(['\0']) {
        if character.is_ascii_digit() && !after_comma {
            digits.push(character);
            continue;
        }
        after_comma = match character {
            ',' | '.' => !digits.is_empty(),
            digit => after_comma && digit.is_ascii_digit(),
        };
        match digits.parse() {
            Ok(number) => found.push((std::mem::take(&mut before), number)),
            Err(_) => before.push_str(&digits),
        }
        digits.clear();
        if character != '\0' {
            before.push(character);
        }
    }
    (found, before)
}

/// At school from here on.
const SCHOOL_AGE: u8 = 7;

/// "3–4" → "4–5": every age of the label goes up by a year, never beyond the seven that leave for school; the last label
/// before school stays.
pub fn next_age(label: &str) -> String {
    let (numbers, rest) = parts(label);
    if is_last_age(&numbers) {
        return label.to_owned();
    }
    let raised = numbers.into_iter().map(|(before, number)| {
        let next = number.saturating_add(1).min(SCHOOL_AGE.max(number));
        format!("{before}{next}")
    });
    raised.chain([rest]).collect()
}

/// Whether the label begins with an age of the compulsory preparation: five or more.
pub fn starts_compulsory(label: &str) -> bool {
    parts(label).0.first().is_some_and(|(_, age)| *age >= 5)
}

/// A compulsory group of six- to seven-year-olds: after it comes the school.
fn before_school(group: &Known) -> bool {
    group.compulsory && is_last_age(&parts(&group.age).0)
}

/// "6–7"
fn is_last_age(numbers: &[(String, u8)]) -> bool {
    let reaches = |one: Option<&(String, u8)>, age| one.is_some_and(|(_, number)| *number >= age);
    reaches(numbers.first(), SCHOOL_AGE - 1) && reaches(numbers.last(), SCHOOL_AGE)
}

/// Whether a child usually leaves for school: it turns seven in the calendar year of that 1 September (so two compulsory
/// years, of five and of six, lie behind it), or its group is the last one before school.
pub fn leaves(birth: Date, group: &Known, starts: Date) -> bool {
    starts.year() - birth.year() >= i16::from(SCHOOL_AGE) || before_school(group)
}
