//! The way out: what the installation lends to jobs and pages, and the sending of one message with its record.

use std::sync::Arc;

use courier::{Client, Gateway, Mail, Outbox, Outcome, Push, Secret, Settings, Sms, To, Told};
use jobs::{JobError, Work};
use kernel::{InstitutionId, Phone};
use store::ReadTx;
use web::Texts;

use crate::gateway::queries::{self, Kept};
use crate::message::MessageId;
use crate::push;
use crate::status::State;
use crate::to::{Channel, of_columns};
use crate::tries::{judge, record, row, withdraw};

/// What is sent: a text message shows the body alone, a letter its subject too, a device also opens a page.
#[derive(Clone, PartialEq, Eq)]
pub struct Text {
    /// Of a letter, or the first line on a device
    pub subject: String,
    /// What it says
    pub body: String,
    /// What a device opens: a path of this installation
    pub path: String,
}

impl Text {
    /// Of what only ever goes by SMS.
    pub fn sms(body: impl Into<String>) -> Self {
        Self::letter(String::new(), body)
    }

    /// Of a letter.
    pub fn letter(subject: String, body: impl Into<String>) -> Self {
        Self {
            subject,
            body: body.into(),
            path: "/".to_owned(),
        }
    }
}

/// What jobs that send are lent.
#[derive(Clone)]
pub struct Tools {
    /// The way out
    pub post: Post,
    /// The catalogues
    pub texts: Arc<Texts>,
    /// The installation's own address, for links
    pub address: Option<String>,
}

/// How messages leave this installation; cheap to clone.
#[derive(Clone)]
pub struct Post {
    sms: Way,
    mail: Mail,
    push: Option<Push>,
}

#[derive(Clone)]
enum Way {
    /// Through the gateway of the message's institution
    Gateways {
        client: Client,
        secret: Option<Secret>,
    },
    Screen(Outbox),
    None,
}

impl Post {
    /// Text messages through each institution's own gateway, with the installation's secret; no letters.
    pub const fn gateways(client: Client, secret: Option<Secret>) -> Self {
        Self {
            sms: Way::Gateways { client, secret },
            mail: Mail::None,
            push: None,
        }
    }

    /// Letters through the installation's mail server.
    #[must_use]
    pub fn with_mail(self, mail: Mail) -> Self {
        Self { mail, ..self }
    }

    /// Notices to devices, where the installation has a key for them.
    #[must_use]
    pub fn with_push(self, push: Option<Push>) -> Self {
        Self { push, ..self }
    }

    /// The way to devices, where there is one.
    pub const fn push(&self) -> Option<&Push> {
        self.push.as_ref()
    }

    /// To the demo's telephone and letter box.
    pub fn screen(outbox: Outbox) -> Self {
        Self {
            sms: Way::Screen(outbox.clone()),
            mail: Mail::Screen(outbox),
            push: None,
        }
    }

    /// Nowhere.
    pub const fn none() -> Self {
        Self {
            sms: Way::None,
            mail: Mail::None,
            push: None,
        }
    }

    /// The demo's telephone, where there is one.
    pub const fn outbox(&self) -> Option<&Outbox> {
        match &self.sms {
            Way::Screen(outbox) => Some(outbox),
            Way::Gateways { .. } | Way::None => None,
        }
    }

    /// Whether messages leave the institution that way: otherwise a page offers another one, such as a sealed letter.
    pub async fn can(
        &self,
        tx: &mut ReadTx,
        institution: InstitutionId,
        channel: Channel,
    ) -> store::Result<bool> {
        match (channel, &self.sms) {
            (Channel::Email, _) => Ok(self.mail.is_configured()),
            (Channel::Push, _) => Ok(self.push.is_some()),
            (Channel::Sms, Way::Screen(_)) => Ok(true),
            (Channel::Sms, Way::Gateways { .. }) => queries::is_set(tx, institution).await,
            (Channel::Sms, Way::None) => Ok(false),
        }
    }

    /// Whether plain http and addresses in the own network are allowed.
    pub(crate) const fn allows_insecure(&self) -> bool {
        matches!(&self.sms, Way::Gateways { client, .. } if client.allows_insecure())
    }

    /// Whether the installation has a secret.
    pub(crate) const fn has_secret(&self) -> bool {
        matches!(
            &self.sms,
            Way::Gateways {
                secret: Some(_),
                ..
            }
        )
    }

    fn sms(&self, kept: Option<Kept>) -> Sms {
        match (&self.sms, kept) {
            (Way::Screen(outbox), _) => Sms::Screen(outbox.clone()),
            (Way::Gateways { client, secret }, Some(kept)) => Sms::Http(Box::new(Gateway::new(
                kept.into(),
                secret.clone(),
                client.clone(),
            ))),
            (Way::Gateways { .. }, None) | (Way::None, _) => Sms::None,
        }
    }

    /// Sends a trial and tells what the gateway said.
    pub(crate) async fn trial(
        &self,
        settings: Option<Settings>,
        phone: Phone,
        text: &str,
        now: jiff::Timestamp,
    ) -> Told {
        match (&self.sms, settings) {
            (Way::Gateways { client, secret }, Some(settings)) => {
                Gateway::new(settings, secret.clone(), client.clone())
                    .send(phone, text)
                    .await
            }
            (Way::Screen(outbox), _) => Told {
                outcome: Sms::Screen(outbox.clone()).send(phone, text, now).await,
                answer: None,
            },
            (Way::Gateways { .. }, None) | (Way::None, _) => Told {
                outcome: Outcome::NotConfigured,
                answer: None,
            },
        }
    }

    /// Whether the message has still to be sent: a job asks before it makes anything new, because it may run again
    /// after the message has left.
    pub async fn wants(&self, work: &Work, message: MessageId) -> Result<bool, JobError> {
        Ok(row(work, message).await?.state != State::Sent)
    }

    /// Sends the text to the message's number or address and records what became of it. What it returns is the job's
    /// own outcome.
    pub async fn deliver(
        &self,
        work: &Work,
        message: MessageId,
        text: &Text,
    ) -> Result<(), JobError> {
        let row = row(work, message).await?;
        if row.state == State::Sent {
            return Ok(());
        }
        let attempt = row.attempts + 1;
        let to = of_columns(row.channel, row.phone, row.email);
        let outcome = match (to.ok_or(JobError::GiveUp("address"))?, &self.push) {
            (To::Devices, Some(way)) => {
                let account = row.account_id.ok_or(JobError::GiveUp("address"))?;
                push::tell(way, work, account, (message, text)).await?
            }
            (to, _) => self.send(work, &to, text).await?,
        };
        let (state, end) = judge(&outcome, attempt, work.is_last());
        record(work, message, state, &outcome).await?;
        end
    }

    /// Nothing of the database is held while somebody outside is waited for.
    async fn send(&self, work: &Work, to: &To, text: &Text) -> Result<Outcome, JobError> {
        Ok(match to {
            To::Phone(phone) => {
                let mut tx = work.read().await?;
                let kept = queries::kept(&mut tx, work.institution()).await?;
                drop(tx);
                self.sms(kept).send(*phone, &text.body, work.now()).await
            }
            To::Devices => Outcome::NotConfigured,
            To::Email(email) => {
                let letter = (text.subject.as_str(), text.body.as_str());
                self.mail.send(email, letter, work.now()).await
            }
        })
    }

    /// Takes a message back that nobody needs any more, because another has taken its place: one that was never tried
    /// leaves no trace, another stands as given up.
    pub async fn withdraw(&self, work: &Work, message: MessageId) -> Result<(), JobError> {
        Ok(withdraw(work, message).await?)
    }
}
