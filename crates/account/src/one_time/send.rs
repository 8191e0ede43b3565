//! The job that makes a one-time password and sends it by SMS. It is made here, at the moment of sending, and kept only
//! as its hash: nobody of the staff sees it, no table and no log holds it. A retry makes a new one.

use std::sync::Arc;

use dispatch::{MessageId, Text, Tools};
use jobs::{Job, JobError, Work};
use kernel::AccountId;
use serde::{Deserialize, Serialize};
use store::{params, rows, sql};
use web::{Language, Say};

use super::secret::{keep, one_time_password};
use crate::password::Hasher;

/// Makes a one-time password and sends it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct SendPassword {
    /// The message, with its number
    pub message: MessageId,
    /// Whose password
    pub account: AccountId,
}

rows! {
    struct Person {
        language: Language,
    }
}

impl Job for SendPassword {
    const NAME: &'static str = "account.send_password";
    type Tools = Tools;

    async fn run(self, work: &Work, tools: &Tools) -> Result<(), JobError> {
        if !tools.post.wants(work, self.message).await? {
            return Ok(());
        }
        let password = one_time_password().map_err(|_| JobError::Again("randomness"))?;
        let hash = Hasher
            .hash(password.clone())
            .await
            .map_err(|_| JobError::Again("hasher"))?;
        let whose = (work.institution(), self.account);
        let mut tx = work.write().await?;
        let person: Person = tx
            .one(
                sql!("SELECT language FROM account WHERE institution_id = $1 AND id = $2"),
                params![whose.0, whose.1],
            )
            .await?;
        keep(&mut tx, whose, &hash, work.now())
            .await
            .map_err(|_| JobError::Again("database"))?;
        tx.commit().await?;
        let say = Say::new(Arc::clone(&tools.texts), person.language);
        let text = match &tools.address {
            Some(address) => say.a2("one-time-sms-at", "password", password, "address", address),
            None => say.a("one-time-sms", "password", password),
        };
        tools
            .post
            .deliver(work, self.message, &Text::sms(text))
            .await
    }
}
