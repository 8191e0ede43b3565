//! What is wrong with a form, field by field, and what was typed into it.

use std::collections::BTreeMap;

use calendar::parse_latvian_date;
use jiff::civil::Date;
use web::Form;

/// A form as it was typed, with its faults: the catalogue's keys.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    form: Form,
    faults: BTreeMap<&'static str, &'static str>,
}

impl Typed {
    /// Nothing is wrong yet.
    pub fn new(form: Form) -> Self {
        Self {
            form,
            faults: BTreeMap::new(),
        }
    }

    /// As it was typed.
    pub fn text(&self, name: &str) -> &str {
        self.form.text(name)
    }

    /// Whether that choice was made.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.form.text(name) == value
    }

    /// What is wrong with the field.
    pub fn fault(&self, name: &str) -> Option<&'static str> {
        self.faults.get(name).copied()
    }

    /// Everything that is wrong, for the summary.
    pub fn faults(&self) -> Vec<(&'static str, &'static str)> {
        self.faults
            .iter()
            .map(|(field, key)| (*field, *key))
            .collect()
    }

    /// Whether nothing is.
    pub fn is_good(&self) -> bool {
        self.faults.is_empty()
    }

    /// Notes a fault; the first of a field stays.
    pub fn wrong(&mut self, field: &'static str, key: &'static str) {
        self.faults.entry(field).or_insert(key);
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
