//! A phone and an e-mail are one thing twice: typed, sent a code, confirmed. What differs between them stands here.

use std::str::FromStr;

use dispatch::{Channel, To};
use kernel::Phone;
use people::contacts::{email, phone};
use serde::{Deserialize, Serialize};
use web::Typed;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// The phone, by SMS
    Phone,
    /// The e-mail
    Email,
}

impl Way {
    /// In the order of the page.
    pub const ALL: [Self; 2] = [Self::Phone, Self::Email];

    /// As it is stored and stands in addresses; the field's name, too.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
        }
    }

    /// The field of its code. No field with such a name is ever given back.
    pub const fn code_field(self) -> &'static str {
        match self {
            Self::Phone => "phone-one-time-password",
            Self::Email => "email-one-time-password",
        }
    }

    /// By which way its code goes.
    pub const fn channel(self) -> Channel {
        match self {
            Self::Phone => Channel::Sms,
            Self::Email => Channel::Email,
        }
    }

    /// Whether a value counts for something before it is confirmed: the one-time password goes to the phone, so a phone
    /// that nobody can confirm is not taken; an address is only noted.
    pub const fn may_stay_unconfirmed(self) -> bool {
        matches!(self, Self::Email)
    }

    /// Where a code goes; none where the kept text is no such address.
    pub fn to(self, value: &str) -> Option<To> {
        match self {
            Self::Phone => value.parse().ok().map(To::Phone),
            Self::Email => value.parse().ok().map(To::Email),
        }
    }

    /// As it is kept, so that two ways to write one address are one.
    pub fn normal(self, value: &str) -> String {
        match self.to(value) {
            Some(To::Phone(phone)) => phone.e164(),
            Some(To::Email(email)) => email.to_string(),
            Some(To::Devices) | None => value.to_owned(),
        }
    }

    /// As people write it.
    pub fn shown(self, value: &str) -> String {
        match self.to(value) {
            Some(To::Phone(phone)) => phone.to_string(),
            Some(To::Email(_) | To::Devices) | None => value.to_owned(),
        }
    }

    /// What was typed, as it is kept; none where the field is empty or wrong.
    pub fn read(self, typed: &mut Typed) -> Option<String> {
        match self {
            Self::Phone => phone(typed, "phone")
                .as_ref()
                .map(Phone::to_owned)
                .map(Phone::e164),
            Self::Email => email(typed, "email"),
        }
    }

    /// Whether a code can reach it: a phone that stands on a desk gets no SMS.
    pub fn can_get_code(self, value: &str) -> bool {
        !matches!(self.to(value), Some(To::Phone(phone)) if !phone.can_get_sms())
    }
}

impl FromStr for Way {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|way| way.as_str() == text)
            .ok_or(())
    }
}

store::text_column!(Way);

/// What saving the form does to one of the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// It is as it was
    Nothing,
    /// The old one stays, the one that waits for its code does not
    Forget,
    /// It is gone
    Remove,
    /// It waits for its code
    Wait(String),
    /// It is noted, unconfirmed: nothing can be sent there
    Note(String),
}

/// Decides that. `kept` and `waiting` as they are kept, `can`: whether codes can be sent.
pub fn step(
    way: Way,
    (kept, waiting): (Option<&str>, Option<&str>),
    typed: Option<String>,
    can: bool,
) -> Result<Step, &'static str> {
    let Some(typed) = typed else {
        return Ok(match (kept, waiting) {
            (None, None) => Step::Nothing,
            _ => Step::Remove,
        });
    };
    // the form shows the one that waits
    if waiting == Some(typed.as_str()) {
        return Ok(Step::Nothing);
    }
    if kept == Some(typed.as_str()) {
        return Ok(match waiting {
            Some(_) => Step::Forget,
            None => Step::Nothing,
        });
    }
    match (can, way.may_stay_unconfirmed()) {
        (true, _) if !way.can_get_code(&typed) => Err("phone-fault-desk"),
        (true, _) => Ok(Step::Wait(typed)),
        (false, true) => Ok(Step::Note(typed)),
        (false, false) => Err("confirm-no-gateway"),
    }
}
