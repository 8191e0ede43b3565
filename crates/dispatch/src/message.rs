//! Messages: to whom, of what kind, and what became of them; never the text.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use courier::To;
use jiff::Timestamp;
use jiff::civil::Date;
use jobs::Job;
use kernel::{AccountId, ChildId, InstitutionId};
use serde::{Deserialize, Serialize};
use store::{ReadTx, WriteTx, params, sql};
use web::access::Reach;
use web::{Recall, Subject};

use crate::status::Status;
use crate::to::{Channel, columns};

/// One message; its job has the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MessageId(pub i64);

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for MessageId {
    type Err = ParseIntError;
    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        text.parse().map(Self)
    }
}

impl store::Column for MessageId {
    fn value(&self) -> store::Value {
        self.0.value()
    }
    fn from_sqlite(value: store::SqliteValue<'_>) -> store::Result<Self> {
        i64::from_sqlite(value).map(Self)
    }
    fn from_postgres(row: &store::PostgresRow, index: usize) -> store::Result<Self> {
        i64::from_postgres(row, index).map(Self)
    }
}

/// What a message is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// "Vienreizēja parole" (2.3, 3.12.2, 6.1)
    OneTimePassword,
    /// A code that confirms a number or an address
    Code,
    /// Something to know
    Notice,
}

impl Kind {
    /// As it is stored, and as the key of its text ends.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OneTimePassword => "one_time_password",
            Self::Code => "code",
            Self::Notice => "notice",
        }
    }
}

/// The text names no kind.
#[derive(Debug)]
pub struct UnknownKind;

impl FromStr for Kind {
    type Err = UnknownKind;
    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        match text {
            "one_time_password" => Ok(Self::OneTimePassword),
            "code" => Ok(Self::Code),
            "notice" => Ok(Self::Notice),
            _ => Err(UnknownKind),
        }
    }
}

store::text_column!(Kind);

/// A message to be sent.
#[derive(Debug, Clone)]
pub struct NewMessage {
    /// Where
    pub institution: InstitutionId,
    /// A new id: `MessageId(ok.next_id()?)`
    pub id: MessageId,
    /// What for
    pub kind: Kind,
    /// To whom, where it is somebody with an account
    pub account: Option<AccountId>,
    /// About which child
    pub child: Option<ChildId>,
    /// To which number or address
    pub to: To,
    /// Who asked for it; nobody for the system itself
    pub by: Option<AccountId>,
    /// When
    pub now: Timestamp,
}

/// Puts a message and the job that makes its text down in the transaction of a change.
pub async fn enqueue<J: Job>(
    tx: &mut WriteTx,
    new: &NewMessage,
    job: &J,
) -> store::Result<MessageId> {
    put_down(tx, new).await?;
    jobs::later(tx, new.institution, new.id.0, new.now, job).await?;
    Ok(new.id)
}

/// Puts a message down whose job is there already: it is the job that runs, and the message has its number.
pub async fn put_down(tx: &mut WriteTx, new: &NewMessage) -> store::Result<()> {
    let (phone, email) = columns(&new.to);
    tx.run(
        sql!(
            "INSERT INTO outgoing_message (institution_id, id, kind, account_id, child_id, channel, phone, email,
                                           state, attempts, created_at, created_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0, $9, $10)"
        ),
        params![
            new.institution,
            new.id,
            new.kind,
            new.account,
            new.child,
            Channel::of(&new.to),
            phone,
            email,
            new.now,
            new.by
        ],
    )
    .await?;
    Ok(())
}

/// Sends a message that did not go anew, by the same job: with a new text, at once, with all its tries. Whether there
/// is such a one.
pub async fn retry(
    tx: &mut WriteTx,
    institution: InstitutionId,
    message: MessageId,
    now: Timestamp,
) -> store::Result<bool> {
    if !jobs::again(tx, institution, message.0, now).await? {
        return Ok(false);
    }
    let found = tx
        .run(
            sql!(
                "UPDATE outgoing_message SET state = 'waiting', attempts = 0, last_error = NULL
                  WHERE institution_id = $1 AND id = $2 AND state <> 'sent' AND forgotten_at IS NULL"
            ),
            params![institution, message],
        )
        .await?;
    Ok(found > 0)
}

/// What became of a message.
pub async fn state_of(
    tx: &mut ReadTx,
    institution: InstitutionId,
    message: MessageId,
) -> store::Result<Option<Status>> {
    tx.opt(
        sql!(
            "SELECT channel, state, attempts, last_error, created_at, sent_at, next_at
               FROM message_now
              WHERE institution_id = $1 AND id = $2"
        ),
        params![institution, message],
    )
    .await
}

impl Subject for MessageId {
    type Record = Status;

    async fn find(self, tx: &mut ReadTx, recall: &Recall, _: Date) -> web::Result<Option<Status>> {
        Ok(state_of(tx, recall.institution(), self).await?)
    }

    fn reach(self, _: &Status) -> Reach {
        Reach::default()
    }
}
