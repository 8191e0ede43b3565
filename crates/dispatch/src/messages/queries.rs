//! The list of messages.

use courier::To;
use jiff::Timestamp;
use kernel::{Email, InstitutionId, Phone};
use store::{ReadTx, Result, params, rows, sql};
use web::Say;

use crate::message::{Kind, MessageId};
use crate::status::{State, Status};
use crate::to::{Channel, masked, of_columns};

rows! {
    /// One line of the list.
    pub(super) struct Line {
        pub(super) id: MessageId,
        pub(super) kind: Kind,
        channel: Channel,
        phone: Option<Phone>,
        email: Option<Email>,
        state: State,
        attempts: i64,
        last_error: Option<String>,
        pub(super) created_at: Timestamp,
        sent_at: Option<Timestamp>,
        next_at: Option<Timestamp>,
        to_given_name: Option<String>,
        to_surname: Option<String>,
        child_given_name: Option<String>,
        child_surname: Option<String>,
        by_given_name: Option<String>,
        by_surname: Option<String>,
    }
}

fn name(given: Option<&String>, surname: Option<&String>) -> Option<String> {
    Some(format!("{} {}", given?, surname?))
}

impl Line {
    pub(super) fn status(&self) -> Status {
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

    /// The number or address is not kept any more.
    pub(super) fn is_forgotten(&self) -> bool {
        self.whereto().is_none()
    }

    fn whereto(&self) -> Option<To> {
        of_columns(self.channel, self.phone, self.email.clone())
    }

    /// "•• ••• 616", "l…@piemers.lv", "ierīces"
    pub(super) fn address(&self, say: &Say) -> String {
        let to = self.whereto();
        to.map(|to| masked(say, &to)).unwrap_or_default()
    }

    pub(super) fn to(&self) -> Option<String> {
        name(self.to_given_name.as_ref(), self.to_surname.as_ref())
    }

    pub(super) fn child(&self) -> Option<String> {
        name(self.child_given_name.as_ref(), self.child_surname.as_ref())
    }

    pub(super) fn by(&self) -> Option<String> {
        name(self.by_given_name.as_ref(), self.by_surname.as_ref())
    }
}

/// Messages before that one, the newest first.
pub(super) async fn list(
    tx: &mut ReadTx,
    institution: InstitutionId,
    before: i64,
    (only_bad, most): (bool, i64),
) -> Result<Vec<Line>> {
    tx.all(
        sql!(
            "SELECT m.id, m.kind, m.channel, m.phone, m.email, m.state, m.attempts, m.last_error, m.created_at,
                    m.sent_at, m.next_at, a.given_name AS to_given_name, a.surname AS to_surname,
                    c.given_name AS child_given_name, c.surname AS child_surname,
                    b.given_name AS by_given_name, b.surname AS by_surname
               FROM message_now m
               LEFT JOIN account a ON a.institution_id = m.institution_id AND a.id = m.account_id
               LEFT JOIN account b ON b.institution_id = m.institution_id AND b.id = m.created_by
               LEFT JOIN child c ON c.institution_id = m.institution_id AND c.id = m.child_id
              WHERE m.institution_id = $1 AND m.id < $2
                AND (NOT CAST($3 AS BOOLEAN) OR m.state IN ('failed', 'given_up'))
              ORDER BY m.id DESC
              LIMIT $4"
        ),
        params![institution, before, only_bad, most],
    )
    .await
}

/// How many did not go.
pub(super) async fn bad_count(tx: &mut ReadTx, institution: InstitutionId) -> Result<i64> {
    let (count,): (i64,) = tx
        .one(
            sql!(
                "SELECT count(*) AS bad
                   FROM message_now
                  WHERE institution_id = $1 AND state IN ('failed', 'given_up')"
            ),
            params![institution],
        )
        .await?;
    Ok(count)
}
