//! The way out of the program: one SMS through whatever HTTP gateway an institution has, one e-mail through the
//! installation's mail server, one notice to a browser through its maker's service. Transport only: it knows neither domains nor a database, keeps no text and logs neither
//! an address nor a text.
//!
//! A [`Gateway`] is a method, an address, headers and a body as templates; values are escaped by where they stand.
//! Only https to public addresses is spoken, and the address that is checked is the one that is connected to; the
//! installation alone can allow more. An answer is bounded in size and time and redirects are not followed.
//!
//! A [`Mailer`] speaks SMTP with STARTTLS or TLS from the beginning, never in plain unless the installation says so.

mod addresses;
mod client;
mod gateway;
mod mail;
mod outbox;
mod push;
mod settings;
mod template;
mod trust;

pub use addresses::is_public;
pub use client::Client;
pub use gateway::{Gateway, Told};
pub use mail::{BadServer, Login, Mail, Mailer, Security, Sender, Server};
pub use outbox::{Outbox, Shown};
#[doc(hidden)]
pub use push::sealed_with;
pub use push::{BadBrowser, Browser, Note, Push, Vapid};
pub use settings::{BadSettings, Method, Secret, Settings};
pub use trust::BadTls;

use jiff::Timestamp;
use kernel::{Email, Phone};

/// The longest text: six parts of an SMS with Latvian letters and a little more.
pub const LONGEST_TEXT: usize = 480;

/// The longest subject of an e-mail.
pub const LONGEST_SUBJECT: usize = 200;
/// The longest text of an e-mail: a long digest, and no more.
pub const LONGEST_LETTER: usize = 50_000;

/// To whom a message goes, and so by which way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    /// By SMS
    Phone(Phone),
    /// By e-mail
    Email(Email),
    /// To the devices on which the person asked for it
    Devices,
}

/// Where messages go.
#[derive(Clone)]
pub enum Sms {
    /// To the institution's gateway
    Http(Box<Gateway>),
    /// To a page of the demo
    Screen(Outbox),
    /// Nowhere: nothing is configured
    None,
}

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The gateway took it; the id that it gave, if it gave one. Of an e-mail: its Message-ID
    Sent {
        /// By which the other side finds it
        id: Option<String>,
    },
    /// The gateway, or we ourselves, said no
    Refused {
        /// "http_401", "answer", "address" …
        code: String,
        /// Trying the same again is of no use
        permanent: bool,
    },
    /// Nobody answered where the gateway should be: nothing left
    NoAnswer,
    /// The connection broke after the message was sent: it may have left
    Broken,
    /// The answer did not come in time: the message may have left
    Slow,
    /// There is no gateway or mail server
    NotConfigured,
}

impl Outcome {
    pub(crate) fn refused(code: &str, permanent: bool) -> Self {
        Self::Refused {
            code: code.to_owned(),
            permanent,
        }
    }

    /// The short code for records: never personal data.
    pub fn code(&self) -> &str {
        match self {
            Self::Sent { .. } => "sent",
            Self::Refused { code, .. } => code,
            Self::NoAnswer => "no_answer",
            Self::Broken => "broken",
            Self::Slow => "slow",
            Self::NotConfigured => "not_configured",
        }
    }

    /// Whether the browser that it was for is there no more.
    pub fn is_gone(&self) -> bool {
        matches!(self.code(), "http_404" | "http_410")
    }

    /// Whether it may have left all the same, so that sending it again may send it twice.
    pub const fn may_have_left(&self) -> bool {
        matches!(self, Self::Sent { .. } | Self::Broken | Self::Slow)
    }
}

impl Sms {
    /// Sends it. Takes at most 15 seconds.
    pub async fn send(&self, phone: Phone, text: &str, now: Timestamp) -> Outcome {
        match self {
            Self::Http(gateway) => gateway.send(phone, text).await.outcome,
            Self::Screen(outbox) => {
                outbox.put(To::Phone(phone), (None, text), now);
                Outcome::Sent { id: None }
            }
            Self::None => Outcome::NotConfigured,
        }
    }
}
