//! The message of a notice: by e-mail where that is confirmed and letters leave here, by SMS otherwise. Its number is the
//! notice's, so that it is put down once however often the job runs.

use std::sync::Arc;

use courier::To;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use jobs::{Job, JobError, Work};
use kernel::{AccountId, Role};
use serde::{Deserialize, Serialize};
use store::{ReadTx, params, rows, sql};
use web::{Language, Say};

use super::deed::Deed;
use crate::message::{self, Kind, MessageId, NewMessage};
use crate::post::{Text, Tools};
use crate::to::Channel;

/// Sends word of the notice that has the job's own number.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct TellOwner;

rows! {
    struct Row {
        account_id: AccountId,
        kind: Deed,
        at: Timestamp,
        by_id: Option<AccountId>,
        by_role: Option<Role>,
        phone: Option<String>,
        email: Option<String>,
        language: Language,
        timezone: String,
    }
}

async fn row(work: &Work, tx: &mut ReadTx) -> Result<Row, JobError> {
    Ok(tx
        .one(
            sql!(
                "SELECT n.account_id, n.kind, n.at, n.by_id, n.by_role, n.phone, n.email, a.language, i.timezone
                   FROM account_notice n
                   JOIN account a ON a.institution_id = n.institution_id AND a.id = n.account_id
                   JOIN institution i ON i.id = n.institution_id
                  WHERE n.institution_id = $1 AND n.id = $2"
            ),
            params![work.institution(), work.id()],
        )
        .await?)
}

/// Where it can go now: kept addresses may be none, and a gateway may not be set up.
async fn way(
    work: &Work,
    tools: &Tools,
    tx: &mut ReadTx,
    row: &Row,
) -> Result<Option<To>, JobError> {
    let email = row.email.as_deref().and_then(|text| text.parse().ok());
    let phone = row.phone.as_deref().and_then(|text| text.parse().ok());
    let all = [email.map(To::Email), phone.map(To::Phone)];
    for to in all.into_iter().flatten() {
        let channel = Channel::of(&to);
        if tools.post.can(tx, work.institution(), channel).await? {
            return Ok(Some(to));
        }
    }
    Ok(None)
}

/// Puts the message down, and the addresses are needed here no more. Whether there is a message.
async fn put_down(work: &Work, row: &Row, to: Option<To>) -> Result<(), JobError> {
    let mut tx = work.write().await?;
    if let Some(to) = to {
        let new = NewMessage {
            institution: work.institution(),
            id: MessageId(work.id()),
            kind: Kind::Notice,
            account: Some(row.account_id),
            child: None,
            to,
            by: row.by_id,
            now: work.now(),
        };
        message::put_down(&mut tx, &new).await?;
    }
    tx.run(
        sql!(
            "UPDATE account_notice SET phone = NULL, email = NULL
              WHERE institution_id = $1 AND id = $2"
        ),
        params![work.institution(), work.id()],
    )
    .await?;
    Ok(tx.commit().await?)
}

fn text(say: &Say, row: &Row) -> Text {
    let zone = TimeZone::get(&row.timezone).unwrap_or(TimeZone::UTC);
    let day = say.date(zone.to_datetime(row.at).date());
    let when = format!("{day} {}", say.time(row.at, &zone));
    let by_self = row.by_id == Some(row.account_id);
    let who = match row.by_role {
        _ if by_self => say.t("tell-by-self"),
        Some(role) => say.t(&format!("role-{role}")),
        None => say.t("tell-by-operator"),
    };
    let what = say.t(&format!("tell-short-{}", row.kind.as_str()));
    let list = [("what", what), ("when", when), ("who", who)];
    Text::letter(say.t("tell-mail-subject"), say.with("tell-message", &list))
}

impl Job for TellOwner {
    const NAME: &'static str = "dispatch.tell_owner";
    type Tools = Tools;

    async fn run(self, work: &Work, tools: &Tools) -> Result<(), JobError> {
        let id = MessageId(work.id());
        let mut tx = work.read().await?;
        let row = row(work, &mut tx).await?;
        if row.phone.is_some() || row.email.is_some() {
            let to = way(work, tools, &mut tx, &row).await?;
            drop(tx);
            put_down(work, &row, to).await?;
            tx = work.read().await?;
        }
        let there = crate::state_of(&mut tx, work.institution(), id).await?;
        drop(tx);
        if there.is_none() {
            return Ok(()); // nothing confirmed, or no way out: the next sign-in says it
        }
        let say = Say::new(Arc::clone(&tools.texts), row.language);
        tools.post.deliver(work, id, &text(&say, &row)).await
    }
}
