//! One try of one message: where it stood, what its outcome means, and the record of it.

use std::time::Duration;

use courier::Outcome;
use jobs::{JobError, Work};
use kernel::{AccountId, Email, Phone};
use store::{params, rows, sql};

use crate::message::MessageId;
use crate::status::State;
use crate::to::Channel;

/// After so many tries that may have left all the same, nobody tries by itself: a parent would get the same again.
const UNSURE_TRIES: i64 = 3;
/// How often the record of a message that has left is tried: without it, it would leave again.
const RECORDS: u32 = 5;

rows! {
    /// Where a message stands before a try.
    pub(crate) struct Row {
        pub(crate) channel: Channel,
        pub(crate) account_id: Option<AccountId>,
        pub(crate) phone: Option<Phone>,
        pub(crate) email: Option<Email>,
        pub(crate) state: State,
        pub(crate) attempts: i64,
    }
}

/// Where the message stands after a try, and what its job says.
pub(crate) fn judge(
    outcome: &Outcome,
    attempt: i64,
    is_last: bool,
) -> (State, Result<(), JobError>) {
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

pub(crate) async fn row(work: &Work, message: MessageId) -> Result<Row, JobError> {
    let mut tx = work.read().await?;
    Ok(tx
        .one(
            sql!(
                "SELECT channel, account_id, phone, email, state, attempts
                   FROM outgoing_message
                  WHERE institution_id = $1 AND id = $2"
            ),
            params![work.institution(), message],
        )
        .await?)
}

/// Notes what became of it, and does not let go at the first fault of the database.
pub(crate) async fn record(
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
        // what the other side calls it may be longer than the column
        Outcome::Sent { id } => {
            let id = id.clone().filter(|id| id.chars().count() <= 100);
            (id, None, Some(work.now()))
        }
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

/// Takes a message back that has not gone.
pub(crate) async fn withdraw(work: &Work, message: MessageId) -> store::Result<()> {
    let mut tx = work.write().await?;
    tx.run(
        sql!(
            "DELETE FROM outgoing_message
              WHERE institution_id = $1 AND id = $2 AND state = 'waiting' AND attempts = 0"
        ),
        params![work.institution(), message],
    )
    .await?;
    tx.run(
        sql!(
            "UPDATE outgoing_message SET state = 'given_up'
              WHERE institution_id = $1 AND id = $2 AND state IN ('waiting', 'failed')"
        ),
        params![work.institution(), message],
    )
    .await?;
    tx.commit().await
}
