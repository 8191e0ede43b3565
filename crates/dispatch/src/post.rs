//! The way out: what the installation lends to jobs and pages, and the sending of one message with its record.

use std::time::Duration;

use courier::{Client, Gateway, Outbox, Outcome, Secret, Settings, Sms, Told};
use jobs::{JobError, Work};
use kernel::Phone;
use store::{params, rows, sql};

use crate::gateway::queries::{self, Kept};
use crate::message::MessageId;
use crate::status::State;

/// After so many tries that may have left all the same, nobody tries by itself: a parent would get the same again.
const UNSURE_TRIES: i64 = 3;
/// How often the record of a message that has left is tried: without it, it would leave again.
const RECORDS: u32 = 5;

/// How messages leave this installation; cheap to clone.
#[derive(Clone)]
pub struct Post(Way);

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

rows! {
    struct Row {
        phone: Phone,
        state: State,
        attempts: i64,
    }
}

impl Post {
    /// Through each institution's own gateway, with the installation's secret.
    pub const fn gateways(client: Client, secret: Option<Secret>) -> Self {
        Self(Way::Gateways { client, secret })
    }

    /// To the demo's telephone.
    pub const fn screen(outbox: Outbox) -> Self {
        Self(Way::Screen(outbox))
    }

    /// Nowhere.
    pub const fn none() -> Self {
        Self(Way::None)
    }

    /// The demo's telephone, where there is one.
    pub const fn outbox(&self) -> Option<&Outbox> {
        match &self.0 {
            Way::Screen(outbox) => Some(outbox),
            Way::Gateways { .. } | Way::None => None,
        }
    }

    /// Whether plain http and addresses in the own network are allowed.
    pub(crate) const fn allows_insecure(&self) -> bool {
        matches!(&self.0, Way::Gateways { client, .. } if client.allows_insecure())
    }

    /// Whether the installation has a secret.
    pub(crate) const fn has_secret(&self) -> bool {
        matches!(
            &self.0,
            Way::Gateways {
                secret: Some(_),
                ..
            }
        )
    }

    fn sms(&self, kept: Option<Kept>) -> Sms {
        match (&self.0, kept) {
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
        match (&self.0, settings) {
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

    /// Sends the text to the message's number and records what became of it. What it returns is the job's own outcome.
    pub async fn deliver(
        &self,
        work: &Work,
        message: MessageId,
        text: &str,
    ) -> Result<(), JobError> {
        let (row, kept) = {
            let row = row(work, message).await?;
            let mut tx = work.read().await?;
            (row, queries::kept(&mut tx, work.institution()).await?)
        };
        if row.state == State::Sent {
            return Ok(());
        }
        // nothing of the database is held while the gateway is waited for
        let outcome = self.sms(kept).send(row.phone, text, work.now()).await;
        let (state, end) = judge(&outcome, row.attempts + 1, work.is_last());
        record(work, message, state, &outcome).await?;
        end
    }
}

/// Where the message stands after a try, and what its job says.
fn judge(outcome: &Outcome, attempt: i64, is_last: bool) -> (State, Result<(), JobError>) {
    let over = match outcome {
        Outcome::Sent { .. } => return (State::Sent, Ok(())),
        Outcome::Refused { permanent, .. } => *permanent,
        Outcome::Broken | Outcome::Slow => attempt >= UNSURE_TRIES,
        Outcome::NoAnswer | Outcome::NotConfigured => false,
    };
    if over || is_last {
        (State::GivenUp, Err(JobError::GiveUp("not_sent")))
    } else {
        (State::Failed, Err(JobError::Again("not_sent")))
    }
}

async fn row(work: &Work, message: MessageId) -> Result<Row, JobError> {
    let mut tx = work.read().await?;
    Ok(tx
        .one(
            sql!(
                "SELECT phone, state, attempts
                   FROM outgoing_message
                  WHERE institution_id = $1 AND id = $2"
            ),
            params![work.institution(), message],
        )
        .await?)
}

async fn record(
    work: &Work,
    message: MessageId,
    state: State,
    outcome: &Outcome,
) -> Result<(), JobError> {
    let mut tried = 0;
    loop {
        tried += 1;
        match record_once(work, message, state, outcome).await {
            Err(error) if error.is_transient() && tried < RECORDS => {
                tokio::time::sleep(Duration::from_millis(200 << tried)).await;
            }
            ended => return Ok(ended?),
        }
    }
}

async fn record_once(
    work: &Work,
    message: MessageId,
    state: State,
    outcome: &Outcome,
) -> store::Result<()> {
    let (reference, error, sent_at) = match outcome {
        Outcome::Sent { id } => (id.clone(), None, Some(work.now())),
        other => (None, Some(other.code().to_owned()), None),
    };
    let mut tx = work.write().await?;
    tx.run(
        sql!(
            "UPDATE outgoing_message
                SET state = $3, attempts = attempts + 1, last_error = $4, reference = $5, sent_at = $6
              WHERE institution_id = $1 AND id = $2 AND state <> 'sent'"
        ),
        params![
            work.institution(),
            message,
            state,
            error,
            reference,
            sent_at
        ],
    )
    .await?;
    tx.commit().await
}
