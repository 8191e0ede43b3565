//! The job that makes a code and sends it to the phone or e-mail that is to be confirmed. Like a one-time password it is
//! made when it is sent, and kept only as its hash.

use std::sync::Arc;

use dispatch::{MessageId, Text, Tools};
use jiff::{SignedDuration, Timestamp};
use jobs::{Job, JobError, Work};
use kernel::AccountId;
use serde::{Deserialize, Serialize};
use store::{params, rows, sql};
use web::{Language, Say};

use super::way::Way;
use crate::password::Hasher;

/// How long a code can be typed.
const LIVES: SignedDuration = SignedDuration::from_mins(15);

/// Six digits.
fn six_digits() -> Option<String> {
    let mut bytes = [0_u8; 4];
    getrandom::fill(&mut bytes).ok()?;
    Some(format!("{:06}", u32::from_be_bytes(bytes) % 1_000_000))
}

/// Makes a code for the phone or e-mail that waits and sends it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct SendCode {
    /// The message, with its number or address
    pub message: MessageId,
    /// Whose
    pub account: AccountId,
    /// Which of the two
    pub way: Way,
}

rows! {
    struct Person {
        language: Language,
    }
}

/// Keeps the code's hash where the message's own address still waits: typed over meanwhile, another address would be
/// confirmed by a code that this one got.
async fn keep(
    job: SendCode,
    work: &Work,
    (hash, until): (String, Timestamp),
) -> Result<Option<Person>, store::Error> {
    let mut tx = work.write().await?;
    let kept = tx
        .run(
            sql!(
                "UPDATE confirm_code SET code_hash = $4, expires_at = $5, tries = 0
                  WHERE institution_id = $1 AND account_id = $2 AND kind = $3
                    AND value = (SELECT COALESCE(m.phone, m.email)
                                   FROM outgoing_message m
                                  WHERE m.institution_id = $1 AND m.id = $6)"
            ),
            params![
                work.institution(),
                job.account,
                job.way,
                hash,
                until,
                job.message
            ],
        )
        .await?;
    if kept == 0 {
        return Ok(None);
    }
    let person = tx
        .one(
            sql!("SELECT language FROM account WHERE institution_id = $1 AND id = $2"),
            params![work.institution(), job.account],
        )
        .await?;
    tx.commit().await?;
    Ok(Some(person))
}

fn text(way: Way, say: &Say, code: String) -> Text {
    match way {
        Way::Phone => Text::sms(say.a("confirm-sms", "code", code)),
        Way::Email => Text::letter(
            say.t("confirm-mail-subject"),
            say.a("confirm-mail", "code", code),
        ),
    }
}

impl Job for SendCode {
    const NAME: &'static str = "account.send_code";
    type Tools = Tools;

    async fn run(self, work: &Work, tools: &Tools) -> Result<(), JobError> {
        if !tools.post.wants(work, self.message).await? {
            return Ok(());
        }
        let code = six_digits().ok_or(JobError::Again("randomness"))?;
        let hash = Hasher
            .hash(code.clone())
            .await
            .map_err(|_| JobError::Again("hasher"))?;
        let until = work.now().checked_add(LIVES).unwrap_or(work.now());
        let Some(person) = keep(self, work, (hash, until)).await? else {
            return tools.post.withdraw(work, self.message).await;
        };
        let say = Say::new(Arc::clone(&tools.texts), person.language);
        let text = text(self.way, &say, code);
        tools.post.deliver(work, self.message, &text).await
    }
}
