//! E-mail: one plain-text letter to one recipient through the installation's mail server.

mod letter;
mod open;
mod server;
mod talk;
mod wire;

pub use server::{BadServer, Login, Security, Sender, Server};

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use kernel::Email;
use rustls::ClientConfig;
use rustls::pki_types::CertificateDer;

use crate::trust::{self, BadTls};
use crate::{Outbox, Outcome, To};

/// Until there is a connection.
const CONNECT: Duration = Duration::from_secs(10);
/// Until the letter is taken; mail servers make strangers wait before they greet. A job has a minute.
const WHOLE: Duration = Duration::from_secs(40);

/// Where letters go.
#[derive(Clone)]
pub enum Mail {
    /// To the installation's mail server
    Smtp(Box<Mailer>),
    /// To a page of the demo
    Screen(Outbox),
    /// Nowhere: nothing is configured
    None,
}

impl Mail {
    /// Whether letters leave at all.
    pub const fn is_configured(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// Sends it. Takes at most 40 seconds.
    pub async fn send(&self, to: &Email, letter: (&str, &str), now: Timestamp) -> Outcome {
        match self {
            Self::Smtp(mailer) => mailer.send(to, letter, now).await,
            Self::Screen(outbox) => {
                let (subject, text) = letter;
                outbox.put(To::Email(to.clone()), (Some(subject), text), now);
                Outcome::Sent { id: None }
            }
            Self::None => Outcome::NotConfigured,
        }
    }
}

/// Speaks SMTP with one server; cheap to clone, made once.
#[derive(Clone)]
pub struct Mailer {
    server: Server,
    tls: Arc<ClientConfig>,
    limits: (Duration, Duration),
}

impl Mailer {
    /// Trusts the machine's own certificates.
    pub fn new(server: Server) -> Result<Self, BadTls> {
        Self::trusting(server, trust::machine())
    }

    /// Trusts these certificates only.
    pub fn trusting(server: Server, roots: Vec<CertificateDer<'static>>) -> Result<Self, BadTls> {
        Ok(Self {
            server,
            tls: Arc::new(trust::only(roots)?),
            limits: (CONNECT, WHOLE),
        })
    }

    /// With other limits, so that a test does not wait as long as a person.
    #[doc(hidden)]
    pub fn hurried(mut self, connect: Duration, whole: Duration) -> Self {
        self.limits = (connect, whole);
        self
    }

    /// Sends a subject and a text. The id of a sent letter is its Message-ID.
    pub async fn send(&self, to: &Email, letter: (&str, &str), now: Timestamp) -> Outcome {
        match letter::write(&self.server.from, to, letter, now) {
            Ok(letter) => self.post(&letter).await,
            Err(outcome) => outcome,
        }
    }
}
