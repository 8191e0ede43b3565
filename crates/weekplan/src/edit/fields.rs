//! The form's lessons and children as they are shown, each with what is wrong beside it.

use jiff::civil::Date;
use kernel::ChildId;
use people::roll::Pupil;
use web::Say;

use crate::lesson::Field;
use crate::typed::{Fault, Typed, TypedNote};
use crate::words;

/// One text of a lesson as it is shown.
pub struct Text {
    pub name: String,
    pub label: String,
    pub value: String,
    pub fault: Option<String>,
}

/// A lesson of the form as it is shown.
pub struct Entry {
    pub key: String,
    pub lesson: Typed,
    pub focus: bool,
    pub area_fault: Option<String>,
    pub day_fault: Option<String>,
    /// The weekdays it may stand on: number, name, chosen
    pub days: Vec<(i8, String, bool)>,
    pub outcome: Text,
    pub activity: Text,
    pub means: Vec<Text>,
    /// Something of the means is wrong.
    pub open: bool,
    /// What is written of the means, in one line
    pub preview: String,
}

/// What is different for a child, as it is shown.
pub struct Note {
    pub key: String,
    pub focus: bool,
    /// The children to choose from: key, name, chosen
    pub children: Vec<(ChildId, String, bool)>,
    pub child_fault: Option<String>,
    pub text: String,
    pub text_fault: Option<String>,
}

/// A fault in words.
pub fn words_of(say: &Say, fault: &Fault) -> String {
    if fault.most > 0 {
        say.n(fault.key, i64::try_from(fault.most).unwrap_or(i64::MAX))
    } else {
        say.t(fault.key)
    }
}

/// What is wrong with a field, in words.
pub fn fault_of(say: &Say, faults: &[Fault], name: &str) -> Option<String> {
    let mut faults = faults.iter();
    let found = faults.find(|fault| fault.field == name)?;
    Some(words_of(say, found))
}

/// What is written of a lesson's means, in one line.
fn preview(lesson: &Typed) -> String {
    let texts = Field::MEANS.map(|field| lesson.texts.get(field));
    let written = texts.into_iter().chain([lesson.subject.as_str()]);
    let written: Vec<&str> = written.filter(|text| !text.is_empty()).collect();
    written.join(" · ").replace('\n', " ")
}

/// What the entries of a form are made with.
pub struct Maker<'m> {
    pub say: &'m Say,
    pub faults: &'m [Fault],
    /// The days that the person may write
    pub days: &'m [Date],
}

impl Maker<'_> {
    fn text(&self, lesson: &Typed, field: Field) -> Text {
        let name = format!("{}-{}", field.as_str(), lesson.key);
        Text {
            label: self.say.t(field.label()),
            value: lesson.texts.get(field).to_owned(),
            fault: fault_of(self.say, self.faults, &name),
            name,
        }
    }

    /// A lesson.
    pub fn entry(&self, lesson: &Typed, focus: bool) -> Entry {
        let key = &lesson.key;
        let day = |day: &Date| {
            let name = words::weekday(self.say, *day);
            (words::number(*day), name, *day == lesson.day)
        };
        let means: Vec<Text> = Field::MEANS
            .into_iter()
            .map(|field| self.text(lesson, field))
            .collect();
        Entry {
            focus,
            area_fault: fault_of(self.say, self.faults, &format!("area-{key}")),
            day_fault: fault_of(self.say, self.faults, &format!("day-{key}")),
            days: self.days.iter().map(day).collect(),
            outcome: self.text(lesson, Field::Outcome),
            activity: self.text(lesson, Field::Activity),
            open: means.iter().any(|text| text.fault.is_some()),
            preview: preview(lesson),
            means,
            key: key.clone(),
            lesson: lesson.clone(),
        }
    }

    /// A child.
    pub fn note(&self, note: &TypedNote, pupils: &[Pupil], focus: bool) -> Note {
        let key = &note.key;
        let child = |pupil: &Pupil| (pupil.id, pupil.name(), note.child == Some(pupil.id));
        Note {
            focus,
            children: pupils.iter().map(child).collect(),
            child_fault: fault_of(self.say, self.faults, &format!("child-{key}")),
            text_fault: fault_of(self.say, self.faults, &format!("note-{key}")),
            text: note.text.clone(),
            key: key.clone(),
        }
    }
}

/// The form's lines for the summary: the field to go to and what is wrong.
pub fn summary(say: &Say, faults: &[Fault]) -> Vec<(String, String)> {
    let line = |fault: &Fault| {
        let (label, text) = (say.t(fault.label), words_of(say, fault));
        let text = match fault.day {
            Some(day) => format!("{}, {label}: {text}", words::weekday(say, day)),
            None => format!("{label}: {text}"),
        };
        (fault.field.clone(), text)
    };
    faults.iter().map(line).collect()
}
