//! One message to every device of a person.

use courier::{Browser, Note, Outcome, Push};
use futures_util::future::join_all;
use jiff::Timestamp;
use jobs::{JobError, Work};
use kernel::{AccountId, DeviceId, InstitutionId};

use crate::devices::{devices, remove_device, told};
use crate::message::MessageId;
use crate::post::Text;

/// What became of it on one device.
type Tried = (DeviceId, Outcome);

async fn one(
    push: &Push,
    (id, browser): (DeviceId, Browser),
    note: Note<'_>,
    now: Timestamp,
) -> Tried {
    (id, push.send(&browser, &note, now).await)
}

/// Which of two outcomes stands for the whole: that it has left, else that it may leave later.
fn rank(outcome: &Outcome) -> u8 {
    match outcome {
        Outcome::Sent { .. } => 0,
        Outcome::Refused {
            permanent: false, ..
        }
        | Outcome::NoAnswer
        | Outcome::Broken
        | Outcome::Slow
        | Outcome::NotConfigured => 1,
        Outcome::Refused {
            permanent: true, ..
        } => 2,
    }
}

/// What became of the message: it has left where one device was told.
fn whole(outcomes: Vec<Tried>) -> Outcome {
    outcomes
        .into_iter()
        .map(|(_, outcome)| outcome)
        .filter(|outcome| !outcome.is_gone())
        .min_by_key(rank)
        .unwrap_or_else(|| Outcome::Refused {
            code: "no_device".to_owned(),
            permanent: true,
        })
}

/// Forgets the browsers that are there no more, and notes which were told.
async fn keep(
    work: &Work,
    whose: (InstitutionId, AccountId),
    outcomes: &[Tried],
) -> store::Result<()> {
    let mut tx = work.write().await?;
    for (device, outcome) in outcomes {
        if outcome.is_gone() {
            remove_device(&mut tx, whose, *device).await?;
        } else if matches!(outcome, Outcome::Sent { .. }) {
            told(&mut tx, whose.0, *device, work.now()).await?;
        }
    }
    tx.commit().await
}

/// Tells every device of the person, all together: one that hangs keeps no other waiting, nor the job beyond its time.
pub(crate) async fn tell(
    push: &Push,
    work: &Work,
    account: AccountId,
    (message, text): (MessageId, &Text),
) -> Result<Outcome, JobError> {
    let whose = (work.institution(), account);
    let all = devices(&mut work.read().await?, whose).await?;
    let tag = message.to_string();
    let note = Note {
        title: &text.subject,
        text: &text.body,
        path: &text.path,
        tag: &tag,
    };
    let mut tries = Vec::new();
    for device in all {
        if let Some(browser) = device.browser() {
            tries.push(one(push, (device.id, browser), note, work.now()));
        }
    }
    let outcomes = join_all(tries).await;
    // it has left all the same: that this could not be noted must not send it again
    if let Err(error) = keep(work, whose, &outcomes).await {
        tracing::warn!(%error, "what became of a notice on devices could not be noted");
    }
    Ok(whole(outcomes))
}
