//! A topic as its form has it. Pure.

use std::str::FromStr;

use calendar::SchoolYear;
use jiff::civil::Date;
use serde::Deserialize;
use web::{Error, Form, Kept, Typed};

use super::queries::Topic;

/// The longest title.
pub const TITLE: usize = 200;
/// The longest virtue.
pub const VIRTUE: usize = 100;

/// The months as the lists write them.
pub const MONTHS: [&str; 12] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
];

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// "Drošības noteikumi"
    Safety,
    /// "Audzināšanas temats"
    Upbringing,
}

impl Kind {
    /// Both, in their order.
    pub const ALL: [Self; 2] = [Self::Safety, Self::Upbringing];

    /// The stored form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safety => "safety",
            Self::Upbringing => "upbringing",
        }
    }
}

/// The text names no list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownKind;

impl FromStr for Kind {
    type Err = UnknownKind;
    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or(UnknownKind)
    }
}

store::text_column!(Kind);

/// The list and the school year that an address asks for.
#[derive(Default, Deserialize)]
pub struct Which {
    /// "safety"
    #[serde(default)]
    pub kind: String,
    /// "2026"
    #[serde(default)]
    pub year: String,
}

impl Which {
    /// The year that was asked for, or today's.
    pub fn year(&self, today: Date) -> web::Result<SchoolYear> {
        if self.year.is_empty() {
            return Ok(SchoolYear::of(today));
        }
        SchoolYear::starting_in(&self.year).ok_or(Error::Unprocessable("unprocessable-address"))
    }
}

/// The lists of a school year.
pub fn list_of(year: SchoolYear) -> String {
    format!("/topics?year={}", year.starts_in())
}

/// On which days a topic is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first
    pub from: Date,
    /// The first on which it is not any more; none while nobody has ended it
    pub until: Option<Date>,
}

impl Topic {
    /// Whether there is any day on which it is offered: one that was ended before it began has none.
    fn ever(&self) -> bool {
        self.retired_on.is_none_or(|end| end > self.from_on)
    }

    /// Whether it is offered on the day or later.
    pub fn lasts_to(&self, day: Date) -> bool {
        self.ever() && self.retired_on.is_none_or(|end| end > day)
    }

    /// Whether it is offered on the day.
    pub fn offered_on(&self, day: Date) -> bool {
        self.from_on <= day && self.lasts_to(day)
    }

    /// From which day on it is offered when it is taken up again from that day on. It has one span of days: a gap that
    /// is over by then is closed, so that earlier years keep it; one that is still to come is not, so that it is not
    /// offered too early.
    pub fn again_from(&self, day: Date, today: Date) -> Date {
        let gap_ahead = day > today && self.retired_on.is_some_and(|end| end < day);
        if gap_ahead || !self.ever() {
            day
        } else {
            self.from_on.min(day)
        }
    }

    /// Whether the draft gives another virtue to words that groups were told.
    pub fn denied_by(&self, draft: &Draft) -> bool {
        self.told && self.title == draft.title && self.virtue != draft.virtue
    }
}

/// The day from which a change for that school year holds: today in the present one, so that days that are over keep
/// what they were offered.
pub fn day_of(year: SchoolYear, today: Date) -> Date {
    if year.contains(today) {
        today
    } else {
        year.first()
    }
}

/// The school year that a field names: this or the next one; none where it is another.
pub fn open_year(text: &str, today: Date) -> Option<SchoolYear> {
    SchoolYear::starting_in(text).filter(|year| SchoolYear::open(today).contains(year))
}

/// The school year that the form's change holds from; this one where it says none.
pub fn from_year(typed: &mut Typed, today: Date) -> SchoolYear {
    let this = SchoolYear::of(today);
    if !typed.has("year") {
        return this;
    }
    let year = open_year(typed.text("year"), today);
    if year.is_none() {
        typed.wrong("year", "fault-choice");
    }
    year.unwrap_or(this)
}

/// What a form says of a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// "Drošība uz ledus"
    pub title: String,
    /// "drosme"; of an upbringing topic alone
    pub virtue: String,
    /// "XII, I, II"
    pub months: String,
}

/// The label that stands beside the field.
fn label(field: &str) -> &'static str {
    match field {
        "kind" => "topics-kind",
        "virtue" => "topics-virtue",
        "months" => "topics-months",
        "retired" => "topics-retired",
        "year" => "topics-year",
        _ => "topics-topic",
    }
}

/// A form of these pages; the ticked months become the text that is kept, in the order of a school year.
pub fn typed(form: &Form) -> Typed {
    let ticked: Vec<&str> = form.starting("month-").map(|(month, _)| month).collect();
    let mut pairs = form.pairs().to_vec();
    if form.get("title").is_some() {
        pairs.push(("months".to_owned(), months_of(&ticked)));
    }
    Typed::new(Form::of(pairs), label)
}

/// "IX, V"
fn months_of(ticked: &[&str]) -> String {
    let (spring, autumn) = MONTHS.split_at(8);
    let year = autumn.iter().chain(spring);
    let months: Vec<&str> = year
        .copied()
        .filter(|month| ticked.contains(month))
        .collect();
    months.join(", ")
}

/// Reads the form, noting what is wrong.
pub fn draft(typed: &mut Typed, kind: Kind) -> Draft {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    typed.need("title", TITLE);
    let virtue = match kind {
        Kind::Safety => String::new(),
        Kind::Upbringing => one_line(typed.text("virtue")),
    };
    if virtue.chars().count() > VIRTUE {
        typed.wrong("virtue", "fault-long");
    }
    Draft {
        title: one_line(typed.text("title")),
        months: typed.text("months").to_owned(),
        virtue,
    }
}

/// A topic as its form shows it.
pub fn kept(topic: &Topic) -> Vec<Kept> {
    let retired = topic.retired_on.map(|day| day.to_string());
    // the order in which a list came is not the person's doing
    let months: Vec<&str> = topic.months.split(',').map(str::trim).collect();
    [
        ("title", "topics-topic", topic.title.clone()),
        ("virtue", "topics-virtue", topic.virtue.clone()),
        ("months", "topics-months", months_of(&months)),
        ("retired", "topics-retired", retired.unwrap_or_default()),
    ]
    .into_iter()
    .map(|(field, label, value)| Kept {
        field,
        label,
        value,
    })
    .collect()
}
