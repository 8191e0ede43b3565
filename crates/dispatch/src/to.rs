//! To whom a message goes, as the table keeps it: the channel and the one address that belongs to it.

use std::str::FromStr;

use courier::To;
use kernel::{Email, Phone};
use serde::{Deserialize, Serialize};
use web::Say;

/// By which way a message leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// The institution's SMS gateway
    Sms,
    /// The installation's mail server
    Email,
    /// The services of the browsers' makers
    Push,
}

impl Channel {
    /// As it is stored.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::Email => "email",
            Self::Push => "push",
        }
    }

    /// The way to that address.
    pub const fn of(to: &To) -> Self {
        match to {
            To::Phone(_) => Self::Sms,
            To::Email(_) => Self::Email,
            To::Devices => Self::Push,
        }
    }
}

/// The text names no channel.
#[derive(Debug)]
pub struct UnknownChannel;

impl FromStr for Channel {
    type Err = UnknownChannel;
    fn from_str(text: &str) -> Result<Self, UnknownChannel> {
        match text {
            "sms" => Ok(Self::Sms),
            "email" => Ok(Self::Email),
            "push" => Ok(Self::Push),
            _ => Err(UnknownChannel),
        }
    }
}

store::text_column!(Channel);

/// The two columns of an address, of which at most one is there: devices stand in a table of their own.
pub(crate) fn columns(to: &To) -> (Option<Phone>, Option<Email>) {
    match to {
        To::Phone(phone) => (Some(*phone), None),
        To::Email(email) => (None, Some(email.clone())),
        To::Devices => (None, None),
    }
}

/// Back from the columns; none where the address is forgotten.
pub(crate) fn of_columns(
    channel: Channel,
    phone: Option<Phone>,
    email: Option<Email>,
) -> Option<To> {
    match channel {
        Channel::Sms => phone.map(To::Phone),
        Channel::Email => email.map(To::Email),
        Channel::Push => Some(To::Devices),
    }
}

/// As lists show it.
pub(crate) fn masked(say: &Say, to: &To) -> String {
    match to {
        To::Devices => say.t("dispatch-devices"),
        To::Phone(phone) => phone.masked(),
        To::Email(email) => email.masked(),
    }
}

/// As its recipient writes it.
pub(crate) fn whole(say: &Say, to: &To) -> String {
    match to {
        To::Devices => say.t("dispatch-devices"),
        To::Phone(phone) => phone.to_string(),
        To::Email(email) => email.to_string(),
    }
}
