//! The message to one person by one way: everything that is due for them at that moment. Its number is the job's own, so
//! that it is put down once however often the job runs.

use std::sync::Arc;

use dispatch::{Channel, Kind, MessageId, NewMessage, State, To, Tools};
use jiff::{SignedDuration, Timestamp};
use jobs::{Job, JobError, Work};
use kernel::{AccountId, ChildId};
use serde::{Deserialize, Serialize};
use store::{Params, params, sql};
use web::Say;

use crate::lines::{Row, text};
use crate::taken::{Person, person, taken};

/// What could not be told so long after it was due, because the server stood still, is not told any more.
const STALE: SignedDuration = SignedDuration::from_hours(48);

/// Tells a person by that way what is due for them.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct TellFamily {
    /// Whom
    pub account: AccountId,
    /// How
    pub channel: Channel,
}

/// Takes what is due: no other job of the same person tells it then.
async fn claim(whose: TellFamily, work: &Work) -> Result<(), JobError> {
    let mut tx = work.write().await?;
    tx.run(
        sql!(
            "UPDATE notice_due SET message_id = $4
              WHERE institution_id = $1 AND account_id = $2 AND channel = $3
                AND message_id IS NULL AND due_at <= $5"
        ),
        params![
            work.institution(),
            whose.account,
            whose.channel,
            work.id(),
            work.now()
        ],
    )
    .await?;
    Ok(tx.commit().await?)
}

/// Lets go of what was taken and of what is due, until that moment, when another job tells it.
async fn postpone(whose: TellFamily, work: &Work, until: Timestamp) -> Result<(), JobError> {
    let mut tx = work.write().await?;
    let waiting = tx
        .run(
            sql!(
                "UPDATE notice_due SET due_at = $5, message_id = NULL
                  WHERE institution_id = $1 AND account_id = $2 AND channel = $3
                    AND (message_id = $4 OR (message_id IS NULL AND due_at <= $6))"
            ),
            params![
                work.institution(),
                whose.account,
                whose.channel,
                work.id(),
                until,
                work.now()
            ],
        )
        .await?;
    if waiting > 0 {
        let next = vec![(work.next_id()?, until, whose)];
        jobs::later_at(&mut tx, work.institution(), work.now(), next).await?;
    }
    Ok(tx.commit().await?)
}

/// Where it can go now: nothing may be confirmed, and no gateway or mail server set up.
async fn way(
    whose: TellFamily,
    work: &Work,
    tools: &Tools,
    person: &Person,
) -> Result<Option<To>, JobError> {
    let mut tx = work.read().await?;
    let can = tools
        .post
        .can(&mut tx, work.institution(), whose.channel)
        .await?;
    Ok(person.to(whose.channel).filter(|_| can))
}

/// Puts the message down, and drops of what was taken that which it does not tell: should it come about once more, it is
/// noted anew.
async fn put_down(whose: TellFamily, work: &Work, rows: &[Row], to: To) -> Result<(), JobError> {
    let (mut told, mut untold): (Vec<ChildId>, Vec<Params>) = (Vec::new(), Vec::new());
    for row in rows {
        if row.what().is_some() {
            told.push(row.child_id);
        } else {
            untold.push(params![
                work.institution(),
                whose.account,
                row.child_id,
                row.kind,
                whose.channel,
                row.on_date
            ]);
        }
    }
    told.dedup();
    let child = match told.as_slice() {
        [child] => Some(*child),
        _ => None,
    };
    let message = NewMessage {
        institution: work.institution(),
        id: MessageId(work.id()),
        kind: Kind::Notice,
        account: Some(whose.account),
        child,
        to,
        by: None,
        now: work.now(),
    };
    let mut tx = work.write().await?;
    dispatch::put_down(&mut tx, &message).await?;
    if !untold.is_empty() {
        tx.run_many(
            sql!(
                "DELETE FROM notice_due
                  WHERE institution_id = $1 AND account_id = $2 AND child_id = $3 AND kind = $4
                    AND channel = $5 AND on_date = $6"
            ),
            untold,
        )
        .await?;
    }
    Ok(tx.commit().await?)
}

/// Tells what is due for the first time: puts the message down and sends it.
async fn tell(
    whose: TellFamily,
    work: &Work,
    tools: &Tools,
    person: &Person,
) -> Result<(), JobError> {
    claim(whose, work).await?;
    let stale = work.now().checked_sub(STALE).unwrap_or(work.now());
    let rows = taken(work, whose.account, (person.today(work.now()), stale)).await?;
    let to = way(whose, work, tools, person).await?;
    match (words(whose, tools, person, &rows), to) {
        (Some(words), Some(to)) => {
            put_down(whose, work, &rows, to).await?;
            let id = MessageId(work.id());
            tools.post.deliver(work, id, &words).await
        }
        // nothing confirmed or no way out; or taken back, told by another job, nobody's to know any more
        _ => drop_taken(whose, work).await,
    }
}

/// Tries the message again, with what stands now; takes it back where nothing of it does.
async fn tell_again(
    whose: TellFamily,
    work: &Work,
    tools: &Tools,
    person: &Person,
) -> Result<(), JobError> {
    let all = (person.today(work.now()), Timestamp::UNIX_EPOCH);
    let rows = taken(work, whose.account, all).await?;
    let id = MessageId(work.id());
    if let Some(words) = words(whose, tools, person, &rows) {
        return tools.post.deliver(work, id, &words).await;
    }
    tools.post.withdraw(work, id).await?;
    drop_taken(whose, work).await
}

/// Drops everything that the job has taken.
async fn drop_taken(whose: TellFamily, work: &Work) -> Result<(), JobError> {
    let mut tx = work.write().await?;
    tx.run(
        sql!(
            "DELETE FROM notice_due
              WHERE institution_id = $1 AND account_id = $2 AND message_id = $3"
        ),
        params![work.institution(), whose.account, work.id()],
    )
    .await?;
    Ok(tx.commit().await?)
}

fn words(
    whose: TellFamily,
    tools: &Tools,
    person: &Person,
    rows: &[Row],
) -> Option<dispatch::Text> {
    let say = Say::new(Arc::clone(&tools.texts), person.language);
    let how = (whose.channel, tools.address.as_deref());
    text(&say, &person.institution, rows, how)
}

impl Job for TellFamily {
    const NAME: &'static str = "herald.tell_family";
    type Tools = Tools;

    async fn run(self, work: &Work, tools: &Tools) -> Result<(), JobError> {
        let id = MessageId(work.id());
        let mut tx = work.read().await?;
        let status = dispatch::state_of(&mut tx, work.institution(), id).await?;
        let person = person(&mut tx, work.institution(), self.account).await?;
        drop(tx);
        let state = status.map(|status| status.state);
        if state == Some(State::Sent) {
            return Ok(());
        }
        let Some(person) = person else {
            claim(self, work).await?;
            tools.post.withdraw(work, id).await?;
            return drop_taken(self, work).await;
        };
        if let Some(until) = person.quiet_until(work.now()) {
            if state.is_some() {
                tools.post.withdraw(work, id).await?;
            }
            return postpone(self, work, until).await;
        }
        match state {
            None => tell(self, work, tools, &person).await,
            Some(_) => tell_again(self, work, tools, &person).await,
        }
    }
}
