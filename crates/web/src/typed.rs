//! What is wrong with a form, field by field, and what was typed into it.

use std::fmt::Display;

use crate::extract::Form;
use calendar::parse_latvian_date;
use jiff::civil::Date;

/// A field as it is kept, in the form in which its page shows it.
pub struct Kept {
    /// The field's name
    pub field: &'static str,
    /// The key of its label
    pub label: &'static str,
    /// Its value
    pub value: String,
}

/// A field of which two people wrote different things.
pub struct Differing {
    /// The key of its label
    pub label: &'static str,
    /// What was typed now
    pub mine: String,
    /// What somebody else saved meanwhile
    pub theirs: String,
}

/// A form as it was typed, with its faults: the catalogue's keys.
#[derive(Debug, Clone)]
pub struct Typed {
    form: Form,
    /// The key of a field's label, for the summary
    label: fn(&str) -> &'static str,
    /// In the order of the form: the field, and the key of what is wrong with it
    faults: Vec<(&'static str, &'static str)>,
}

impl Default for Typed {
    fn default() -> Self {
        Self::new(Form::default(), |_| "")
    }
}

impl Typed {
    /// Nothing is wrong yet. `label` gives the key of the label that stands beside a field.
    pub fn new(form: Form, label: fn(&str) -> &'static str) -> Self {
        Self {
            form,
            label,
            faults: Vec::new(),
        }
    }

    /// As it was typed.
    pub fn text(&self, name: &str) -> &str {
        self.form.text(name)
    }

    /// As it was typed; what is kept where the field was not sent, as with another form of the page.
    pub fn or(&self, name: &str, kept: impl Display) -> String {
        self.form
            .get(name)
            .map_or_else(|| kept.to_string(), str::to_owned)
    }

    /// Whether that choice was made, or is the kept one where none was sent.
    pub fn chosen(&self, name: &str, value: impl Display, kept: impl Display) -> bool {
        self.or(name, kept) == value.to_string()
    }

    /// Whether the form, and not another one of the page, was sent: the one with this field.
    pub fn has(&self, name: &str) -> bool {
        self.form.get(name).is_some()
    }

    /// What somebody else saved since the form was shown, where it differs from what is typed now. The form
    /// carries what it was shown with as `was-…`; one that does not is taken at its word.
    pub fn overtaken(&self, kept: &[Kept]) -> Vec<Differing> {
        let differs = |one: &Kept| {
            let was = self.form.get(&format!("was-{}", one.field))?;
            let mine = self.form.text(one.field).trim();
            let overtaken = was != one.value && mine != one.value;
            overtaken.then(|| Differing {
                label: one.label,
                mine: mine.to_owned(),
                theirs: one.value.clone(),
            })
        };
        kept.iter().filter_map(differs).collect()
    }

    /// Whether that choice was made.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.form.text(name) == value
    }

    /// What is wrong with the field.
    pub fn fault(&self, name: &str) -> Option<&'static str> {
        let mut faults = self.faults.iter();
        faults
            .find(|(field, _)| *field == name)
            .map(|(_, key)| *key)
    }

    /// Everything that is wrong, for the summary: the field, the key of its label, the key of the fault.
    pub fn faults(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        self.faults
            .iter()
            .map(|(field, key)| (*field, (self.label)(field), *key))
            .collect()
    }

    /// Whether nothing is.
    pub fn is_good(&self) -> bool {
        self.faults.is_empty()
    }

    /// Notes a fault; the first of a field stays.
    pub fn wrong(&mut self, field: &'static str, key: &'static str) {
        if self.fault(field).is_none() {
            self.faults.push((field, key));
        }
    }

    /// A text that is needed, trimmed, of at most that many characters.
    pub fn need(&mut self, field: &'static str, most: usize) -> String {
        let text = self.form.text(field).trim().to_owned();
        if text.is_empty() {
            self.wrong(field, "fault-empty");
        } else if text.chars().count() > most {
            self.wrong(field, "fault-long");
        }
        text
    }

    /// A date such as 05.10.2026., none where the field is empty.
    pub fn date(&mut self, field: &'static str) -> Option<Date> {
        let text = self.form.text(field).trim().to_owned();
        if text.is_empty() {
            return None;
        }
        let date = parse_latvian_date(&text).ok();
        if date.is_none() {
            self.wrong(field, "fault-date");
        }
        date
    }

    /// A value of a list, none where the field is empty or holds something else, which is a fault.
    pub fn choice<T: std::str::FromStr>(&mut self, field: &'static str) -> Option<T> {
        match self.form.text(field).trim() {
            "" => None,
            text => {
                let value = text.parse().ok();
                if value.is_none() {
                    self.wrong(field, "fault-choice");
                }
                value
            }
        }
    }
}
