//! What was sent last: for the pages of those whom it is about.

use jiff::Timestamp;
use kernel::{AccountId, ChildId, InstitutionId};
use store::{ReadTx, params, rows, sql};

use crate::message::{Kind, MessageId};
use crate::status::{State, Status};
use crate::to::Channel;

rows! {
    /// The last message about a child to one person.
    #[derive(Debug, Clone)]
    pub struct OfChild {
        /// The message
        pub id: MessageId,
        /// To whom
        pub account_id: Option<AccountId>,
        channel: Channel,
        state: State,
        attempts: i64,
        last_error: Option<String>,
        created_at: Timestamp,
        sent_at: Option<Timestamp>,
        next_at: Option<Timestamp>,
    }
}

impl OfChild {
    /// What became of it.
    pub fn status(&self) -> Status {
        Status {
            channel: self.channel,
            state: self.state,
            attempts: self.attempts,
            last_error: self.last_error.clone(),
            created_at: self.created_at,
            sent_at: self.sent_at,
            next_at: self.next_at,
        }
    }
}

/// The last message of that kind about a child to each person, for the page of the child.
pub async fn latest_of_child(
    tx: &mut ReadTx,
    institution: InstitutionId,
    child: ChildId,
    kind: Kind,
) -> store::Result<Vec<OfChild>> {
    tx.all(
        sql!(
            "SELECT m.id, m.account_id, m.channel, m.state, m.attempts, m.last_error, m.created_at, m.sent_at,
                    m.next_at
               FROM message_now m
              WHERE m.institution_id = $1 AND m.child_id = $2 AND m.kind = $3
                AND NOT EXISTS (SELECT 1 FROM outgoing_message n
                                 WHERE n.institution_id = m.institution_id AND n.child_id = m.child_id
                                   AND n.account_id = m.account_id AND n.kind = m.kind AND n.id > m.id)
              ORDER BY m.id"
        ),
        params![institution, child, kind],
    )
    .await
}

/// The last message of that kind to a person by that way.
pub async fn latest_to(
    tx: &mut ReadTx,
    (institution, account): (InstitutionId, AccountId),
    kind: Kind,
    channel: Channel,
) -> store::Result<Option<Status>> {
    tx.opt(
        sql!(
            "SELECT channel, state, attempts, last_error, created_at, sent_at, next_at
               FROM message_now
              WHERE institution_id = $1 AND account_id = $2 AND kind = $3 AND channel = $4
              ORDER BY id DESC
              LIMIT 1"
        ),
        params![institution, account, kind, channel],
    )
    .await
}

/// How many messages of that kind a person was sent by that way since then: for limits.
pub async fn count_since(
    tx: &mut ReadTx,
    (institution, account): (InstitutionId, AccountId),
    (kind, channel): (Kind, Channel),
    since: Timestamp,
) -> store::Result<i64> {
    let (count,): (i64,) = tx
        .one(
            sql!(
                "SELECT count(*) AS messages
                   FROM outgoing_message
                  WHERE institution_id = $1 AND account_id = $2 AND kind = $3 AND channel = $4
                    AND created_at > $5"
            ),
            params![institution, account, kind, channel, since],
        )
        .await?;
    Ok(count)
}
