//! A topic as its form has it. Pure.

use std::str::FromStr;

use web::{Form, Kept, Typed};

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
